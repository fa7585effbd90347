/** Per link, whoever asks: enough for a person who mistypes, too few to guess a number. */
export const CALLER_CHECKS_PER_HOUR = 5;
const HOUR_MS = 3_600_000;

/** How long nobody may check; null when it may be done now. `earlier` are the checks of the last hour. */
export function waitForCallerCheck(earlier: readonly number[], now: number): number | null {
  if (earlier.length < CALLER_CHECKS_PER_HOUR) return null;
  const [oldestThatCounts = now] = earlier.toSorted((a, b) => b - a).slice(CALLER_CHECKS_PER_HOUR - 1);
  return Math.max(1000, oldestThatCounts + HOUR_MS - now);
}
