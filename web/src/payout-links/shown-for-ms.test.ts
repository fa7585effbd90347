import { expect, test } from 'vitest';
import { shownForMs } from './shown-for-ms.ts';

const NOW = Date.parse('2026-11-21T11:12:00Z');

test.each([
  ['2026-11-21T11:17:00Z', 300_000],
  ['2026-11-21T11:12:30.500Z', 30_500],
  ['2026-11-21T11:11:59Z', 0],
  ['2026-11-22T11:12:00Z', 300_000],
])('what is revealed until %s stays %i ms, never longer than five minutes', (until, durationMs) => {
  expect(shownForMs(until, NOW)).toBe(durationMs);
});
