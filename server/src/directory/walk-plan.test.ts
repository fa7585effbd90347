import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everythingCounted, missingMarked } from './walk-end.ts';
import { pageRefused } from './walk-failure.ts';
import { pageRead } from './walk-page.ts';
import { nextStep, type Looked, type WalkStep } from './walk-plan.ts';
import { beginPass, currentPass, NOTHING_READ, type WalkState } from './walk-state.ts';

const EVERY_MS = 15_000;
const CALL_MS = 400;
const HOUR_MS = 3_600_000;
const BEGAN = Date.UTC(2026, 0, 5);

/** A link at the provider; `isOpen` until it is claimed. */
type Link = { id: number; madeAt: number; isOpen: boolean };
type Known = { isOpen: boolean; readAt: number; look: boolean };

type Kind = {
  order: 'newest first' | 'oldest first';
  /** Larger pages are refused, or cut. */
  largest: number;
  isCut: boolean;
};

/** A provider whose list moves, and whoever reads it by the plan alone. */
function desk({ order, largest, isCut }: Kind, links: number) {
  let now = BEGAN;
  let lastId = 0;
  const list: Link[] = [];
  const known = new Map<number, Known>();
  const calls: WalkStep[] = [];
  let state: WalkState = NOTHING_READ;
  let looked: Looked = 'no';

  const make = (at: number) => {
    lastId += 1;
    list.splice(at, 0, { id: lastId, madeAt: now, isOpen: true });
  };
  const newest = () => (order === 'newest first' ? 0 : list.length);
  for (let n = 0; n < links; n += 1) make(newest());

  function page(step: Extract<WalkStep, { do: 'list' }>) {
    const rows = step.kind === 'open' ? list.filter(({ isOpen }) => isOpen) : list;
    const size = Math.min(step.size, largest);
    const from = (step.number - 1) * size;
    return {
      items: rows.slice(from, from + size),
      totalPages: Math.ceil(rows.length / size),
      of: rows.length,
    };
  }

  function readPage(step: Extract<WalkStep, { do: 'list' }>): void {
    if (step.size > largest && !isCut) {
      state = pageRefused(state) ?? state;
      return;
    }
    const { items, totalPages, of } = page(step);
    const added = items.filter(({ id }) => !known.has(id)).length;
    for (const { id, isOpen } of items) known.set(id, { isOpen, readAt: now, look: false });
    const read = { page: step.number, links: items.length, totalPages, totalRecords: of, sentAt: now };
    const newestAt = items.length === 0 ? null : Math.max(...items.map(({ madeAt }) => madeAt));
    state = pageRead(state, { ...read, added, newestAt, known: known.size });
  }

  function look(): void {
    const found = [...known].find(([, row]) => row.look);
    looked = found === undefined ? 'nothing' : 'one';
    const link = list.find(({ id }) => id === found?.[0]);
    if (link !== undefined) known.set(link.id, { isOpen: link.isOpen, readAt: now, look: false });
  }

  function mark(since: number): void {
    const missing = [...known.values()].filter((row) => row.isOpen && row.readAt < since);
    for (const row of missing) row.look = true;
    state = missingMarked(state, missing.length, now);
  }

  return {
    list,
    known,
    calls,
    make,
    newest,
    now: () => now,
    state: () => state,
    /** What was kept is kept, but not how far it was read. */
    kill: (before: WalkState) => (state = before),
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

type Desk = ReturnType<typeof desk>;

function passTime(one: Desk, ms: number): void {
  for (const until = one.now() + ms; one.now() < until;) one.step();
}

/** Ends the first reading of everything. */
function fill(one: Desk): void {
  while (one.state().verdict === null) one.step();
}

const NEWEST_FIRST: Kind = { order: 'newest first', largest: 200, isCut: false };

const kinds = fc.record({
  order: fc.constantFrom('newest first' as const, 'oldest first' as const),
  largest: fc.constantFrom(200, 100, 50, 10),
  isCut: fc.boolean(),
});
const shifts = fc.array(
  fc.record({
    after: fc.nat({ max: 3 }),
    does: fc.constantFrom(
      'made',
      'made in the middle',
      'made at the other end',
      'claimed',
      'moved',
      'killed',
    ),
    where: fc.nat(),
    many: fc.integer({ min: 1, max: 40 }),
  }),
  { maxLength: 40 },
);

function shift(one: Desk, does: string, where: number, before: WalkState): void {
  const { list } = one;
  const at = list.length === 0 ? 0 : where % list.length;
  if (does === 'made') one.make(one.newest());
  if (does === 'made in the middle') one.make(at);
  if (does === 'made at the other end') one.make(list.length - one.newest());
  if (does === 'claimed') list.forEach((link, n) => (link.isOpen &&= n !== at));
  if (does === 'moved') list.splice((where * 7) % (list.length + 1), 0, ...list.splice(at, 1));
  if (does === 'killed') one.kill(before);
}

/** What is said of it is true. */
function keepsItsWord({ list, known, state }: Desk): void {
  const { verdict, missing, readAt } = state();
  if (verdict === 'complete' && missing === 0)
    for (const { id, madeAt } of list) if (madeAt < (readAt.new ?? 0)) expect(known.has(id)).toBe(true);
  for (const row of known.values())
    if (row.isOpen && !row.look) expect(row.readAt).toBeGreaterThanOrEqual(readAt.open ?? 0);
}

test('however the pages shift while they are read, no link is lost, and none stays as it was', () => {
  fc.assert(
    fc.property(
      kinds,
      fc.integer({ min: 0, max: 700 }),
      fc.boolean(),
      shifts,
      (kind, links, isFilled, schedule) => {
        const one = desk(kind, links);
        if (isFilled) fill(one);
        for (const { after, does, where, many } of schedule) {
          for (let n = 0; n < after; n += 1) one.step();
          const before = one.state();
          one.step();
          keepsItsWord(one);
          for (let n = 0; n < many; n += 1) shift(one, does, where + n, before);
        }
        // Whatever was missed meanwhile is found when everything is read again.
        passTime(one, 1.2 * HOUR_MS);
        keepsItsWord(one);
        expect(one.state().verdict).toBe('complete');
        for (const { id, isOpen } of one.list) expect(one.known.get(id)?.isOpen).toBe(isOpen);
      },
    ),
    { numRuns: 40 },
  );
});

test.for([NEWEST_FIRST, { ...NEWEST_FIRST, order: 'oldest first' as const }])(
  'a link made in a list that is $order is known within twice the time between two readings',
  (kind) => {
    const one = desk(kind, 1_000);
    fill(one);
    passTime(one, 10 * EVERY_MS);
    for (let n = 0; n < 20; n += 1) {
      one.make(one.newest());
      const newest = Math.max(...one.list.map(({ id }) => id));
      passTime(one, 2 * EVERY_MS);
      expect(one.known.has(newest)).toBe(true);
      passTime(one, n * 777);
    }
  },
);

test('whoever goes on after somebody else finds all that was made over a weekend and meanwhile', () => {
  const one = desk(NEWEST_FIRST, 1_000);
  fill(one);
  passTime(one, 10 * EVERY_MS);
  for (let n = 0; n < 700; n += 1) one.make(one.newest());
  one.calls.length = 0;
  while (!one.calls.some((step) => step.do === 'list' && step.number === 2)) one.step();
  for (let n = 0; n < 300; n += 1) one.make(one.newest());
  passTime(one, 2 * EVERY_MS);
  for (const { id } of one.list) expect(one.known.has(id)).toBe(true);
});

test('a link that was claimed is known to be within four times that, and the time it takes to read those that are open', () => {
  const one = desk(NEWEST_FIRST, 1_000);
  fill(one);
  passTime(one, 10 * EVERY_MS);
  const lengthMs = 6 * CALL_MS;
  for (let n = 0; n < 20; n += 1) {
    const link = one.list[(n * 331) % one.list.length];
    if (link === undefined) continue;
    link.isOpen = false;
    passTime(one, 4 * EVERY_MS + lengthMs);
    expect(one.known.get(link.id)?.isOpen).toBe(false);
    passTime(one, n * 1_777);
  }
});

test('a first reading asks for each page once, and says how far it is', () => {
  const one = desk(NEWEST_FIRST, 10_000);
  fill(one);
  const pages = one.calls.filter((step) => step.do === 'list' && step.kind === 'all');
  // The last one was full, so there may have been another.
  expect(pages).toHaveLength(10_000 / 200 + 1);
  expect(one.state()).toMatchObject({ verdict: 'complete', total: 10_000, surplus: 0 });
});

test('while nothing happens the newest page is read every time and those that are open every fourth', () => {
  const one = desk(NEWEST_FIRST, 500);
  fill(one);
  for (const link of one.list) link.isOpen = false;
  passTime(one, 10 * EVERY_MS);
  one.calls.length = 0;
  passTime(one, 40 * EVERY_MS);
  const read = one.calls.filter((step) => step.do === 'list');
  expect(read.filter(({ kind }) => kind === 'new').length).toBeLessThanOrEqual(40);
  expect(read.filter(({ kind }) => kind === 'new').length).toBeGreaterThanOrEqual(39);
  expect(read.filter(({ kind }) => kind === 'open').length).toBeLessThanOrEqual(10);
  expect(read.filter(({ kind }) => kind === 'all')).toEqual([]);
  expect(read.every(({ number }) => number === 1)).toBe(true);
});

test('a provider that counts more links than it lists is read three times, said to be incomplete, and left alone for an hour', () => {
  let state: WalkState = NOTHING_READ;
  let readings = 0;
  for (let now = BEGAN; state.verdict === null; now += CALL_MS) {
    const step = nextStep(state, now, EVERY_MS, 'nothing');
    if (step.do === 'begin') state = beginPass(state, step.kind, now);
    if (step.do === 'count') state = everythingCounted(state, 400, now);
    if (step.do !== 'list') continue;
    if (step.kind === 'all' && step.number === 1) readings += 1;
    const links = step.number > 2 ? 0 : 200;
    const read = { page: step.number, links, totalPages: 3, totalRecords: 410, sentAt: now };
    state = pageRead(state, { ...read, added: 0, newestAt: null, known: 400 });
  }
  expect(readings).toBe(3);
  expect(state).toMatchObject({ verdict: 'incomplete', surplus: -10, missing: 0 });
  const later = (ms: number) => ({ ...state, begunAt: { ...state.begunAt, new: ms, open: ms } });
  const after = (ms: number) => nextStep(later(BEGAN + ms), BEGAN + ms, EVERY_MS, 'nothing');
  expect(after(HOUR_MS / 2).do).toBe('rest');
  expect(after(HOUR_MS + 60_000)).toEqual({ do: 'begin', kind: 'all' });
});

test('a clock that was put back makes nobody wait for it', () => {
  const one = desk(NEWEST_FIRST, 100);
  fill(one);
  passTime(one, 10 * EVERY_MS);
  const step = nextStep(one.state(), one.now() - 24 * HOUR_MS, EVERY_MS, 'nothing');
  expect(step).toEqual({ do: 'begin', kind: 'new' });
  const resting = { ...one.state(), restUntil: one.now() };
  expect(nextStep(resting, one.now() - 24 * HOUR_MS, EVERY_MS, 'nothing').do).toBe('begin');
  expect(currentPass(one.state())).toBeNull();
});
