const IST = 'Asia/Kolkata';

const DAY = new Intl.DateTimeFormat('en-GB', {
  timeZone: IST,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: IST, timeStyle: 'medium' });

/** `12 Dec 2023`, the calendar day in IST of an instant in ms UTC. */
export function istDay(at: number): string {
  return DAY.format(at);
}

/** `14:51:31 IST`. */
export function istTime(at: number): string {
  return `${TIME.format(at)} IST`;
}

/** `12 Dec 2023 at 14:51:31 IST`. */
export function istMoment(at: number): string {
  return `${istDay(at)} at ${istTime(at)}`;
}

/** `15 Dec 2023, 23:59 IST`. */
export function istDeadline(at: number): string {
  return `${istDay(at)}, ${TIME.format(at).slice(0, 5)} IST`;
}

/** ISO 8601 in UTC, to the second where the instant has no finer part. */
export function isoInstant(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** `6 s`, `4 min`, `3 h 5 min`, `2 d 4 h`: the two largest parts of a span in ms. */
export function spanInWords(ms: number): string {
  const s = Math.round(ms / 1000);
  if (s < 60) return `${s} s`;
  const parts = [
    [Math.floor(s / 86_400), 'd'],
    [Math.floor(s / 3600) % 24, 'h'],
    [Math.floor(s / 60) % 60, 'min'],
  ] as const;
  const first = parts.findIndex(([amount]) => amount > 0);
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}
