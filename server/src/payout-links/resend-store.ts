import { lockFor } from '../database/lock-for.ts';
import type { Database } from '../database/open-database.ts';
import type { ResendRow, Trx } from '../database/tables.ts';
import { appendAuditEntry } from '../audit/append-audit-entry.ts';

export type ResendState = 'sending' | 'sent' | 'not-sent' | 'not-confirmed';
export type ResendRecord = Omit<ResendRow, 'state'> & { state: ResendState };

/** `repeat`: the same person had asked with the same key before, and nothing new was recorded. */
export type Begun = { record: ResendRecord; repeat: boolean };

export type ResendStore = ReturnType<typeof createResendStore>;

/** Keeps resends; each change stands together with its audit entry, or not at all. */
export function createResendStore(database: Database) {
  const { kysely } = database;
  return {
    /**
     * Records the intent to resend, unless `admit` throws at the sight of the earlier ones. Two people may ask
     * in the same moment, so the link's rows are counted under a lock.
     */
    async begin(
      wanted: Pick<
        ResendRecord,
        'id' | 'environment' | 'link_id' | 'actor_id' | 'actor_name' | 'idempotency_key' | 'request_hash'
      >,
      admit: (trx: Trx, earlier: ResendRecord[], now: number) => Promise<void>,
    ): Promise<Begun> {
      return database.transaction(async (trx) => {
        await lockFor(trx, `resend:${wanted.environment}:${wanted.link_id}`);
        const now = await database.readNow(trx);
        const earlier = (await ofLink(trx, wanted.environment, wanted.link_id).execute()) as ResendRecord[];
        const same = earlier.find(
          ({ actor_id, idempotency_key }) =>
            actor_id === wanted.actor_id && idempotency_key === wanted.idempotency_key,
        );
        if (same !== undefined) return { record: same, repeat: true };
        await admit(trx, earlier, now);
        const nothingYet = { because: null, provider_reference: null, status_code: null, ended_at: null };
        const record: ResendRecord = { ...wanted, ...nothingYet, state: 'sending', at: now };
        await trx.insertInto('resend').values(record).execute();
        await appendAuditEntry(trx, entryOf(record, 'resend-asked', now));
        return { record, repeat: false };
      });
    },

    async end(
      record: ResendRecord,
      outcome: Pick<ResendRecord, 'state' | 'because' | 'provider_reference' | 'status_code'>,
    ): Promise<ResendRecord> {
      return database.transaction(async (trx) => {
        const now = await database.readNow(trx);
        const ended: ResendRecord = { ...record, ...outcome, ended_at: now };
        await trx
          .updateTable('resend')
          .set({ ...outcome, ended_at: now })
          .where('id', '=', record.id)
          .execute();
        await appendAuditEntry(trx, entryOf(ended, `resend-${outcome.state}`, now));
        return ended;
      });
    },

    byKey: async (actorId: string, key: string): Promise<ResendRecord | undefined> =>
      (await kysely
        .selectFrom('resend')
        .selectAll()
        .where('actor_id', '=', actorId)
        .where('idempotency_key', '=', key)
        .executeTakeFirst()) as ResendRecord | undefined,

    /** Newest first. */
    onLink: async (environment: string, linkId: string): Promise<ResendRecord[]> =>
      (await ofLink(kysely, environment, linkId).execute()) as ResendRecord[],
  };
}

function ofLink(db: Database['kysely'], environment: string, linkId: string) {
  return db
    .selectFrom('resend')
    .selectAll()
    .where('environment', '=', environment)
    .where('link_id', '=', linkId)
    .orderBy('at', 'desc')
    .limit(100);
}

function entryOf(record: ResendRecord, action: string, at: number) {
  return {
    actor: { id: record.actor_id, name: record.actor_name },
    action,
    subject: { type: 'payout-link', id: record.link_id },
    detail: {
      resend: record.id,
      statusCode: record.status_code,
      providerReference: record.provider_reference,
    },
    at,
  };
}
