const DAY_MS = 86_400_000;
/** India keeps one offset all year. */
const IST_AHEAD_MS = 19_800_000;

/** Whether it is a day of the calendar, written `2026-11-21`, near enough for a link to be of it. */
export function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  const utc = Date.parse(`${text}T00:00:00Z`);
  // 30 February is read as 2 March by some.
  return !Number.isNaN(utc) && new Date(utc).toISOString().slice(0, 10) === text;
}

/** The calendar day in India of an instant in ms. */
export function istDayAt(ms: number): string {
  return new Date(ms + IST_AHEAD_MS).toISOString().slice(0, 10);
}

/** The first moment of that day in India, as an instant. */
export function beginOfIstDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - IST_AHEAD_MS).toISOString().replace('.000Z', 'Z');
}

/** The day so many days later; earlier with a minus. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** `21 Nov 2026`, and `21 Nov` in the year that is now. */
export function dayWords(day: string, now = Date.now()): string {
  const words = format.format(Date.parse(`${day}T00:00:00Z`)).replace('Sept', 'Sep');
  return day.slice(0, 4) === istDayAt(now).slice(0, 4) ? words.slice(0, -5) : words;
}

const format = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
