import { lockFor } from '../database/lock-for.ts';
import type { AuditEntryRow, Trx } from '../database/tables.ts';
import { hashOf, NO_PREVIOUS_HASH } from './audit-chain.ts';

export type AuditEntry = {
  actor: { id: string; name: string };
  /** A short verb phrase, for example `cancel-asked`. */
  action: string;
  subject: { type: string; id: string };
  detail: Record<string, string | number | boolean | null>;
  /** Milliseconds UTC. */
  at: number;
};

/**
 * Appends one entry to the chain inside the caller's transaction: no entry, no act. On PostgreSQL
 * whoever appends next waits until that transaction has ended, so append last and commit soon.
 *
 * An entry can never be changed or removed: recipients' personal data (mobile, e-mail, name, account)
 * must not be in it. Keeping it out is the caller's duty.
 */
export async function appendAuditEntry(trx: Trx, entry: AuditEntry): Promise<AuditEntryRow> {
  const row = chained(await lockLastEntry(trx), entry);
  await trx.insertInto('audit_entry').values(row).execute();
  return row;
}

type Link = Pick<AuditEntryRow, 'seq' | 'hash'>;

/** SQLite's transactions queue as a whole; on PostgreSQL two appenders would read the same last entry. */
async function lockLastEntry(trx: Trx): Promise<Link | undefined> {
  await lockFor(trx, 'audit-log');
  return trx
    .selectFrom('audit_entry')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function chained(last: Link | undefined, entry: AuditEntry): AuditEntryRow {
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: entry.at,
    actor_id: storedText(entry.actor.id),
    actor_name: storedText(entry.actor.name),
    action: storedText(entry.action),
    subject_type: storedText(entry.subject.type),
    subject_id: storedText(entry.subject.id),
    detail: canonicalJson(entry.detail),
    previous_hash: last?.hash ?? NO_PREVIOUS_HASH,
  };
  return { ...row, hash: hashOf(row) };
}

/** Half a surrogate pair comes back from a database as U+FFFD, a NUL not at all: hash what will be read. */
function storedText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** Keys in the order of their UTF-16 code units, no white space. */
function canonicalJson(detail: AuditEntry['detail']): string {
  const sorted = Object.entries(detail).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted));
}
