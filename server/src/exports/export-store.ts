import { randomUUID } from 'node:crypto';
import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../database/open-database.ts';

export type ExportKind = 'audit-entries';
export type Prepared = { kind: ExportKind; filter: Record<string, string>; at: number };
export type ExportStore = ReturnType<typeof createExportStore>;

/** How long a prepared file may be fetched. */
const FETCH_WITHIN_MS = 10 * 60_000;

/**
 * Remembers which file was asked for by whom until it is fetched, in the database: the next request may meet another
 * replica. `mask` takes whatever is a recipient's out of a text.
 */
export function createExportStore(database: Database, mask: (text: string) => string) {
  return {
    /** The filter stands in the audit entry too, without whatever of a recipient was typed into it. */
    async prepare(actor: Actor, kind: ExportKind, filter: Record<string, string | undefined>) {
      const id = randomUUID();
      await database.transaction(async (trx) => {
        const at = await database.readNow(trx);
        await trx
          .deleteFrom('export')
          .where('created_at', '<=', at - FETCH_WITHIN_MS)
          .execute();
        await trx
          .insertInto('export')
          .values({
            ...{ id, kind, filter: JSON.stringify(filter) },
            ...{ person_id: actor.id, created_at: at, downloaded_at: null },
          })
          .execute();
        const given = Object.entries(filter).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, mask(value)] as const],
        );
        const detail = { kind, ...Object.fromEntries(given) };
        await appendAuditEntry(trx, entry(actor, 'export-prepared', id, detail, at));
      });
      return { id };
    },

    /** Once, in time and by the same person: the file as it was asked for. Otherwise null. */
    async take(actor: Actor, id: string): Promise<Prepared | null> {
      return database.transaction(async (trx) => {
        const at = await database.readNow(trx);
        const row = await trx
          .updateTable('export')
          .set({ downloaded_at: at })
          .where('id', '=', id)
          .where('person_id', '=', actor.id)
          .where('downloaded_at', 'is', null)
          .where('created_at', '>', at - FETCH_WITHIN_MS)
          .returning(['kind', 'filter'])
          .executeTakeFirst();
        if (row === undefined) return null;
        await appendAuditEntry(trx, entry(actor, 'export-fetched', id, { kind: row.kind }, at));
        const filter = JSON.parse(row.filter) as Prepared['filter'];
        return { kind: row.kind as ExportKind, filter, at };
      });
    },
  };
}

function entry(
  { id, name }: Actor,
  action: string,
  exportId: string,
  detail: Record<string, string>,
  at: number,
) {
  return { actor: { id, name }, action, subject: { type: 'export', id: exportId }, detail, at };
}
