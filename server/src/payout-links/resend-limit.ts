import type { ResendRecord } from './resend-store.ts';

export const RESENDS_PER_DAY = 5;
const PAUSE_MS = 60_000;
const IST_OFFSET_MS = 5.5 * 3600 * 1000;
const DAY_MS = 86_400_000;
/** Longer than any Notify may take: a resend still `sending` then lost its answer in a crash. */
const SENDING_AT_MOST_MS = 60_000;

export type ResendAllowance = { today: number; againAt: number | null; because: string | null };

/** One resend per link and minute, five per IST calendar day; one that provably was not sent counts for nothing. */
export function resendAllowance(earlier: readonly ResendRecord[], now: number): ResendAllowance {
  const counted = earlier.filter((resend) => resend.state !== 'not-sent');
  const today = counted.filter((resend) => istDayNumber(resend.at) === istDayNumber(now)).length;
  const last = Math.max(...counted.map((resend) => resend.at));
  const againAt = now - last < PAUSE_MS ? last + PAUSE_MS : null;
  if (today >= RESENDS_PER_DAY)
    return { today, againAt: null, because: `It was resent ${today} times today; more tomorrow.` };
  return { today, againAt, because: againAt === null ? null : 'It was resent less than a minute ago.' };
}

/** What a resend is as of now: one whose answer never came may or may not have gone. */
export function settledState(resend: ResendRecord, now: number): ResendRecord['state'] {
  return resend.state === 'sending' && now - resend.at >= SENDING_AT_MOST_MS ? 'not-confirmed' : resend.state;
}

function istDayNumber(at: number): number {
  return Math.floor((at + IST_OFFSET_MS) / DAY_MS);
}
