/** Whatever the server's clock or this one says, nothing revealed stays longer. */
const LONGEST_MS = 5 * 60_000;

/** For how long a revealed value stays on screen. */
export function shownForMs(until: string, nowMs: number): number {
  return Math.min(LONGEST_MS, Math.max(0, Date.parse(until) - nowMs));
}
