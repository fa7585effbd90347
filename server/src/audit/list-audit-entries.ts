import type { Kysely } from 'kysely';
import type { AuditEntryRow, Tables } from '../database/tables.ts';
import { Failure } from '../failure.ts';

export type AuditFilter = {
  /** The person's id. */
  actor?: string;
  action?: string;
  /** The id of what was acted on. */
  subject?: string;
  /** Milliseconds UTC: from this instant on, and before that one. */
  from?: number;
  to?: number;
  cursor?: string;
  limit: number;
};

/** Newest first. `nextCursor` is null on the last page; entries appended meanwhile do not shift pages. */
export async function listAuditEntries(
  db: Kysely<Tables>,
  filter: AuditFilter,
): Promise<{ items: AuditEntryRow[]; nextCursor: string | null }> {
  let query = db.selectFrom('audit_entry').selectAll();
  if (filter.actor !== undefined) query = query.where('actor_id', '=', filter.actor);
  if (filter.action !== undefined) query = query.where('action', '=', filter.action);
  if (filter.subject !== undefined) query = query.where('subject_id', '=', filter.subject);
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('at', '<', filter.to);
  if (filter.cursor !== undefined) query = query.where('seq', '<', seqOf(filter.cursor));
  // One more than asked for tells whether there is a next page.
  const rows = await query
    .orderBy('seq', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const items = rows.slice(0, filter.limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > items.length && last ? String(last.seq) : null };
}

function seqOf(cursor: string): number {
  if (/^[1-9]\d{0,14}$/.test(cursor)) return Number(cursor);
  throw new Failure('invalid-input', 'The cursor is not one this list has given.');
}
