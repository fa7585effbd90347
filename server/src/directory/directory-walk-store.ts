import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import type { Trx } from '../database/tables.ts';
import { nowWithin } from '../database/read-now.ts';
import { NOTHING_READ, readWalkState, type WalkState } from './walk-state.ts';

export type DirectoryWalkStore = ReturnType<typeof createDirectoryWalkStore>;

/** Whose walk it is, told by the database's clock, and how far it has come. */
export type HeldWalk = { version: number; state: WalkState };

/** One walk of each environment, whoever of all replicas does it. */
export function createDirectoryWalkStore(database: Database, environment: string, leaseMs: number) {
  const { kysely } = database;
  const isShared = database.dialect === 'postgres';
  const ofHolder = (holder: string) =>
    kysely
      .updateTable('directory_walk')
      .where('environment', '=', environment)
      .where('lease_by', '=', holder)
      // One file has one server: nobody takes over from it while it lives.
      .$if(isShared, (query) => query.where('lease_until', '>', nowWithin(kysely)));
  const until = () => sql<number>`${nowWithin(kysely)} + ${leaseMs}`;

  async function renew(holder: string): Promise<boolean> {
    const { numUpdatedRows } = await ofHolder(holder).set({ lease_until: until() }).executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  return {
    renewEveryMs: leaseMs / 3,

    /** Null while another one walks. */
    async take(holder: string): Promise<HeldWalk | null> {
      await kysely
        .insertInto('directory_walk')
        .values({ environment, lease_until: 0, version: 0, state: JSON.stringify(NOTHING_READ) })
        .onConflict((conflict) => conflict.column('environment').doNothing())
        .execute();
      const row = await kysely
        .updateTable('directory_walk')
        .set(({ eb }) => ({ lease_by: holder, lease_until: until(), version: eb('version', '+', 1) }))
        .where('environment', '=', environment)
        // And whoever held it before is no more.
        .$if(isShared, (query) =>
          query.where(({ eb, or }) =>
            or([
              eb('lease_by', 'is', null),
              eb('lease_by', '=', holder),
              eb('lease_until', '<=', nowWithin(kysely)),
            ]),
          ),
        )
        .returning(['version', 'state'])
        .executeTakeFirst();
      return row === undefined ? null : { version: row.version, state: readWalkState(row.state) };
    },

    /** Renews what was taken then (monotonic) until it is dropped. A process that was stopped for too long holds it no more. */
    keep(holder: string, takenAt: number): { isHeld(): boolean; drop(): void } {
      if (!isShared) return { isHeld: () => true, drop: () => undefined };
      let heldUntil = takenAt + leaseMs;
      const renewing = setInterval(() => {
        const askedAt = performance.now();
        renew(holder).then(
          (isRenewed) => (heldUntil = isRenewed ? askedAt + leaseMs : 0),
          () => undefined,
        );
      }, leaseMs / 3).unref();
      return { isHeld: () => performance.now() < heldUntil, drop: () => clearInterval(renewing) };
    },

    /** False when it lapsed, or somebody else went on since: then nothing was written. */
    async commit(holder: string, version: number, state: WalkState): Promise<boolean> {
      const { numUpdatedRows } = await ofHolder(holder)
        .where('version', '=', version)
        .set({ state: JSON.stringify(state), version: version + 1, lease_until: until() })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async leave(holder: string): Promise<void> {
      await ofHolder(holder).set({ lease_by: null, lease_until: 0 }).execute();
    },

    async state(): Promise<WalkState> {
      const row = await kysely
        .selectFrom('directory_walk')
        .select('state')
        .where('environment', '=', environment)
        .executeTakeFirst();
      return row === undefined ? NOTHING_READ : readWalkState(row.state);
    },
  };
}

/** Links were forgotten: everything is read anew, by whoever walks as well. */
export async function restartWalk(trx: Trx, environment: string): Promise<void> {
  await trx
    .updateTable('directory_walk')
    .set(({ eb }) => ({ state: JSON.stringify(NOTHING_READ), version: eb('version', '+', 1) }))
    .where('environment', '=', environment)
    .execute();
}
