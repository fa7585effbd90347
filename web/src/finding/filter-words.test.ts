import { expect, test } from 'vitest';
import { amountWords, daysWords, statusWords } from './filter-words.ts';
import { paiseOf } from './rupees.ts';

// 01:00 on 22 November in India, still the 21st in London.
const NOW = Date.parse('2026-11-21T19:30:00Z');

test.each([
  [{ from: null, to: null }, null],
  [{ from: '2026-11-22', to: '2026-11-22' }, 'today'],
  [{ from: '2026-11-23', to: '2026-11-23' }, 'tomorrow'],
  [{ from: '2026-11-21', to: '2026-11-21' }, 'yesterday'],
  [{ from: '2026-11-01', to: '2026-11-01' }, '1 Nov'],
  [{ from: '2025-09-01', to: '2026-11-01' }, '1 Sep 2025 – 1 Nov'],
  [{ from: '2026-11-01', to: null }, 'from 1 Nov'],
  [{ from: null, to: '2026-11-01' }, 'until 1 Nov'],
])('days %o are said as %s', (range, words) => {
  expect(daysWords(range, NOW)).toBe(words);
});

test('amounts are said in rupees, with paise where there are any', () => {
  expect(amountWords({ from: 10_000, to: 12_000_050 })).toBe('₹100 – ₹1,20,000.50');
  expect(amountWords({ from: null, to: 50_000 })).toBe('up to ₹500');
  expect(amountWords({ from: 50_000, to: 50_000 })).toBe('₹500');
});

test('many states are cut short', () => {
  expect(statusWords([])).toBeNull();
  expect(statusWords(['ISSUED', 'CLAIMED', 'EXPIRED', 'OTHER'])).toBe('Issued, Claimed +2');
});

test.each([
  ['500', 50_000],
  ['₹1,20,000.50', 12_000_050],
  ['Rs. 99.9', 9_990],
  [' 0 ', 0],
  ['', null],
  ['1e3', null],
  ['-5', null],
  ['9'.repeat(13), null],
])('%s is %s paise', (text, paise) => {
  expect(paiseOf(text)).toBe(paise);
});
