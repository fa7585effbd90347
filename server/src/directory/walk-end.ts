import type { Pass, WalkState } from './walk-state.ts';

const MOST_READINGS = 3;

/** So many links were listed since the reading of everything was begun. */
export function everythingCounted(state: WalkState, listed: number, now: number): WalkState {
  const { all, total, begunAt, readAt, known } = state;
  if (all === null) return state;
  const isComplete = listed >= (total ?? 0);
  if (!isComplete && all.readings < MOST_READINGS) {
    const again = {
      offset: 0,
      size: state.largestPage,
      total: null,
      stepsBack: 0,
      unreadable: 0,
      rewinds: 0,
    };
    const pass = { ...all, ...again, readings: all.readings + 1, isRead: false, isClosed: false };
    return { ...state, all: pass };
  }
  const open = isComplete ? Math.max(readAt.open ?? 0, all.beganAt) : readAt.open;
  return {
    ...{ ...state, all: null, verdict: isComplete ? 'complete' : 'incomplete' },
    ...{ surplus: known - (total ?? 0), missing: 0, allTookMs: lengthOf(all, now) },
    readAt: { all: all.beganAt, new: begunAt.new, open },
  };
}

/** What was missing from the open ones is marked; null: there was too much of it, and everything is read instead. */
export function missingMarked(state: WalkState, marked: number | null, now: number): WalkState {
  const { quick, readAt } = state;
  if (quick === null) return state;
  const openTookMs = lengthOf(quick, now);
  if (marked === null) return { ...state, quick: null, openTookMs, wantsAll: true };
  return { ...state, quick: null, openTookMs, readAt: { ...readAt, open: quick.beganAt } };
}

function lengthOf({ beganAt, restedMs }: Pass, now: number): number {
  return Math.max(0, now - beganAt - restedMs);
}
