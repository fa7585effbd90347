import { everythingCounted, missingMarked } from '../src/directory/walk-end.ts';
import { pageRefused, pageUnreadable, readingFailed } from '../src/directory/walk-failure.ts';
import { pageRead } from '../src/directory/walk-page.ts';
import { nextStep, type Looked, type WalkStep } from '../src/directory/walk-plan.ts';
import { beginPass, NOTHING_READ, type WalkState } from '../src/directory/walk-state.ts';

export const EVERY_MS = 15_000;
export const CALL_MS = 400;
export const HOUR_MS = 3_600_000;
const BEGAN = Date.UTC(2026, 0, 5);

/** A link at the provider; `isOpen` until it is claimed. */
type Link = { id: number; madeAt: number; isOpen: boolean; isOdd: boolean };
type Known = { isOpen: boolean; readAt: number; look: boolean; isGone: boolean };

export type ListKind = {
  order: 'newest first' | 'oldest first';
  /** Larger pages are refused, or cut. */
  largest: number;
  isCut: boolean;
  /** What the provider says that there are. */
  counts?: (links: number) => number;
};

export const NEWEST_FIRST: ListKind = { order: 'newest first', largest: 200, isCut: false };

export type PlannedWalk = ReturnType<typeof planWalk>;

/** A provider whose list moves, and whoever reads it by the plan alone, by a clock that goes with the calls. */
export function planWalk({ order, largest, isCut, counts = (links) => links }: ListKind, links: number) {
  let now = BEGAN;
  let lastId = 0;
  let refusesAll = false;
  const list: Link[] = [];
  const known = new Map<number, Known>();
  const calls: WalkStep[] = [];
  let state: WalkState = NOTHING_READ;
  let looked: Looked = 'no';

  const make = (at: number) => {
    lastId += 1;
    list.splice(at, 0, { id: lastId, madeAt: now, isOpen: true, isOdd: false });
  };
  const newest = () => (order === 'newest first' ? 0 : list.length);
  for (let n = 0; n < links; n += 1) make(newest());

  function page(step: Extract<WalkStep, { do: 'list' }>) {
    const rows = step.kind === 'open' ? list.filter(({ isOpen }) => isOpen) : list;
    const size = Math.min(step.size, largest);
    const from = (step.number - 1) * size;
    const of = counts(rows.length);
    return { items: rows.slice(from, from + size), totalPages: Math.ceil(of / size), of };
  }

  function readPage(step: Extract<WalkStep, { do: 'list' }>): void {
    if (refusesAll || (step.size > largest && !isCut)) {
      state = pageRefused(state) ?? failed();
      return;
    }
    const { items, totalPages, of } = page(step);
    if (items.some(({ isOdd }) => isOdd)) {
      state = pageUnreadable(state) ?? failed();
      return;
    }
    const added = keep(items);
    const read = { page: step.number, links: items.length, totalPages, totalRecords: of, sentAt: now };
    const newestAt = items.length === 0 ? null : Math.max(...items.map(({ madeAt }) => madeAt));
    state = pageRead(state, { ...read, added, newestAt, known: known.size });
  }

  function keep(items: readonly Link[]): number {
    const added = items.filter(({ id }) => !known.has(id)).length;
    for (const { id, isOpen } of items) known.set(id, { isOpen, readAt: now, look: false, isGone: false });
    return added;
  }

  function failed(): WalkState {
    return readingFailed(state, { sentence: 'It fails.', now, everyMs: EVERY_MS });
  }

  function look(): void {
    const [id, row] = [...known].find(([, one]) => one.look) ?? [];
    looked = id === undefined ? 'nothing' : 'one';
    const link = list.find((one) => one.id === id);
    if (link !== undefined) keep([link]);
    else if (id !== undefined && row !== undefined) known.set(id, { ...row, look: false, isGone: true });
  }

  function mark(since: number): void {
    const missing = [...known.values()].filter((row) => row.isOpen && !row.isGone && row.readAt < since);
    for (const row of missing) row.look = true;
    state = missingMarked(state, missing.length, now);
  }

  return {
    ...{ list, known, calls, make, newest, keep },
    now: () => now,
    state: () => state,
    /** What was kept is kept, but not how far it was read. */
    kill: (before: WalkState) => (state = before),
    refuseAll: (refuses: boolean) => (refusesAll = refuses),
    step(): WalkStep {
      const step = nextStep(state, now, EVERY_MS, looked);
      calls.push(step);
      if (step.do !== 'look') looked = 'no';
      if (step.do === 'begin') state = beginPass(state, step.kind, now);
      if (step.do === 'rest') now = step.until;
      if (step.do === 'count') {
        const listed = [...known.values()].filter(({ readAt }) => readAt >= step.since).length;
        state = everythingCounted(state, listed, now);
      }
      if (step.do === 'mark') mark(step.since);
      if (step.do === 'look') look();
      if (step.do === 'list') readPage(step);
      if (step.do === 'list' || step.do === 'look') now += CALL_MS;
      return step;
    },
  };
}

export function passTime(walk: PlannedWalk, ms: number): void {
  for (const until = walk.now() + ms; walk.now() < until;) walk.step();
}

/** Ends the first reading of everything. */
export function fill(walk: PlannedWalk): void {
  while (walk.state().verdict === null) walk.step();
}
