import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { askerIn } from '../../testing/asker.ts';
import { forEachDatabase, onPostgres } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { answered, asha, clockJumped, requested, sendBegan, tracked } from '../../testing/test-operation.ts';
import { systemClock } from '../clock.ts';
import type { Database } from '../database/open-database.ts';
import { cancelAuthority } from './cancel-authority.ts';
import type { CancelHappening } from './cancel-operation.ts';
import { cancelTimes } from './cancel-times.ts';
import { createCancellationStore } from './cancellation-store.ts';
import { LookedTooEarly, LostRace } from './lost-race.ts';

const TIMES = cancelTimes(1, 900_000, 25_000);

/** Where Asha asks. */
async function storeIn(database: Database, authority = cancelAuthority(null)) {
  const store = createCancellationStore(database, 'sandbox', TIMES, systemClock, authority);
  const asker = await askerIn(database, asha);
  return {
    ...store,
    apply: (id: string, happened: CancelHappening) => store.apply(id, happened, asker),
  };
}

forEachDatabase((kind) => {
  test('a look from before another cancel acted is worth nothing, a later one starts a new cancel', async () => {
    await using database = await migratedDatabase(kind);
    const store = await storeIn(database);
    await store.apply('op-1', requested());
    await store.apply('op-1', sendBegan);
    await wait(20);
    await store.apply('op-1', answered(1, 'refused'));
    const again = (ageMs: number) => requested({ id: 'op-2', idempotencyKey: 'key-2', ageMs });
    await expect(store.apply('op-2', again(1000))).rejects.toThrow(LookedTooEarly);
    expect(await store.get('op-2')).toBeNull();
    await wait(5);
    expect((await store.apply('op-2', again(0)))?.operation.state).toBe('prepared');
    expect(await store.get('op-1')).toMatchObject({ supersededBy: 'op-2', watchUntil: null, dueAt: null });
  });

  test('what another cancel does while a click waits for the database makes its look worthless, too', async () => {
    await using database = await migratedDatabase(kind);
    const store = await storeIn(database);
    await store.apply('op-1', requested());
    await store.apply('op-1', sendBegan);
    await wait(5);
    // On SQLite transactions queue: the answer is recorded after the click's look, and before its turn.
    const busy = () => database.transaction(() => wait(40));
    const [, , , click] = await Promise.allSettled([
      busy(),
      store.apply('op-1', answered(1, 'refused')),
      busy(),
      store.apply('op-2', requested({ id: 'op-2', idempotencyKey: 'key-2', ageMs: 0 })),
    ]);
    expect(click).toMatchObject({ status: 'rejected', reason: expect.any(LookedTooEarly) as unknown });
  });

  test('the operations of another environment are neither seen nor settled', async () => {
    await using database = await migratedDatabase(kind);
    const sandbox = await storeIn(database);
    const live = createCancellationStore(database, 'live', TIMES, systemClock, cancelAuthority(null));
    await sandbox.apply('op-1', requested());
    await database.kysely.updateTable('cancellation').set({ next_check_at: 1 }).execute();
    expect(await live.get('op-1')).toBeNull();
    expect(await live.list({}, 0, 10)).toEqual([]);
    expect(await live.openIds()).toEqual([]);
    expect((await live.leaseDue(10, 1000)).operations).toEqual([]);
    expect((await sandbox.leaseDue(10, 1000)).operations).toHaveLength(1);
  });

  test('what is settled before a click is superseded by it, and a later sighting leaves it alone', async () => {
    await using database = await migratedDatabase(kind);
    const store = await storeIn(database);
    await store.apply('op-1', requested());
    await store.apply('op-1', sendBegan);
    await wait(5);
    await store.apply('op-1', answered(1, 'accepted'));
    await store.apply('op-1', tracked('CANCELLED', 0));
    await wait(5);
    await store.apply('op-2', requested({ id: 'op-2', idempotencyKey: 'key-2', ageMs: 0 }));
    expect(await store.apply('op-1', tracked('ISSUED', 0))).toBeNull();
  });
});

// SQLite has one writer.
onPostgres((kind) => {
  test('of two that have read the same, whoever writes second has to read again, and nothing is lost', async () => {
    await using database = await migratedDatabase(kind);
    const racing = [clockJumped, tracked('PROCESSING', 0)];
    const both = Promise.withResolvers<void>();
    let readers = 0;
    const store = await storeIn(database, async (trx, happened, given) => {
      if (racing.some(({ type }) => type === happened.type)) {
        if (++readers === racing.length) both.resolve();
        await both.promise;
      }
      return cancelAuthority(null)(trx, happened, given);
    });
    await store.apply('op-1', requested());
    await store.apply('op-1', sendBegan);
    await wait(5);
    await store.apply('op-1', answered(1, 'unknown'));
    const ends = await Promise.allSettled(racing.map((happened) => store.apply('op-1', happened)));
    const lost = racing.filter((_, n) => ends[n]?.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(ends).toContainEqual({ status: 'rejected', reason: expect.any(LostRace) as unknown });
    for (const happened of lost) await store.apply('op-1', happened);
    expect((await store.get('op-1'))?.jumpedAt).not.toBeNull();
  });
});
