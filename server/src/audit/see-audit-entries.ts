import type { AuditEntry, AuditFilter } from '../../contract/audit.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../database/open-database.ts';
import type { AuditEntryRow } from '../database/tables.ts';
import { listAuditEntries } from './list-audit-entries.ts';

const PAGE = 100;

/** A page of the log as this person may see it, newest first. */
export async function seeAuditEntries(
  database: Database,
  actor: Actor,
  filter: AuditFilter,
  cursor?: string,
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const after = cursor === undefined ? {} : { cursor };
  const page = await listAuditEntries(database.kysely, {
    ...visibleTo(actor, filter),
    ...after,
    limit: PAGE,
  });
  return { items: page.items.map(entryOf), nextCursor: page.nextCursor };
}

/** Those who may not see all entries see their own, whatever they ask for. */
export function visibleTo(actor: Actor, { actor: asked, action, subject, from, to }: AuditFilter) {
  const whose = actor.permissions.includes('audit-all') ? asked : actor.id;
  return {
    ...(whose === undefined ? {} : { actor: whose }),
    ...(action === undefined ? {} : { action }),
    ...(subject === undefined ? {} : { subject }),
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(to === undefined ? {} : { to: Date.parse(to) }),
  };
}

function entryOf(row: AuditEntryRow): AuditEntry {
  return {
    seq: row.seq,
    at: new Date(row.at).toISOString(),
    actor: { id: row.actor_id, name: row.actor_name },
    action: row.action,
    subject: { type: row.subject_type, id: row.subject_id },
    detail: JSON.parse(row.detail) as AuditEntry['detail'],
    hash: row.hash,
  };
}
