import { newestEnded } from './walk-page.ts';
import { LONGEST_REST_MS } from './walk-plan.ts';
import {
  currentPass,
  NOTHING_READ,
  pageSizeAt,
  smallerPage,
  withPass,
  type Pass,
  type WalkState,
} from './walk-state.ts';

const LONGEST_PAUSE_MS = 300_000;
/** So many records in a row that cannot be read are the provider's trouble rather than odd records. */
const MOST_UNREADABLE = 3;
/** But not for ever: each time it comes back more of them are tried, until there are more than were ever made at once. */
const EVER_UNREADABLE = 100;

/** The provider does not give a page of this size, or there is none behind the last; null: it is neither. */
export function pageRefused(state: WalkState): WalkState | null {
  const pass = currentPass(state);
  if (pass === null) return null;
  if (pass.total !== null && pass.offset > 0 && pass.offset >= pass.total) return ended(state, pass);
  const size = smallerPage(pass.size);
  return size === null ? null : withPass({ ...state, largestPage: size }, { ...pass, size });
}

function ended(state: WalkState, pass: Pass): WalkState {
  return pass.kind === 'new' ? newestEnded(state, pass, 0) : withPass(state, { ...pass, isRead: true });
}

/**
 * One record that cannot be read must not hide the others: the page is read in parts, and the record passed over. Null:
 * nothing can be read there.
 */
export function pageUnreadable(state: WalkState): WalkState | null {
  const pass = currentPass(state);
  if (pass === null) return null;
  // All of its links are read again with everything.
  if (pass.from === 'end') return newestEnded(state, pass, 1);
  const size = smallerPage(pass.size);
  if (size !== null) return withPass(state, { ...pass, size });
  if (pass.unreadable >= Math.min(EVER_UNREADABLE, MOST_UNREADABLE * 2 ** pass.rewinds)) return null;
  const offset = pass.offset + 1;
  const next = pageSizeAt(offset, state.largestPage);
  return withPass(state, { ...pass, offset, size: next, unreadable: pass.unreadable + 1 });
}

/** Nothing can be read at present: each time it is left alone for longer. */
export function readingFailed(
  state: WalkState,
  { sentence, now, everyMs, retryAfterMs = 0 }: Failed,
): WalkState {
  const failures = state.failures + 1;
  const pauseMs = Math.min(LONGEST_PAUSE_MS, Math.min(1000, everyMs) * 2 ** Math.min(failures, 20));
  const restUntil = now + Math.max(pauseMs, Math.min(LONGEST_REST_MS, retryAfterMs));
  // One that passes by itself is not worth a word.
  const trouble = failures > 1 ? sentence : state.trouble;
  return { ...rested(rewound(state), restUntil - now), failures, restUntil, trouble };
}

type Failed = { sentence: string; now: number; everyMs: number; retryAfterMs?: number | undefined };

function rested(state: WalkState, ms: number): WalkState {
  const pass = currentPass(state);
  return pass === null ? state : withPass(state, { ...pass, restedMs: pass.restedMs + ms });
}

/** What was passed over as odd records was the provider's trouble, and so was a refusal of pages of every size. */
function rewound(state: WalkState): WalkState {
  const pass = currentPass(state);
  if (pass === null) return state;
  const isSmallest = smallerPage(state.largestPage) === null;
  if (pass.unreadable === 0 && !isSmallest) return state;
  const largestPage = isSmallest ? NOTHING_READ.largestPage : state.largestPage;
  const offset = pass.offset - pass.unreadable;
  const rewinds = pass.rewinds + Math.sign(pass.unreadable);
  const again = { offset, size: pageSizeAt(offset, largestPage), unreadable: 0, rewinds };
  return withPass({ ...state, largestPage }, { ...pass, ...again });
}
