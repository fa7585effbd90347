import type { Pass, PassKind, WalkState } from './walk-state.ts';

/** What the walk does next. */
export type WalkStep =
  | { do: 'begin'; kind: PassKind }
  | { do: 'list'; kind: PassKind; number: number; size: number }
  /** Everything was read: how many links were listed since then? */
  | { do: 'count'; since: number }
  /** Those that are open were read: which of them were not listed since then? */
  | { do: 'mark'; since: number }
  /** Track one link of which something is to be known, none less urgent than this. */
  | { do: 'look'; atMost: 2 | 4 }
  | { do: 'rest'; until: number };

/** What came of the last step when it was a look. */
export type Looked = 'no' | 'one' | 'nothing';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A rest that ends later was written by a clock that has been put back since. */
export const LONGEST_REST_MS = HOUR_MS;

/**
 * The newest links every so often, those that are open every fourth time, everything once a day, and in between the
 * links that are worth a Track.
 */
export function nextStep(state: WalkState, now: number, everyMs: number, looked: Looked): WalkStep {
  const { quick, all, restUntil } = state;
  if (restUntil > now && restUntil - now <= LONGEST_REST_MS) return { do: 'rest', until: restUntil };
  if (quick !== null) return quick.isRead ? { do: 'mark', since: quick.beganAt } : pageOf(quick);
  if (all?.isRead === true)
    return all.isClosed ? { do: 'count', since: all.beganAt } : { do: 'begin', kind: 'new' };
  const due = dueTimes(state, now, everyMs);
  if (due.new <= now) return { do: 'begin', kind: 'new' };
  if (due.open <= now) return { do: 'begin', kind: 'open' };
  // Links that changed are not kept waiting for a day's reading, nor that for them.
  if (all !== null) return looked === 'no' ? { do: 'look', atMost: 2 } : pageOf(all);
  if (due.all <= now) return { do: 'begin', kind: 'all' };
  if (looked !== 'nothing') return { do: 'look', atMost: 4 };
  return { do: 'rest', until: Math.min(due.new, due.open, due.all) };
}

function pageOf({ kind, offset, size }: Pass): WalkStep {
  return { do: 'list', kind, number: offset / size + 1, size };
}

/** Nothing but the newest links is read beside the first reading of everything. */
function dueTimes(state: WalkState, now: number, everyMs: number): Record<PassKind, number> {
  const { begunAt, verdict, openTookMs } = state;
  // Open links that take long to read leave as much time for everything else.
  const openEveryMs = Math.max(4 * everyMs, 2 * openTookMs);
  return {
    new: after(begunAt.new ?? begunAt.all ?? now, everyMs, now),
    open: verdict === null ? Infinity : after(begunAt.open, openEveryMs, now),
    all: verdict === null ? now : after(begunAt.all, wholeEveryMs(state), now),
  };
}

/** Where links are missing everything is read again soon, but not all the time. */
function wholeEveryMs({ verdict, missing, wantsAll, allTookMs }: WalkState): number {
  const isWhole = verdict === 'complete' && missing <= 0 && !wantsAll;
  return isWhole ? DAY_MS : Math.max(HOUR_MS, 4 * allTookMs);
}

/** What was begun later than now was begun by a clock that has been put back since. */
function after(begunAt: number | null, everyMs: number, now: number): number {
  return begunAt === null || begunAt > now ? now : begunAt + everyMs;
}
