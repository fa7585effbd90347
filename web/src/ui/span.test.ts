import { expect, test } from 'vitest';
import { clockSpan, span } from './span.ts';

test.each([
  [0, '0 s'],
  [999, '0 s'],
  [1_000, '1 s'],
  [61_000, '1 min 1 s'],
  [120_000, '2 min'],
  [3_600_000, '1 h'],
  [86_399_999, '23 h 59 min'],
  [(2 * 24 + 3) * 3_600_000 + 59_000, '2 d 3 h'],
])('%i ms reads as %s', (durationMs, words) => {
  expect(span(durationMs)).toBe(words);
});

test('a countdown reaches 0:00 only when the wait is over', () => {
  expect(clockSpan(42_000)).toBe('0:42');
  expect(clockSpan(41_001)).toBe('0:42');
  expect(clockSpan(1)).toBe('0:01');
  expect(clockSpan(0)).toBe('0:00');
  expect(clockSpan(-5)).toBe('0:00');
  expect(clockSpan(725_000)).toBe('12:05');
});

test('more than a year reads in years and days', () => {
  const dayMs = 86_400_000;
  expect(span(73 * 365 * dayMs)).toBe('73 y');
  expect(span((2 * 365 + 343) * dayMs + 3_600_000)).toBe('2 y 343 d');
  expect(span(364 * dayMs)).toBe('364 d');
});
