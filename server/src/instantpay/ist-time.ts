const PATTERN = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/;
const IST_AHEAD_OF_UTC_MS = 5.5 * 3_600_000;

/**
 * The provider's `YYYY-MM-DD HH:MM:SS`, which carries no zone and is IST, as milliseconds UTC; null for
 * anything else. `new Date` would read the server's zone and turn 30 February into 2 March.
 */
export function istTime(text: string): number | null {
  const parts = PATTERN.exec(text);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  const isPossible = new Date(asUtc).toISOString() === `${text.replace(' ', 'T')}.000Z`;
  return isPossible ? asUtc - IST_AHEAD_OF_UTC_MS : null;
}
