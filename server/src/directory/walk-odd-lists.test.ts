import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EVERY_MS,
  fill,
  HOUR_MS,
  NEWEST_FIRST,
  passTime,
  planWalk,
  type PlannedWalk,
} from '../../testing/planned-walk.ts';
import { missingMarked } from './walk-end.ts';
import { nextStep } from './walk-plan.ts';
import { beginPass } from './walk-state.ts';

function unknownIn({ list, known }: PlannedWalk): number {
  return list.filter(({ id, isOdd }) => !isOdd && !known.has(id)).length;
}

function wholeReadings({ calls }: PlannedWalk): number {
  return calls.filter((step) => step.do === 'list' && step.kind === 'all' && step.number === 1).length;
}

describe.for([NEWEST_FIRST, { ...NEWEST_FIRST, order: 'oldest first' as const }])(
  'in a list that is $order',
  (kind) => {
    function filledAndLeftAlone() {
      const one = planWalk(kind, 1_000);
      fill(one);
      passTime(one, 10 * EVERY_MS);
      for (let n = 0; n < 400; n += 1) one.make(one.newest());
      return one;
    }

    test('what people saw of the newest links hides none of those behind them', () => {
      const one = filledAndLeftAlone();
      one.keep(one.list.toSorted((a, b) => b.id - a.id).slice(0, 220));
      passTime(one, 2 * EVERY_MS);
      expect(unknownIn(one)).toBe(0);
    });

    test('whoever was killed when the newest were kept, but not that they were read, leaves none out', () => {
      const one = filledAndLeftAlone();
      while (one.step().do !== 'begin');
      const before = one.state();
      const known = one.known.size;
      while (one.known.size === known) one.step();
      expect(unknownIn(one)).toBeGreaterThan(0);
      one.kill(before);
      passTime(one, 2 * EVERY_MS);
      expect(unknownIn(one)).toBe(0);
    });
  },
);

describe('of a provider that counts', () => {
  test.for([() => 0, () => 10, (links: number) => Math.floor(links / 3)])(
    'fewer links than it lists every one is read, and found when it is made (%s)',
    (counts) => {
      const one = planWalk({ ...NEWEST_FIRST, largest: 10, counts }, 300);
      fill(one);
      expect([unknownIn(one), one.state().verdict]).toEqual([0, 'complete']);
      one.make(one.newest());
      passTime(one, 2 * EVERY_MS);
      expect([unknownIn(one), one.state().missing]).toEqual([0, 0]);
      // A day later, too, reading them comes to an end.
      passTime(one, 25 * HOUR_MS);
      const begun = one.calls.filter((step) => step.do === 'begin' && step.kind === 'all');
      expect([begun.length, one.state().all]).toEqual([2, null]);
    },
  );

  test('more links than it lists everything is read three times, said to be incomplete, and left alone for an hour', () => {
    const one = planWalk({ ...NEWEST_FIRST, counts: (links) => links + 10 }, 400);
    fill(one);
    expect(wholeReadings(one)).toBe(3);
    expect(one.state()).toMatchObject({ verdict: 'incomplete', surplus: -10, missing: 0 });
    passTime(one, HOUR_MS / 2);
    expect(wholeReadings(one)).toBe(3);
    passTime(one, HOUR_MS);
    expect(wholeReadings(one)).toBe(6);
  });

  test('and has none, everything is known, and so is its first link', () => {
    const one = planWalk(NEWEST_FIRST, 0);
    fill(one);
    expect(one.state()).toMatchObject({ verdict: 'complete', total: 0, missing: 0 });
    one.make(0);
    passTime(one, 2 * EVERY_MS);
    expect(unknownIn(one)).toBe(0);
  });
});

describe('where links are removed from the list', () => {
  test('the others are all known, however many go while they are read', () => {
    const removals = fc.array(fc.record({ after: fc.nat({ max: 2 }), at: fc.nat(), many: fc.nat(90) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), removals, (links, schedule) => {
        const one = planWalk({ ...NEWEST_FIRST, largest: 50 }, links);
        for (const { after, at, many } of schedule) {
          for (let n = 0; n < after; n += 1) one.step();
          one.list.splice(at % Math.max(1, one.list.length), many);
          one.make(one.newest());
        }
        fill(one);
        passTime(one, 1.2 * HOUR_MS);
        expect([unknownIn(one), one.state().verdict]).toEqual([0, 'complete']);
      }),
      { numRuns: 40 },
    );
  });

  test('each that was open is asked for once, new ones are found, and all of it counts as read', () => {
    const one = planWalk(NEWEST_FIRST, 1_000);
    fill(one);
    one.list.splice(100, 300);
    passTime(one, 8 * EVERY_MS);
    one.calls.length = 0;
    const removedAt = one.now();
    for (let n = 0; n < 3; n += 1) one.make(one.newest());
    passTime(one, 20 * EVERY_MS);
    expect(one.calls.filter((step) => step.do === 'look').length).toBeLessThan(100);
    expect(one.state()).toMatchObject({ verdict: 'complete', missing: 0 });
    expect(one.state().readAt.open).toBeGreaterThan(removedAt);
    expect(unknownIn(one)).toBe(0);
  });
});

test('where too many open links are missing to ask for each, everything is read within the hour', () => {
  const one = planWalk(NEWEST_FIRST, 100);
  fill(one);
  const now = one.now();
  const marked = missingMarked(beginPass(one.state(), 'open', now), null, now);
  expect(marked.readAt.open).toBe(one.state().readAt.open);
  const later = { ...marked, begunAt: { ...marked.begunAt, new: now + HOUR_MS, open: now + HOUR_MS } };
  expect(nextStep(later, now + HOUR_MS, EVERY_MS, 'nothing')).toEqual({ do: 'begin', kind: 'all' });
});

test.for([1, 3, 4, 60])(
  '%d records in a row that cannot be read keep nobody from reading the others',
  (many) => {
    const one = planWalk(NEWEST_FIRST, 700);
    for (const link of one.list.slice(310, 310 + many)) link.isOdd = true;
    passTime(one, 2 * HOUR_MS);
    expect([unknownIn(one), one.state().verdict]).toEqual([0, 'incomplete']);
  },
);

test('when the provider has refused pages of every size for a while, it is asked for large ones again', () => {
  const one = planWalk(NEWEST_FIRST, 1_000);
  fill(one);
  one.refuseAll(true);
  passTime(one, HOUR_MS / 2);
  expect(one.state().trouble).not.toBeNull();
  one.refuseAll(false);
  passTime(one, HOUR_MS / 4);
  one.calls.length = 0;
  passTime(one, 8 * EVERY_MS);
  const sizes = one.calls.flatMap((step) => (step.do === 'list' ? [step.size] : []));
  expect([new Set(sizes), one.state().trouble]).toEqual([new Set([200]), null]);
});
