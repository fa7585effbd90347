import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { askerIn } from '../../testing/asker.ts';
import { forEachDatabase, onPostgres } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { asha, requested } from '../../testing/test-operation.ts';
import { systemClock } from '../clock.ts';
import type { Database } from '../database/open-database.ts';
import { cancelAuthority } from './cancel-authority.ts';
import { cancelTimes } from './cancel-times.ts';
import { createCancellationStore } from './cancellation-store.ts';

const MINUTE = 60_000;
const TIMES = cancelTimes(1, 900_000, 25_000);

const storeIn = (database: Database) =>
  createCancellationStore(database, 'sandbox', TIMES, systemClock, cancelAuthority(null));

/** One operation for each of these times at which it is due, recorded in this order and named by its time. */
async function dueAt(database: Database, ...instants: number[]): Promise<void> {
  const [store, asker] = [storeIn(database), await askerIn(database, asha)];
  for (const at of instants) {
    const id = `due ${at}`;
    await store.apply(id, requested({ id, linkId: `link ${at}`, idempotencyKey: id, ageMs: 0 }), asker);
    await database.kysely
      .updateTable('cancellation')
      .set({ next_check_at: at })
      .where('id', '=', id)
      .execute();
  }
}

const idsOf = ({ operations }: { operations: { id: string }[] }) => operations.map(({ id }) => id);

forEachDatabase((kind) => {
  test('what has waited longest is checked first', async () => {
    await using database = await migratedDatabase(kind);
    await dueAt(database, 4, 2, 5, 1, 3);
    expect(idsOf(await storeIn(database).leaseDue(3, MINUTE)).toSorted()).toEqual([
      'due 1',
      'due 2',
      'due 3',
    ]);
  });

  test('a lease that was outlived does not end the next one', async () => {
    await using database = await migratedDatabase(kind);
    await dueAt(database, 1);
    const store = storeIn(database);
    const outlived = await store.leaseDue(1, 0);
    const next = await store.leaseDue(1, MINUTE);
    expect([outlived, next].map(idsOf)).toEqual([['due 1'], ['due 1']]);
    await store.release('due 1', outlived.until);
    expect(idsOf(await store.leaseDue(1, MINUTE))).toEqual([]);
    await store.release('due 1', next.until);
    expect(idsOf(await store.leaseDue(1, MINUTE))).toEqual(['due 1']);
  });
});

onPostgres((kind) => {
  test('two servers that look for what is due in the same moment take different operations', async () => {
    await using database = await migratedDatabase(kind);
    await dueAt(database, 1, 2, 3);
    const [taken, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = storeIn({
      ...database,
      transaction: (work) =>
        database.transaction(async (trx) => {
          const result = await work(trx);
          taken.resolve();
          await goOn.promise;
          return result;
        }),
    });
    const first = slow.leaseDue(2, MINUTE);
    await taken.promise;
    const second = storeIn(database).leaseDue(2, MINUTE);
    // Whoever waits for the first one's commit instead would wait for ever.
    await Promise.race([second, wait(500)]);
    goOn.resolve();
    expect([idsOf(await first).toSorted(), idsOf(await second)]).toEqual([['due 1', 'due 2'], ['due 3']]);
  });
});
