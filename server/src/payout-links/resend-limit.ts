import type { ResendRecord } from './resend-store.ts';

export const RESENDS_PER_DAY = 5;
const PAUSE_MS = 60_000;
const IST_OFFSET_MS = 5.5 * 3600 * 1000;
const DAY_MS = 86_400_000;
/** Longer than any Notify may take: a resend still `sending` then lost its answer in a crash. */
const SENDING_AT_MOST_MS = 60_000;

export type ResendAllowance = {
  today: number;
  /** When the pause of a minute is over; null when it is not what stands in the way. */
  againAt: number | null;
  because: string | null;
  /** How long nothing will be sent; null when it may be sent now. */
  waitMs: number | null;
};

/** One resend per link and minute, five per IST calendar day; one that provably was not sent counts for nothing. */
export function resendAllowance(
  earlier: readonly Pick<ResendRecord, 'state' | 'at'>[],
  now: number,
): ResendAllowance {
  const counted = earlier.filter((resend) => resend.state !== 'not-sent');
  const today = counted.filter((resend) => istDayNumber(resend.at) === istDayNumber(now)).length;
  if (today >= RESENDS_PER_DAY) {
    const tomorrow = (istDayNumber(now) + 1) * DAY_MS - IST_OFFSET_MS;
    const because = `It was resent ${today} times today; more tomorrow.`;
    return { today, againAt: null, because, waitMs: tomorrow - now };
  }
  const againAt = Math.max(...counted.map((resend) => resend.at)) + PAUSE_MS;
  if (againAt <= now) return { today, againAt: null, because: null, waitMs: null };
  return { today, againAt, because: 'It was resent less than a minute ago.', waitMs: againAt - now };
}

/** What a resend is as of now: one whose answer never came may or may not have gone. */
export function settledState(
  { state, at }: Pick<ResendRecord, 'state' | 'at'>,
  now: number,
): ResendRecord['state'] {
  return state === 'sending' && now - at >= SENDING_AT_MOST_MS ? 'not-confirmed' : state;
}

function istDayNumber(at: number): number {
  return Math.floor((at + IST_OFFSET_MS) / DAY_MS);
}
