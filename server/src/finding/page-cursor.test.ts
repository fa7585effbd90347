import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LinkFilter } from '../../contract/finding.ts';
import { readCursor, writeCursor } from './page-cursor.ts';

const mark = fc.record({
  after: fc.record({ value: fc.option(fc.maxSafeInteger()), no: fc.maxSafeNat() }),
  tier: fc.nat(9),
  meaning: fc.nat(9),
  total: fc.maxSafeNat(),
  totalIsExact: fc.boolean(),
  hiddenByFilters: fc.option(fc.maxSafeNat()),
});
const filter: fc.Arbitrary<LinkFilter> = fc.record(
  {
    q: fc.string(),
    status: fc.subarray(['ISSUED', 'CLAIMED', 'OTHER'] as const),
    purpose: fc.string(),
    amountMin: fc.nat(),
    sort: fc.constantFrom('created' as const, '-amount' as const),
  },
  { requiredKeys: [] },
);

test('a cursor gives back where a page ended, for the same search, and fits the contract', () => {
  fc.assert(
    fc.property(mark, filter, (one, asked) => {
      const cursor = writeCursor(one, asked);
      expect(readCursor(cursor, asked)).toEqual(one);
      expect(cursor.length).toBeLessThanOrEqual(300);
    }),
  );
});

test('it is taken for no other search, and the order of statuses is none', () => {
  const one = {
    ...{ after: { value: 1, no: 2 }, tier: 0, meaning: 0, total: 3 },
    ...{ totalIsExact: true, hiddenByFilters: null },
  };
  const cursor = writeCursor(one, { q: 'Ravi', status: ['ISSUED', 'CLAIMED'] });
  expect(readCursor(cursor, { status: ['CLAIMED', 'ISSUED'], q: 'Ravi', sort: '-created' })).toEqual(one);
  for (const other of [{ q: 'Asha', status: ['ISSUED', 'CLAIMED'] }, { q: 'Ravi' }, {}] as LinkFilter[])
    expect(() => readCursor(cursor, other)).toThrow('Search again');
});

test('whatever else is sent in its place is refused in words', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json()), (text) => {
      expect(() => readCursor(text, {})).toThrow('This cursor does not come from this search. Search again.');
    }),
  );
});
