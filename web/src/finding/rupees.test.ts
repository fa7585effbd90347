import { expect, test } from 'vitest';
import { paiseOf, rupeesText } from './rupees.ts';

test.for([
  ['500', 50_000],
  ['₹500', 50_000],
  [' ₹ 500 ', 50_000],
  ['1,20,000', 12_000_000],
  ['1 20 000', 12_000_000],
  ['₹1,20,000.50', 12_000_050],
  ['99.9', 9990],
  ['500.', 50_000],
  ['Rs. 500/-', 50_000],
  ['500 rupees only', 50_000],
  ['INR 1,200', 120_000],
  ['2 lakh', 20_000_000],
  ['₹2 lakhs', 20_000_000],
  ['1.1 lac', 11_000_000],
  ['1.25L', 12_500_000],
  ['1.5 crore', 1_500_000_000],
  ['2 Cr', 2_000_000_000],
  ['5k', 500_000],
  ['5 thousand', 500_000],
] as const)('people write %j and mean %d paise', ([text, paise]) => {
  expect(paiseOf(text)).toBe(paise);
});

test.for(['', ' ', '₹', 'lakh', '1,00x', '-5', '1.005', '1.2.3', '5 lakh 3', '99999999999999', '९'])(
  '%j is no amount',
  (text) => {
    expect(paiseOf(text)).toBeNull();
  },
);

test('an amount comes back from the address as it went there', () => {
  for (const paise of [0, 1, 10, 9990, 50_000, 12_000_050]) expect(paiseOf(rupeesText(paise))).toBe(paise);
});
