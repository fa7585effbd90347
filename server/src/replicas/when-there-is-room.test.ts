import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshSqlite } from '../../testing/fresh-sqlite.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import type { Database } from '../database/open-database.ts';
import { createReplicaStore } from './replica-store.ts';
import { shareProviderRate } from './share-provider-rate.ts';

const CLOCKS = ['setTimeout', 'clearTimeout', 'performance', 'Date'] as const;
beforeEach(() => void vi.useFakeTimers({ toFake: [...CLOCKS] }));
afterEach(() => void vi.useRealTimers());

const GONE_AFTER_MS = 6_000;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** The clock of SQLite is ours, so here all the time there is passes by `pass`. */
const openedDatabase = () => migratedDatabase({ name: 'SQLite', fresh: freshSqlite });

/** A replica as a server has it, and the newest share it was given. */
async function join(database: Database) {
  let share: number | null = null;
  const { close } = await shareProviderRate({
    database,
    setShare: (fraction) => {
      share = fraction;
    },
    onFailure: () => undefined,
  });
  return { share: () => share, close };
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
  let answerIn = 0;
  const slow: Database = {
    ...database,
    transaction: async (work) => {
      if (answerIn === Infinity) throw new Error('unreachable');
      const done = await database.transaction(work);
      await new Promise((resolve) => setTimeout(resolve, answerIn));
      return done;
    },
  };
  const joining = join(slow);
  await pass(0);
  const one = await joining;
  answerIn = 3_000;
  await pass(2_000);
  answerIn = Infinity;
  await pass(GONE_AFTER_MS - 50);
  expect(one.share()).toBe(1);
  await pass(100);
  expect(one.share()).toBe(0);
  await one.close();
});

test('a replica that the others have forgotten takes nothing until they count it again', async () => {
  await using database = await openedDatabase();
  const other = another(database);
  let isCut = false;
  const breakable: Database = {
    ...database,
    transaction: (work) => (isCut ? Promise.reject(new Error('unreachable')) : database.transaction(work)),
  };
  await other.renew();
  const one = await join(breakable);
  await pass(100);
  await other.renew();
  await pass(1_500);
  expect(one.share()).toBe(1 / 2);
  isCut = true;
  await pass(GONE_AFTER_MS - 500);
  await other.renew();
  await pass(500);
  expect(one.share()).toBe(0);
  isCut = false;
  // Long enough for several renewals, and the other one is not gone yet.
  await pass(5_000);
  expect(one.share()).toBe(0);
  await other.renew();
  await pass(2_000);
  expect(one.share()).toBe(1 / 2);
  await one.close();
});
