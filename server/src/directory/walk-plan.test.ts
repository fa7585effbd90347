import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CALL_MS,
  EVERY_MS,
  fill,
  HOUR_MS,
  NEWEST_FIRST,
  passTime,
  planWalk,
  type PlannedWalk,
} from '../../testing/planned-walk.ts';
import { nextStep } from './walk-plan.ts';
import { currentPass, type WalkState } from './walk-state.ts';

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

function shift(one: PlannedWalk, does: string, where: number, before: WalkState): void {
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
function keepsItsWord({ list, known, state }: PlannedWalk): void {
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
        const one = planWalk(kind, links);
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
    const one = planWalk(kind, 1_000);
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
  const one = planWalk(NEWEST_FIRST, 1_000);
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
  const one = planWalk(NEWEST_FIRST, 1_000);
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
  const one = planWalk(NEWEST_FIRST, 10_000);
  fill(one);
  const pages = one.calls.filter((step) => step.do === 'list' && step.kind === 'all');
  // The last one was full, so there may have been another.
  expect(pages).toHaveLength(10_000 / 200 + 1);
  expect(one.state()).toMatchObject({ verdict: 'complete', total: 10_000, surplus: 0 });
});

test('while nothing happens the newest page is read every time and those that are open every fourth', () => {
  const one = planWalk(NEWEST_FIRST, 500);
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

test('a clock that was put back makes nobody wait for it', () => {
  const one = planWalk(NEWEST_FIRST, 100);
  fill(one);
  passTime(one, 10 * EVERY_MS);
  const step = nextStep(one.state(), one.now() - 24 * HOUR_MS, EVERY_MS, 'nothing');
  expect(step).toEqual({ do: 'begin', kind: 'new' });
  const resting = { ...one.state(), restUntil: one.now() };
  expect(nextStep(resting, one.now() - 24 * HOUR_MS, EVERY_MS, 'nothing').do).toBe('begin');
  expect(currentPass(one.state())).toBeNull();
});
