import { RevealField } from '../../contract/reveals.ts';
import type { Actor } from '../actor.ts';
import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import { lockFor } from '../database/lock-for.ts';
import type { Database } from '../database/open-database.ts';
import type { AuditEntryRow, Trx } from '../database/tables.ts';
import { Failure } from '../failure.ts';
import { stillMay } from '../people/still-may.ts';
import { CALLER_CHECKS_PER_HOUR, waitForCallerCheck } from './caller-check-limit.ts';

/** Something personal was shown, or compared with what a caller said. */
export type Disclosure = { at: number; actor: string } & (
  | { kind: 'revealed'; field: RevealField }
  | { kind: 'caller-checked'; match: boolean }
);

export type DisclosureStore = ReturnType<typeof createDisclosureStore>;

const HOUR_MS = 3_600_000;
const AT_MOST = 200;

/** What was disclosed of a link. It stands in the audit log and nowhere else, without any of the values. */
export function createDisclosureStore(database: Database) {
  const { kysely } = database;
  return {
    /** When it was entered, by the clock that all replicas share. */
    async enterReveal(actor: Actor, linkId: string, field: RevealField): Promise<number> {
      return database.transaction(async (trx) => {
        const at = await database.readNow(trx);
        await stillMay(trx, actor, 'reveal', at);
        await appendAuditEntry(trx, entryOf(actor, linkId, 'reveal', { field }, at));
        return at;
      });
    },

    /** Throws when no try is left. Asked before anything is compared, so that nothing depends on what was said. */
    async refuseFurtherChecks(linkId: string): Promise<void> {
      const at = await database.readNow();
      refuseTooMany(await checksSince(kysely, linkId, at - HOUR_MS), at);
    },

    /**
     * How many tries are left. They are counted under a lock, so that two people at two replicas never make one
     * too many; throws when none is left, and then nothing is entered.
     */
    async enterCallerCheck(
      actor: Actor,
      linkId: string,
      { match, kind }: { match: boolean; kind: string },
    ): Promise<number> {
      return database.transaction(async (trx) => {
        await lockFor(trx, `caller-check:${linkId}`);
        const at = await database.readNow(trx);
        await stillMay(trx, actor, 'check-caller', at);
        const earlier = await checksSince(trx, linkId, at - HOUR_MS);
        refuseTooMany(earlier, at);
        await appendAuditEntry(trx, entryOf(actor, linkId, 'caller-check', { match, kind }, at));
        return CALLER_CHECKS_PER_HOUR - earlier.length - 1;
      });
    },

    /** Somebody looked for people more often than anybody’s work asks for. What they looked for is entered nowhere. */
    async enterTooManySearches(actor: Actor): Promise<void> {
      await database.transaction(async (trx) => {
        const at = await database.readNow(trx);
        const detail = { code: 'too-many-requests' };
        await appendAuditEntry(trx, entryOf(actor, '-', 'contact-search-refused', detail, at));
      });
    },

    /** The newest, in their order. */
    async onLink(linkId: string): Promise<Disclosure[]> {
      const rows = await ofLink(kysely, linkId)
        .where('action', 'in', ['reveal', 'caller-check'])
        .orderBy('seq', 'desc')
        .limit(AT_MOST)
        .execute();
      return rows.toReversed().map(disclosureOf);
    },
  };
}

function ofLink(db: Database['kysely'] | Trx, linkId: string) {
  return db
    .selectFrom('audit_entry')
    .selectAll()
    .where('subject_id', '=', linkId)
    .where('subject_type', '=', 'payout-link');
}

async function checksSince(db: Database['kysely'] | Trx, linkId: string, since: number): Promise<number[]> {
  const rows = await ofLink(db, linkId)
    .where('action', '=', 'caller-check')
    .where('at', '>', since)
    .execute();
  return rows.map(({ at }) => at);
}

function refuseTooMany(earlier: readonly number[], at: number): void {
  const waitMs = waitForCallerCheck(earlier, at);
  if (waitMs === null) return;
  throw new Failure(
    'too-many-requests',
    `A caller can be checked ${CALLER_CHECKS_PER_HOUR} times an hour on one link, by everybody together. Hand over to Finance, or wait.`,
    { retryAfterS: waitMs / 1000 },
  );
}

function entryOf(
  { id, name }: Actor,
  linkId: string,
  action: string,
  detail: Record<string, string | boolean>,
  at: number,
) {
  return { actor: { id, name }, action, subject: { type: 'payout-link', id: linkId }, detail, at };
}

function disclosureOf({ at, actor_name: actor, action, detail }: AuditEntryRow): Disclosure {
  const told = JSON.parse(detail) as Record<string, unknown>;
  return action === 'reveal'
    ? { at, actor, kind: 'revealed', field: RevealField.parse(told['field']) }
    : { at, actor, kind: 'caller-checked', match: told['match'] === true };
}
