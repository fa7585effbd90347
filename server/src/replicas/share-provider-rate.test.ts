import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { onPostgres } from '../../testing/databases.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import type { Database } from '../database/open-database.ts';
import { createReplicaStore } from './replica-store.ts';
import { shareProviderRate } from './share-provider-rate.ts';

const WITHIN = { timeout: 5_000, interval: 10 };

/** A replica whose shares are written down, on a clock twenty times as fast as the real one. */
async function join(database: Database, { goneAfterMs = 400 } = {}) {
  const shares: number[] = [];
  const failures: unknown[] = [];
  const { close } = await shareProviderRate({
    database,
    setShare: (fraction) => shares.push(fraction),
    onFailure: (error) => failures.push(error),
    everyMs: 100,
    goneAfterMs,
  });
  return { shares, failures, share: () => shares.at(-1), close };
}

onPostgres((kind) => {
  test('a replica alone has the whole rate at once', async () => {
    await using database = await migratedDatabase(kind);
    const one = await join(database);
    expect(one.share()).toBe(1);
    await one.close();
  });

  test('a new replica takes a share only after the others made room, and the shares never exceed the whole', async () => {
    await using database = await migratedDatabase(kind);
    const replicas = [await join(database)];
    const total = () => replicas.reduce((sum, { share }) => sum + (share() ?? 0), 0);
    for (const count of [2, 3]) {
      replicas.push(await join(database));
      expect(replicas.at(-1)?.share()).toBe(0);
      await vi.waitUntil(() => {
        expect(total()).toBeLessThan(1.000_001);
        return replicas.every(({ share }) => share() === 1 / count);
      }, WITHIN);
    }
    await Promise.all(replicas.map(({ close }) => close()));
    expect(await database.kysely.selectFrom('provider_replica').selectAll().execute()).toEqual([]);
  });

  test('a new replica takes nothing while another has not noticed it', async () => {
    await using database = await migratedDatabase(kind);
    const others = (seenAt: number) =>
      database.kysely
        .insertInto('provider_replica')
        .values({ id: 'slow', seen_at: seenAt })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: seenAt }))
        .execute();
    await others(await database.readNow());
    const one = await join(database, { goneAfterMs: 10_000 });
    // Longer than the second for which what the others sent before still counts.
    await pause(1_500);
    expect(new Set(one.shares)).toEqual(new Set([0]));
    await others(await database.readNow());
    await vi.waitUntil(() => one.share() === 1 / 2, WITHIN);
    await one.close();
  });

  test('a replica that closes leaves its share to the others at their next turn', async () => {
    await using database = await migratedDatabase(kind);
    const [one, other] = [await join(database), await join(database)];
    await vi.waitUntil(() => other.share() === 1 / 2, WITHIN);
    await other.close();
    const seen = one.shares.length;
    await vi.waitUntil(() => one.share() === 1, WITHIN);
    // The row that is gone need not first become too old.
    expect(one.shares.length - seen).toBeLessThanOrEqual(2);
    await one.close();
  });

  test('a replica that died is forgotten, and its share goes back to the living', async () => {
    await using database = await migratedDatabase(kind);
    const one = await join(database);
    const now = await database.readNow();
    await database.kysely.insertInto('provider_replica').values({ id: 'dead', seen_at: now }).execute();
    await vi.waitUntil(() => one.share() === 1 / 2, WITHIN);
    await vi.waitUntil(() => one.share() === 1, WITHIN);
    expect(await database.readNow()).toBeGreaterThanOrEqual(now + 400);
    await one.close();
  });

  test('a replica that cannot renew itself any more takes nothing until it is counted again', async () => {
    await using database = await migratedDatabase(kind);
    let cut = false;
    const breakable: Database = {
      ...database,
      transaction: (work) => (cut ? Promise.reject(new Error('unreachable')) : database.transaction(work)),
    };
    const one = await join(breakable);
    cut = true;
    await vi.waitUntil(() => one.share() === 0, WITHIN);
    expect(one.failures.length).toBeGreaterThan(1);
    cut = false;
    await vi.waitUntil(() => one.share() === 1, WITHIN);
    await one.close();
  });

  test('two replicas that renew themselves in the same moment do so one after another', async () => {
    await using database = await migratedDatabase(kind);
    const held = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    const holding: Database = {
      ...database,
      transaction: (work) =>
        database.transaction(async (trx) => {
          const done = await work(trx);
          written.resolve();
          await held.promise;
          return done;
        }),
    };
    const first = createReplicaStore(holding, 10_000).renew('first');
    await written.promise;
    let isOver = false;
    const second = createReplicaStore(database, 10_000)
      .renew('second')
      .finally(() => (isOver = true));
    await vi.waitUntil(async () => isOver || (await waitingForALock(database)) > 0, WITHIN);
    held.resolve();
    expect((await first).others).toEqual([]);
    expect((await second).others).toHaveLength(1);
  });
});

async function waitingForALock({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from pg_locks
    where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(kysely);
  return rows[0]?.waiting ?? 0;
}
