import type { Actor } from '../actor.ts';
import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import type { Clock } from '../clock.ts';
import { lockFor } from '../database/lock-for.ts';
import type { Database } from '../database/open-database.ts';
import type { CancelAttemptRow, CancellationRow, Trx } from '../database/tables.ts';
import { aged } from './aged.ts';
import { auditOf } from './cancel-audit.ts';
import {
  hasActedSince,
  isOpen,
  type CancelEffect,
  type CancelHappening,
  type CancelOperation,
} from './cancel-operation.ts';
import type { CancelTimes } from './cancel-times.ts';
import { fromCancellationRow, toAttemptRow, toCancellationRow } from './cancellation-row.ts';
import { LookedTooEarly, LostRace } from './lost-race.ts';
import { addNotice } from './notice-store.ts';
import { supersede } from './end-cancel.ts';
import { reduceCancel } from './reduce-cancel.ts';

/** What was committed: the operation as it stands, and what is to be done outside now. */
export type Applied = { operation: CancelOperation; effects: CancelEffect[] };

/** What happens, as the people in it stand in this transaction: throws what is not theirs to do any more. */
export type CancelAuthority = (
  trx: Trx,
  happened: CancelHappening,
  given: { before: CancelOperation | null; asker: Actor | null; at: number },
) => Promise<CancelHappening>;

export type CancellationStore = ReturnType<typeof createCancellationStore>;

/**
 * Keeps the operations of one environment: another one's links are another provider's. `apply` is the one writer: it reads, reduces, and commits the operation, its attempt,
 * its audit entry and any notice together, or nothing of them.
 */
export function createCancellationStore(
  database: Database,
  environment: string,
  times: CancelTimes,
  clock: Clock,
  authority: CancelAuthority,
) {
  const { kysely } = database;

  return {
    /** Null when the event changes nothing: it came too late, twice, or is not allowed now. Only people's acts have an asker. */
    async apply(id: string, wanted: CancelHappening, asker: Actor | null = null): Promise<Applied | null> {
      const begunAt = clock.monotonic();
      return database.transaction(async (trx) => {
        const before = await readOne(trx, id);
        const at = await database.readNow(trx);
        const happened = await authority(trx, wanted, { before, asker, at });
        const event = { ...aged(happened, clock.monotonic() - begunAt), at, jitter: clock.random() };
        const reduced = reduceCancel(before, event, times);
        if (reduced === null) return null;
        // The aged event: a colleague may have acted while this one waited for its turn.
        if (event.type === 'requested') await insert(trx, reduced.operation, at - event.request.ageMs);
        else if (before !== null) await replace(trx, before, reduced.operation);
        for (const effect of reduced.effects) {
          if (effect.type === 'tell') await addNotice(trx, reduced.operation, effect.what, at);
        }
        const entry = auditOf(before, happened, reduced.operation, at);
        if (entry !== null) await appendAuditEntry(trx, entry);
        return reduced;
      });
    },

    /** The clock that every instant of an operation is told by. */
    now: (): Promise<number> => database.readNow(),

    get: (id: string): Promise<CancelOperation | null> => first(kysely, ofEnvironment().where('id', '=', id)),

    byKey: (actorId: string, key: string): Promise<CancelOperation | null> =>
      first(
        kysely,
        kysely
          .selectFrom('cancellation')
          .selectAll()
          .where('actor_id', '=', actorId)
          .where('idempotency_key', '=', key),
      ),

    openOn: (linkId: string): Promise<CancelOperation | null> =>
      first(kysely, ofLink(linkId).where('open', '=', 1)),

    /** Newest first. */
    async allOn(linkId: string): Promise<CancelOperation[]> {
      const rows = await ofLink(linkId)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(50)
        .execute();
      return withAttempts(kysely, rows);
    },

    /** Open ones first, then newest first, `limit` after the `skip`ped ones. */
    async list(
      filter: { state?: string; linkId?: string },
      skip: number,
      limit: number,
    ): Promise<CancelOperation[]> {
      let query = ofEnvironment();
      if (filter.state === 'open') query = query.where('open', '=', 1);
      else if (filter.state !== undefined) query = query.where('state', '=', filter.state);
      if (filter.linkId !== undefined) query = query.where('link_id', '=', filter.linkId);
      const newest = query.orderBy('open', 'desc').orderBy('created_at', 'desc').orderBy('id', 'desc');
      return withAttempts(kysely, await newest.limit(limit).offset(skip).execute());
    },

    /** Takes at most `limit` due operations for `leaseMs`, so that no two replicas check the same one. */
    async leaseDue(
      limit: number,
      leaseMs: number,
    ): Promise<{ operations: CancelOperation[]; until: number }> {
      return database.transaction(async (trx) => {
        const now = await database.readNow(trx);
        let due = trx
          .selectFrom('cancellation')
          .selectAll()
          .where('environment', '=', environment)
          .where('next_check_at', '<=', now)
          .where((is) =>
            is.or([
              is('lease_until', 'is', null),
              is('lease_until', '<=', now),
              // No lease is that long: it was given before the clock was set back.
              is('lease_until', '>', now + leaseMs),
            ]),
          )
          .orderBy('next_check_at')
          .limit(limit);
        // SQLite has one writer and no such lock.
        if (database.dialect === 'postgres') due = due.forUpdate().skipLocked();
        const rows = await due.execute();
        const until = now + leaseMs;
        if (rows.length === 0) return { operations: [], until };
        const ids = rows.map((row) => row.id);
        await trx.updateTable('cancellation').set({ lease_until: until }).where('id', 'in', ids).execute();
        return { operations: await withAttempts(trx, rows), until };
      });
    },

    /** Only the lease that was given: an outlived one is another replica's by now. */
    async release(id: string, until: number): Promise<void> {
      await kysely
        .updateTable('cancellation')
        .set({ lease_until: null })
        .where('id', '=', id)
        .where('lease_until', '=', until)
        .execute();
    },

    async openIds(): Promise<string[]> {
      const rows = await kysely
        .selectFrom('cancellation')
        .select('id')
        .where('environment', '=', environment)
        .where('open', '=', 1)
        .execute();
      return rows.map((row) => row.id);
    },
  };

  function ofEnvironment() {
    return kysely.selectFrom('cancellation').selectAll().where('environment', '=', environment);
  }

  function ofLink(linkId: string) {
    return ofEnvironment().where('link_id', '=', linkId);
  }
}

