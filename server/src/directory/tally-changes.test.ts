import { expect, test } from 'vitest';
import { tallyChanges } from './tally-changes.ts';

const issued = (amount_paise: number) => ({
  ...{ status: 'ISSUED', expires_at: null, since_at: null, sent: null, look: null },
  amount_paise,
});

test('a link that becomes another leaves its lists and enters others, with its money', () => {
  const claimed = { ...issued(500), status: 'CLAIMED', since_at: 0 };
  expect(tallyChanges([{ before: issued(400), after: claimed }])).toEqual([
    { list: 'status ISSUED', bucket: 0, links: -1, paise: -400 },
    { list: 'status CLAIMED', bucket: 0, links: 1, paise: 500 },
    { list: 'claimed', bucket: 0, links: 1, paise: 500 },
  ]);
});

test('ten million links of absurd amounts still fit a sum, and leave it as they came', () => {
  const absurd = issued(Number.MAX_SAFE_INTEGER);
  const [come] = tallyChanges([{ before: null, after: absurd }]);
  expect(BigInt(come?.paise ?? 0) * 10_000_000n).toBeLessThan(2n ** 63n);
  expect(tallyChanges([{ before: absurd, after: null }])[0]?.paise).toBe(-(come?.paise ?? 0));
  expect(tallyChanges([{ before: absurd, after: absurd }])).toEqual([]);
});
