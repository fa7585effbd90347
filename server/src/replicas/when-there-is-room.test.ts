import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshSqlite } from '../../testing/fresh-sqlite.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import type { Database } from '../database/open-database.ts';
import type { Trx } from '../database/tables.ts';
import { createReplicaStore } from './replica-store.ts';
import { shareProviderRate } from './share-provider-rate.ts';

const CLOCKS = ['setTimeout', 'clearTimeout', 'performance', 'Date'] as const;
beforeEach(() => void vi.useFakeTimers({ toFake: [...CLOCKS] }));
afterEach(() => void vi.useRealTimers());

const GONE_AFTER_MS = 6_000;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** The clock of SQLite is ours, so here all the time there is passes by `pass`. */
const openedDatabase = () => migratedDatabase({ name: 'SQLite', fresh: freshSqlite });

/** A replica as a server has it, and the shares it was given. */
async function join(database: Database) {
  const shares: number[] = [];
  const { close } = await shareProviderRate({
    database,
    setShare: (fraction) => shares.push(fraction),
    onFailure: () => undefined,
  });
  return { shares, share: () => shares.at(-1), close };
}

/** Its answers come so late; never when that is infinite. */
function slowed(database: Database) {
  const slow = {
    answerInMs: 0,
    database: {
      ...database,
      transaction: async <T>(work: (trx: Trx) => Promise<T>) => {
        if (slow.answerInMs === Infinity) throw new Error('unreachable');
        const done = await database.transaction(work);
        await new Promise((resolve) => setTimeout(resolve, slow.answerInMs));
        return done;
      },
    },
  };
  return slow;
}

/** Another one, which renews itself when the test says so. */
function another(database: Database) {
  const store = createReplicaStore(database, GONE_AFTER_MS);
  return { renew: () => store.renew('another'), leave: () => store.leave('another') };
}

test('a new replica sends nothing for a second after the others have counted it', async () => {
  await using database = await openedDatabase();
  const other = another(database);
  await other.renew();
  const one = await join(database);
  await pass(400);
  await other.renew();
  await pass(1_050);
  expect(one.share()).toBe(0);
  await pass(100);
  expect(one.share()).toBe(1 / 2);
  await one.close();
});

test('what the others sent before they left counts for a second, too', async () => {
  await using database = await openedDatabase();
  const other = another(database);
  await other.renew();
  const one = await join(database);
  await other.leave();
  await pass(1_450);
  expect(one.share()).toBe(0);
  await pass(100);
  expect(one.share()).toBe(1);
  await one.close();
});

test('a replica whose renewal was slow gives up its share when the others do not count it any more', async () => {
  await using database = await openedDatabase();
  const slow = slowed(database);
  const joining = join(slow.database);
  await pass(0);
  const one = await joining;
  slow.answerInMs = 3_000;
  await pass(2_000);
  slow.answerInMs = Infinity;
  await pass(GONE_AFTER_MS - 50);
  expect(one.share()).toBe(1);
  await pass(100);
  expect(one.share()).toBe(0);
  await one.close();
});

test('a renewal that is told of when the others do not count it any more gives no share', async () => {
  await using database = await openedDatabase();
  const slow = slowed(database);
  slow.answerInMs = GONE_AFTER_MS;
  const joining = join(slow.database);
  await pass(GONE_AFTER_MS);
  const one = await joining;
  expect(new Set(one.shares)).toEqual(new Set([0]));
  slow.answerInMs = 0;
  await pass(1_000);
  expect(one.share()).toBe(1);
  await one.close();
});

test('a replica that the others have forgotten takes nothing until they count it again', async () => {
  await using database = await openedDatabase();
  const other = another(database);
  const slow = slowed(database);
  await other.renew();
  const joining = join(slow.database);
  await pass(100);
  const one = await joining;
  await other.renew();
  await pass(1_500);
  expect(one.share()).toBe(1 / 2);
  slow.answerInMs = Infinity;
  await pass(GONE_AFTER_MS - 500);
  await other.renew();
  await pass(500);
  expect(one.share()).toBe(0);
  slow.answerInMs = 0;
  // Long enough for several renewals, and the other one is not gone yet.
  await pass(5_000);
  expect(one.share()).toBe(0);
  await other.renew();
  await pass(2_000);
  expect(one.share()).toBe(1 / 2);
  await one.close();
});
