import { expect, test, vi } from 'vitest';
import { onPostgres } from '../../testing/databases.ts';
import { idsOf, listCalls, walkDesk, WITHIN } from '../../testing/walk-desk.ts';

const [A, B] = ['203.0.113.1', '203.0.113.2'];
const CUT = { mostPerPage: 10, largerAre: 'cut' } as const;

onPostgres((kind) => {
  test('two replicas never read the same page, and together no more than there are', async () => {
    await using desk = await walkDesk(kind, 300, { leaseMs: 600, listing: CUT });
    desk.start(A);
    desk.start(B);
    await desk.isIn('complete');
    expect(await desk.knownIds()).toEqual(idsOf(desk.sandbox));
    const [ofA, ofB] = [desk.pages(A), desk.pages(B)];
    expect(ofA.filter((page) => ofB.includes(page))).toEqual([]);
    expect(Math.min(ofA.length, ofB.length)).toBe(0);
    // All of them, one behind a full last page, and the newest once more.
    expect(ofA.length + ofB.length).toBeLessThanOrEqual(Math.ceil(idsOf(desk.sandbox).length / 10) + 3);
  });

  test('a replica that closes leaves the walk to the other at once, which begins with the next page', async () => {
    await using desk = await walkDesk(kind, 300, { leaseMs: 600, listing: CUT });
    const first = desk.start(A);
    await vi.waitUntil(() => desk.pages(A).length > 5, WITHIN);
    await first.stop();
    const read = desk.pages(A);
    desk.start(B);
    await desk.isIn('complete');
    expect(await desk.knownIds()).toEqual(idsOf(desk.sandbox));
    const again = desk.pages(B).filter((page) => read.includes(page) && page !== '1/10');
    expect(again).toEqual([]);
  });

  test('one that was stopped for longer than its lease finds that another goes on, and asks for nothing more', async () => {
    await using desk = await walkDesk(kind, 300, { leaseMs: 300, listing: CUT });
    const { promise: wakes, resolve: wake } = Promise.withResolvers<void>();
    let isAsleep = false;
    let commits = 0;
    const results: boolean[] = [];
    desk.start(A, ({ walks }) => ({
      walks: {
        ...walks,
        // Nothing of a stopped process goes on, its timers least of all.
        keep(holder, takenAt) {
          const lease = walks.keep(holder, takenAt);
          return { ...lease, isHeld: () => !isAsleep && lease.isHeld() };
        },
        async take(holder) {
          if (isAsleep) await wakes;
          return isAsleep ? null : walks.take(holder);
        },
        async commit(holder, version, state) {
          commits += 1;
          if (commits !== 6) return walks.commit(holder, version, state);
          isAsleep = true;
          await desk.lapse();
          await wakes;
          const isCommitted = await walks.commit(holder, version, state);
          results.push(isCommitted);
          return isCommitted;
        },
      },
    }));
    await vi.waitUntil(() => isAsleep, WITHIN);
    const before = listCalls(desk.sandbox, A).length;
    desk.start(B);
    await vi.waitUntil(() => desk.pages(B).length > 3, WITHIN);
    wake();
    await desk.isIn('complete');
    await vi.waitUntil(() => results.length === 1, WITHIN);
    expect(results).toEqual([false]);
    expect(listCalls(desk.sandbox, A)).toHaveLength(before);
    expect(await desk.knownIds()).toEqual(idsOf(desk.sandbox));
  });
});
