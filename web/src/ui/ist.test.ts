import { expect, test } from 'vitest';
import { istDay, istMinute, istMoment, istRecent, istShort, istTime, otherClocks } from './ist.ts';

test('an instant is shown on the clock and calendar of India', () => {
  expect(istTime('2023-12-12T09:21:25Z')).toBe('14:51:25');
  expect(istMoment('2023-12-12T09:21:25Z')).toBe('12 Dec 2023, 14:51:25 IST');
  expect(istMinute('2023-12-15T18:29:00Z')).toBe('15 Dec 2023, 23:59 IST');
});

test('the day changes at midnight in India, and midnight is 00', () => {
  expect(istDay('2023-12-12T18:29:59Z')).toBe('12 Dec 2023');
  expect(istDay('2023-12-12T18:30:00Z')).toBe('13 Dec 2023');
  expect(istTime('2023-12-12T18:30:00Z')).toBe('00:00:00');
});

test('what was today in India needs no day', () => {
  const now = Date.parse('2023-12-12T18:29:00Z');
  expect(istRecent('2023-12-12T09:21:25Z', now)).toBe('14:51 IST');
  expect(istRecent('2023-12-11T18:29:00Z', now)).toBe('11 Dec 2023, 23:59 IST');
  expect(istRecent('2023-12-12T09:21:25Z', now + 60_000)).toBe('12 Dec 2023, 14:51 IST');
});

test('of this year in India no year is said', () => {
  const now = Date.parse('2023-12-31T18:29:59Z');
  expect(istShort('2023-12-12T09:21:25Z', now)).toBe('12 Dec, 14:51');
  expect(istShort('2022-12-12T09:21:25Z', now)).toBe('12 Dec 2022, 14:51');
  expect(istShort('2023-12-12T09:21:25Z', now + 1000)).toBe('12 Dec 2023, 14:51');
});

test('September has three letters like every other month', () => {
  expect(istDay('2026-09-05T06:00:00Z')).toBe('5 Sep 2026');
});

test('hovering tells UTC and the viewer’s own clock', () => {
  expect(otherClocks('2023-12-12T09:21:25Z')).toBe(
    '2023-12-12 09:21:25 UTC · 12 Dec 2023, 10:21:25 your time (Europe/Berlin)',
  );
});
