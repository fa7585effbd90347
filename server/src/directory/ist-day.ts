const DAY_MS = 86_400_000;
const IST_AHEAD_MS = 19_800_000;

/** The calendar day in IST of an instant in ms UTC, counted from 1 January 1970. IST has no other offset. */
export function istDayOf(at: number): number {
  return Math.floor((at + IST_AHEAD_MS) / DAY_MS);
}

/** When that day begins, in ms UTC. */
export function beginOfIstDay(day: number): number {
  return day * DAY_MS - IST_AHEAD_MS;
}
