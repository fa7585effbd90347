import type { Database } from '../database/open-database.ts';
import { lockFor } from '../database/lock-for.ts';

export type ReplicaStore = ReturnType<typeof createReplicaStore>;

/** Who else is running, told by a row that each replica keeps renewing; all times are the database's, in ms UTC. */
export function createReplicaStore(database: Database, goneAfterMs: number) {
  return {
    /** Says that this replica lives, forgets those that did not for too long, and tells who else does. */
    renew(id: string): Promise<{ at: number; others: { seenAt: number }[] }> {
      return database.transaction(async (trx) => {
        // One after another, so that whoever renews later has counted whoever renewed before.
        await lockFor(trx, 'provider-replicas');
        const at = await database.readNow(trx);
        await trx
          .insertInto('provider_replica')
          .values({ id, seen_at: at })
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: at }))
          .execute();
        await trx
          .deleteFrom('provider_replica')
          .where('seen_at', '<=', at - goneAfterMs)
          .execute();
        const others = await trx
          .selectFrom('provider_replica')
          .select('seen_at as seenAt')
          .where('id', '!=', id)
          .execute();
        return { at, others };
      });
    },

    async leave(id: string): Promise<void> {
      await database.kysely.deleteFrom('provider_replica').where('id', '=', id).execute();
    },
  };
}
