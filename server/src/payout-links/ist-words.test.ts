import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoInstant, istDay, istDeadline, istMoment, istTime, spanInWords } from './ist-words.ts';

const CLAIMED = Date.parse('2023-12-12T09:21:31Z');

test('an instant is told in IST', () => {
  expect(istTime(CLAIMED)).toBe('14:51:31 IST');
  expect(istMoment(CLAIMED)).toBe('12 Dec 2023 at 14:51:31 IST');
  expect(istDeadline(Date.parse('2023-12-15T18:29:59Z'))).toBe('15 Dec 2023, 23:59 IST');
});

test('the day changes at midnight in IST, which is written 00:00', () => {
  expect(istDay(Date.parse('2023-12-12T18:29:59Z'))).toBe('12 Dec 2023');
  expect(istMoment(Date.parse('2023-12-12T18:30:00Z'))).toBe('13 Dec 2023 at 00:00:00 IST');
});

test('an instant is sent to the second, unless it is finer', () => {
  expect(isoInstant(CLAIMED)).toBe('2023-12-12T09:21:31Z');
  expect(isoInstant(CLAIMED + 7)).toBe('2023-12-12T09:21:31.007Z');
});

test.each([
  [0, '0 s'],
  [1000, '1 s'],
  [6000, '6 s'],
  [59_499, '59 s'],
  [59_500, '1 min'],
  [60_000, '1 min'],
  [240_000, '4 min'],
  [3_599_999, '1 h'],
  [3_600_000, '1 h'],
  [11_100_000, '3 h 5 min'],
  [86_400_000, '1 d'],
  [86_700_000, '1 d'],
  [187_200_000, '2 d 4 h'],
])('%i ms are %s', (ms, words) => {
  expect(spanInWords(ms)).toBe(words);
});

test('every span has words', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 * 365 * 86_400_000 }), (ms) => {
      expect(spanInWords(ms)).toMatch(/^\d+ (s|min|h|d)( \d+ (min|h))?$/);
    }),
  );
});
