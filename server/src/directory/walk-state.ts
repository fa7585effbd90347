/**
 * How far the provider's list has been read. It is kept as JSON, so that whoever walks next goes on from there.
 * Instants are ms UTC by our clock.
 */
export type WalkState = {
  /** The reading of everything, which takes long; the short ones go first. */
  all: Pass | null;
  /** Of the newest links, or of those that are open. */
  quick: Pass | null;
  /** The largest page that the provider gives. */
  largestPage: number;
  /** When each was begun last. */
  begunAt: Instants;
  /** When what was read to its end last was begun: until then nothing is missed. */
  readAt: Instants;
  /** Links made since then may stand on further pages than those where one is new. */
  newestSeenAt: number | null;
  /** How long they took. */
  openTookMs: number;
  allTookMs: number;
  /** What the last reading of everything came to; null until the first has ended. */
  verdict: 'complete' | 'incomplete' | null;
  /** How many the provider counted last. */
  total: number | null;
  /** How many were known when it did. */
  known: number;
  /** How many more were known than it counted when everything had been read; negative where some never came. */
  surplus: number;
  /** How many links were made since then, by its count, and not found among the newest. */
  missing: number;
  /** More open links were missing than are worth asking for one by one. */
  wantsAll: boolean;
  /** Failures in a row, and until when nothing is asked for them. */
  failures: number;
  restUntil: number;
  trouble: string | null;
};

type Instants = Record<PassKind, number | null>;
export type PassKind = Pass['kind'];

/** One reading of the list, page by page. */
export type Pass = {
  /** Everything · the newest links, until one page holds nothing new · those that can still change. */
  kind: 'all' | 'new' | 'open';
  beganAt: number;
  /** How many links of the list stand before the next page; a multiple of its size. */
  offset: number;
  size: number;
  /** Where it comes from: the newest links stand at the end of some lists. */
  from: 'front' | 'end';
  /** What the provider counted on the last page. */
  total: number | null;
  /** Pages that were read again because links had moved up. */
  stepsBack: number;
  /** While nothing could be read. */
  restedMs: number;
  /** Records in a row that could not be read. */
  unreadable: number;
  /** How often it went back to these, because there were too many of them. */
  rewinds: number;
  /** How often the list was read from its front. */
  readings: number;
  /** The last page came; what follows from it is still to be done. */
  isRead: boolean;
  /** The newest links were read after it: what came meanwhile is known, too. */
  isClosed: boolean;
};

/** The provider publishes no bound. Each divides the one before, so that any page ends where a smaller one does. */
const PAGE_SIZES = [200, 100, 50, 10, 5, 1] as const;
const LARGEST: number = PAGE_SIZES[0];

export const NOTHING_READ: WalkState = {
  all: null,
  quick: null,
  largestPage: LARGEST,
  begunAt: { all: null, new: null, open: null },
  readAt: { all: null, new: null, open: null },
  newestSeenAt: null,
  openTookMs: 0,
  allTookMs: 0,
  verdict: null,
  total: null,
  known: 0,
  surplus: 0,
  missing: 0,
  wantsAll: false,
  failures: 0,
  restUntil: 0,
  trouble: null,
};

/** What an earlier release did not write is as at the beginning. */
export function readWalkState(text: string): WalkState {
  return { ...NOTHING_READ, ...(JSON.parse(text) as Partial<WalkState>) };
}

/** The largest page that begins there; `atMost` at least 1. */
export function pageSizeAt(offset: number, atMost: number): number {
  return PAGE_SIZES.find((size) => size <= atMost && offset % size === 0) ?? 1;
}

/** Null: there is none smaller. */
export function smallerPage(size: number): number | null {
  return PAGE_SIZES.find((one) => one < size) ?? null;
}

/** Begins a reading; the next page that is read is its first. */
export function beginPass(state: WalkState, kind: PassKind, now: number): WalkState {
  // What the provider once refused it may give again.
  const largestPage = kind === 'all' ? LARGEST : state.largestPage;
  const pass: Pass = {
    ...{ kind, beganAt: now, offset: 0, size: largestPage, from: 'front', total: null },
    ...{ stepsBack: 0, restedMs: 0, unreadable: 0, rewinds: 0, readings: 1, isRead: false, isClosed: false },
  };
  const begunAt = { ...state.begunAt, [kind]: now };
  if (kind !== 'all') return { ...state, begunAt, quick: pass };
  return { ...state, largestPage, begunAt, all: pass, wantsAll: false };
}

/** The short one goes first. */
export function currentPass({ quick, all }: WalkState): Pass | null {
  return quick ?? all;
}

export function withPass(state: WalkState, pass: Pass): WalkState {
  return pass.kind === 'all' ? { ...state, all: pass } : { ...state, quick: pass };
}