type Reader = Database['kysely'] | Trx;

async function readOne(db: Reader, id: string): Promise<CancelOperation | null> {
  return first(db, db.selectFrom('cancellation').selectAll().where('id', '=', id));
}

async function first(
  db: Reader,
  query: { executeTakeFirst(): Promise<CancellationRow | undefined> },
): Promise<CancelOperation | null> {
  const row = await query.executeTakeFirst();
  return row === undefined ? null : ((await withAttempts(db, [row]))[0] ?? null);
}

async function withAttempts(db: Reader, rows: CancellationRow[]): Promise<CancelOperation[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const found = await db
    .selectFrom('cancel_attempt')
    .selectAll()
    .where('operation_id', 'in', ids)
    .orderBy('n')
    .execute();
  const attempts = Map.groupBy(found, (attempt: CancelAttemptRow) => attempt.operation_id);
  return rows.map((row) => fromCancellationRow(row, attempts.get(row.id) ?? []));
}

/**
 * From here on the new operation tells what happens to the link; the earlier ones say so, and are not watched any
 * more. One that has acted since the link was looked at makes that look worthless. Whoever else asks waits here.
 */
async function insert(trx: Trx, operation: CancelOperation, lookedAt: number): Promise<void> {
  await lockFor(trx, `cancel:${operation.environment}:${operation.linkId}`);
  const rows = await trx
    .selectFrom('cancellation')
    .selectAll()
    .where('environment', '=', operation.environment)
    .where('link_id', '=', operation.linkId)
    .execute();
  const earlier = await withAttempts(trx, rows);
  if (earlier.some((other) => isOpen(other) || hasActedSince(other, lookedAt))) throw new LookedTooEarly();
  for (const other of earlier) {
    if (other.supersededBy === null) await replace(trx, other, supersede(other, operation.id));
  }
  await trx
    .insertInto('cancellation')
    .values({ ...toCancellationRow(operation), lease_until: null })
    .execute();
}

/** Compare-and-set: throws when another writer was first, and nothing of this transaction stays. */
async function replace(trx: Trx, before: CancelOperation, after: CancelOperation): Promise<void> {
  const result = await trx
    .updateTable('cancellation')
    .set(toCancellationRow(after))
    .where('id', '=', before.id)
    .where('state', '=', before.state)
    .where('version', '=', before.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new LostRace();
  const attempt = after.attempts.at(-1);
  if (attempt === undefined || attempt === before.attempts.at(-1)) return;
  const row = toAttemptRow(after.id, attempt);
  await trx
    .insertInto('cancel_attempt')
    .values(row)
    .onConflict((conflict) => conflict.columns(['operation_id', 'n']).doUpdateSet(row))
    .execute();
}
