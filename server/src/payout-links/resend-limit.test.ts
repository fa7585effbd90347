import { expect, test } from 'vitest';
import { resendAllowance, settledState } from './resend-limit.ts';

const NOW = Date.parse('2023-12-12T09:00:00Z');
const MINUTE = 60_000;
const sentAgo = (...ages: number[]) => ages.map((age) => ({ state: 'sent' as const, at: NOW - age }));

test('a link never resent may be resent', () => {
  expect(resendAllowance([], NOW)).toEqual({ today: 0, againAt: null, because: null, waitMs: null });
});

test('a minute has to pass between two resends', () => {
  expect(resendAllowance(sentAgo(MINUTE - 1), NOW)).toEqual({
    today: 1,
    againAt: NOW + 1,
    because: 'It was resent less than a minute ago.',
    waitMs: 1,
  });
  expect(resendAllowance(sentAgo(MINUTE), NOW)).toMatchObject({ today: 1, because: null, waitMs: null });
});

test('after five in a day the next one waits for the next day in IST', () => {
  const five = sentAgo(5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 20 * MINUTE, 25 * MINUTE);
  expect(resendAllowance(five, NOW)).toEqual({
    today: 5,
    againAt: null,
    because: 'It was resent 5 times today; more tomorrow.',
    waitMs: Date.parse('2023-12-12T18:30:00Z') - NOW,
  });
  expect(resendAllowance(five.slice(1), NOW)).toMatchObject({ today: 4, because: null });
});

test('the day begins at midnight in IST', () => {
  const midnight = Date.parse('2023-12-12T18:30:00Z');
  const five = [2, 3, 4, 5, 6].map((minutes) => ({
    state: 'sent' as const,
    at: midnight - minutes * MINUTE,
  }));
  expect(resendAllowance(five, midnight - 1)).toMatchObject({ today: 5, waitMs: 1 });
  expect(resendAllowance(five, midnight)).toMatchObject({ today: 0, because: null });
});

test('what was not sent does not count, what is in doubt does', () => {
  const at = NOW - 1000;
  expect(resendAllowance([{ state: 'not-sent', at }], NOW)).toMatchObject({ today: 0, because: null });
  expect(resendAllowance([{ state: 'not-confirmed', at }], NOW)).toMatchObject({ today: 1, waitMs: 59_000 });
  expect(resendAllowance([{ state: 'sending', at }], NOW)).toMatchObject({ today: 1, waitMs: 59_000 });
});

test('a resend whose answer was lost is not confirmed after a minute', () => {
  expect(settledState({ state: 'sending', at: NOW - MINUTE + 1 }, NOW)).toBe('sending');
  expect(settledState({ state: 'sending', at: NOW - MINUTE }, NOW)).toBe('not-confirmed');
  expect(settledState({ state: 'sent', at: NOW - MINUTE }, NOW)).toBe('sent');
});
