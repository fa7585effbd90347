import type { AuditFilter } from '../../contract/audit.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../database/open-database.ts';
import type { AuditEntryRow } from '../database/tables.ts';
import { listAuditEntries } from './list-audit-entries.ts';
import { visibleTo } from './see-audit-entries.ts';

const PAGE = 500;

/** The log as a table for a file, newest first, as this person may see it. */
export function auditTable(database: Database, actor: Actor, filter: AuditFilter) {
  return { columns: COLUMNS, pages: pagesOf(database, visibleTo(actor, filter)) };
}

const COLUMNS = [
  'Number',
  'Time (IST)',
  'Time (ISO, UTC)',
  'Person',
  'Person id',
  'Action',
  'Subject',
  'Subject id',
  'Details',
  'Hash',
];

async function* pagesOf(
  { kysely }: Database,
  visible: ReturnType<typeof visibleTo>,
): AsyncGenerator<string[][]> {
  let cursor: string | null = null;
  do {
    const after: { cursor?: string } = cursor === null ? {} : { cursor };
    const { items, nextCursor } = await listAuditEntries(kysely, { ...visible, ...after, limit: PAGE });
    yield items.map(lineOf);
    cursor = nextCursor;
  } while (cursor !== null);
}

function lineOf(row: AuditEntryRow): string[] {
  return [
    String(row.seq),
    `${IST.format(row.at)} IST`,
    new Date(row.at).toISOString(),
    row.actor_name,
    row.actor_id,
    row.action,
    row.subject_type,
    row.subject_id,
    row.detail,
    row.hash,
  ];
}

/** `2026-11-22 10:15:00`: sorts as text, too. */
const IST = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Kolkata',
  dateStyle: 'short',
  timeStyle: 'medium',
});
