const IST = 'Asia/Kolkata';

const TIME = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;

const istTimeFormat = new Intl.DateTimeFormat('en-GB', { ...TIME, timeZone: IST });
const istDayFormat = new Intl.DateTimeFormat('en-GB', { ...DAY, timeZone: IST });
const ownFormat = new Intl.DateTimeFormat('en-GB', { ...DAY, ...TIME });

/** `14:51:25`, wall clock in India; the word IST is the caller's to write. */
export function istTime(at: string): string {
  return istTimeFormat.format(new Date(at));
}

/** `12 Dec 2023`, the calendar day in India. */
export function istDay(at: string): string {
  // Newer browsers write "Sept" in British English; every other month has three letters.
  return istDayFormat.format(new Date(at)).replace('Sept', 'Sep');
}

/** `12 Dec 2023, 14:51 IST`. */
export function istMinute(at: string): string {
  return `${istDay(at)}, ${istTime(at).slice(0, 5)} IST`;
}

/** `14:51 IST`, with the day before it where that is not today in India. */
export function istRecent(at: string, now = Date.now()): string {
  const today = istDay(new Date(now).toISOString());
  return istDay(at) === today ? `${istTime(at).slice(0, 5)} IST` : istMinute(at);
}

/** `12 Dec`, with the year where it is not this one. */
export function istShortDay(at: string, now = Date.now()): string {
  const day = istDay(at);
  const isThisYear = day.slice(-4) === istDay(new Date(now).toISOString()).slice(-4);
  return isThisYear ? day.slice(0, -5) : day;
}

/** `12 Dec, 14:51`; that it is IST stands elsewhere. */
export function istShort(at: string, now = Date.now()): string {
  return `${istShortDay(at, now)}, ${istTime(at).slice(0, 5)}`;
}

/** `12 Dec 2023, 14:51:25 IST`. */
export function istMoment(at: string): string {
  return `${istDay(at)}, ${istTime(at)} IST`;
}

/** What hovering a time shows: UTC and the viewer's own clock. */
export function otherClocks(at: string): string {
  const utc = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  const zone = ownFormat.resolvedOptions().timeZone;
  return `${utc} UTC · ${ownFormat.format(new Date(at)).replace('Sept', 'Sep')} your time (${zone})`;
}
