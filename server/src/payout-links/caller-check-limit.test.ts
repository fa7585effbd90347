import { expect, test } from 'vitest';
import { waitForCallerCheck } from './caller-check-limit.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 0, 5, 10);
const ago = (...minutes: number[]) => minutes.map((minute) => NOW - minute * MINUTE);

test.each([
  [[], null],
  [[1, 2, 3, 4], null],
  [[1, 2, 3, 4, 50], 10],
  [[50, 4, 3, 2, 1], 10],
  // More than five can only stand there when the limit was higher: the fifth newest has to be over.
  [[1, 2, 3, 4, 30, 59], 30],
])('after checks %j minutes ago one waits %s minutes', (minutes, wait) => {
  expect(waitForCallerCheck(ago(...minutes), NOW)).toBe(wait === null ? null : wait * MINUTE);
});
