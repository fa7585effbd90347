import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paiseFromRupees } from './paise-from-rupees.ts';

test('every amount of whole paise comes back exactly, up to ninety lakh crore', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_007_199_254_740_99 }), (paise) => {
      const rupees = JSON.parse(
        `${Math.floor(paise / 100)}.${String(paise % 100).padStart(2, '0')}`,
      ) as unknown;
      expect(paiseFromRupees(rupees)).toBe(paise);
    }),
    { numRuns: 5000 },
  );
});

test.for([
  [120.11, 12011],
  [0.1, 10],
  [0.07, 7],
  [1.1, 110],
  [4.35, 435],
  [0, 0],
  [1e5, 10000000],
] as const)('%d rupees are %d paise', ([rupees, paise]) => {
  expect(paiseFromRupees(rupees)).toBe(paise);
});

test.for([
  0.1 + 0.2,
  1.005,
  120.111,
  0.001,
  -1,
  -0.01,
  1e21,
  1e-7,
  2 ** 53,
  NaN,
  Infinity,
  '120.11',
  null,
  {},
  true,
])('%j is no amount', (rupees) => {
  expect(paiseFromRupees(rupees)).toBeNull();
});
