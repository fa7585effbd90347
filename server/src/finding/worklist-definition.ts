import type { Worklist } from '../../contract/finding.ts';
import type { LinkStatus } from '../../contract/payout-links.ts';
import { beginOfIstDay, istDayOf } from '../directory/ist-day.ts';
import { minuteOf } from '../directory/tallies-of.ts';

/**
 * What a worklist holds, said twice so that both agree: which buckets of which tally count its links, and from which
 * instant on and before which one they are listed.
 */
export type WorklistDefinition =
  | {
      of: 'links';
      status: LinkStatus;
      tally: string;
      /** The first and the last. */
      buckets: readonly [number, number];
      within: { column: 'expires_at' | 'since_at'; from: number | null; before: number } | 'never sent';
    }
  | { of: 'cancellations'; state: 'unknown' | 'needs-person' | 'awaiting-approval' };

/** Days are calendar days in IST; `now` is ms UTC. */
export function worklistDefinition(worklist: Worklist, now: number): WorklistDefinition {
  const today = istDayOf(now);
  switch (worklist) {
    case 'expires-today':
      return ofDays('ISSUED', 'expires', today, today);
    case 'expires-tomorrow':
      return ofDays('ISSUED', 'expires', today + 1, today + 1);
    case 'expires-within-7-days':
      return ofDays('ISSUED', 'expires', today, today + 6);
    case 'expired-yesterday':
      return ofDays('EXPIRED', 'expired', today - 1, today - 1);
    case 'processing-long':
      return processingLong(now);
    case 'never-sent':
      return { of: 'links', status: 'ISSUED', tally: 'never-sent', buckets: [0, 0], within: 'never sent' };
    case 'claimed-today':
      return ofDays('CLAIMED', 'claimed', today, today);
    case 'cancelled-today':
      return ofDays('CANCELLED', 'cancelled', today, today);
    case 'not-confirmed':
      return { of: 'cancellations', state: 'unknown' };
    case 'ask-instantpay':
      return { of: 'cancellations', state: 'needs-person' };
    case 'waiting-for-approval':
      return { of: 'cancellations', state: 'awaiting-approval' };
  }
}

function ofDays(status: LinkStatus, tally: string, first: number, last: number): WorklistDefinition {
  const column = status === 'ISSUED' || status === 'EXPIRED' ? 'expires_at' : 'since_at';
  return {
    ...{ of: 'links', status, tally, buckets: [first, last] },
    within: { column, from: beginOfIstDay(first), before: beginOfIstDay(last + 1) },
  };
}

const LONG_MS = 30 * 60_000;

/** Whole minutes are counted, so that a link may come up to one minute late, and never early. */
function processingLong(now: number): WorklistDefinition {
  const minute = minuteOf(now - LONG_MS);
  return {
    ...{ of: 'links', status: 'PROCESSING', tally: 'processing', buckets: [0, minute - 1] },
    within: { column: 'since_at', from: null, before: minute * 60_000 },
  };
}
