import { expect, test } from 'vitest';
import { catchVariant } from './catch-variant.ts';
import { WRONG_VARIANTS } from './wrong-variants.ts';

const AT_MOST = 500;

test('there are twelve mistakes to be caught', () => {
  expect(WRONG_VARIANTS).toHaveLength(12);
});

test.each(WRONG_VARIANTS)(
  '$name is caught, by a seed that finds nothing in production as it is',
  { timeout: 120_000 },
  async (variant) => {
    const caught = await catchVariant(variant, 1, AT_MOST);
    expect(caught, `${variant.name} got through ${AT_MOST} seeds`).not.toBeNull();
    expect(caught?.unpatched, `production on seed ${caught?.seed}`).toEqual([]);
    process.stdout.write(`${variant.name}: caught by seed ${caught?.seed}, ${caught?.violation.invariant}\n`);
  },
);
