import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAsFreshAsAsked } from './company-freshness.ts';

const NOW = Date.UTC(2026, 10, 22, 9, 30);
const SECOND = 1000;
const HOUR = 3600 * SECOND;

test('asked anew, only a sign-in since then counts, but for a few seconds between two clocks', () => {
  const startedAt = NOW - 60 * SECOND;
  const fresh = (authenticatedAt: number | null) =>
    isAsFreshAsAsked({ fresh: true, startedAt }, { authenticatedAt }, NOW);
  expect([startedAt, NOW, startedAt - 5 * SECOND, NOW + 5 * SECOND].map(fresh)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([startedAt - 6 * SECOND, NOW + 6 * SECOND, NOW - HOUR, 0, null].map(fresh)).toEqual(
    Array.from({ length: 5 }, () => false),
  );
});

test('a sign-in is as old as a session may become, or of no known age', () => {
  const plain = (authenticatedAt: number | null) =>
    isAsFreshAsAsked({ fresh: false, startedAt: NOW }, { authenticatedAt }, NOW);
  expect([NOW, NOW - 12 * HOUR, null].map(plain)).toEqual([true, true, true]);
  expect([NOW - 13 * HOUR, 0, NOW + HOUR].map(plain)).toEqual([false, false, false]);
});

test('whatever satisfies a fresh sign-in satisfies any other', () => {
  const times = fc.integer({ min: NOW - 20 * HOUR, max: NOW + HOUR });
  const starts = fc.integer({ min: NOW - HOUR, max: NOW });
  fc.assert(
    fc.property(times, starts, (authenticatedAt, startedAt) => {
      const asked = (fresh: boolean) => isAsFreshAsAsked({ fresh, startedAt }, { authenticatedAt }, NOW);
      expect(asked(true) && !asked(false)).toBe(false);
    }),
  );
});
