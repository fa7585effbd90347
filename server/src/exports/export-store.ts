import { randomUUID } from 'node:crypto';
import type { AuditFilter } from '../../contract/audit.ts';
import type { LinkFilter } from '../../contract/finding.ts';
import type { Actor } from '../actor.ts';
import { appendAuditEntry, type AuditEntry } from '../audit/append-audit-entry.ts';
import type { Database } from '../database/open-database.ts';
import { stillMay } from '../people/still-may.ts';
import type { Sealing } from '../sealing/create-sealing.ts';

/** What may be asked for as a file. */
export type ToExport =
  | { kind: 'audit-entries'; filter: AuditFilter }
  | { kind: 'payout-links'; filter: LinkFilter };

/** What was asked for, with whoever fetches it as they stand now. */
export type Prepared = ToExport & { actor: Actor; at: number };
export type ExportStore = ReturnType<typeof createExportStore>;

/** How long a prepared file may be fetched. */
const FETCH_WITHIN_MS = 10 * 60_000;

/**
 * Remembers which file was asked for by whom until it is fetched, in the database: the next request may meet another
 * replica. Whom somebody looked for is personal, so the filter is sealed.
 */
export function createExportStore(database: Database, sealing: Sealing) {
  return {
    /** `told` is the filter as it may stand in the audit log. */
    async prepare(actor: Actor, { kind, filter }: ToExport, told: AuditEntry['detail']) {
      const id = randomUUID();
      await database.transaction(async (trx) => {
        const at = await database.readNow(trx);
        await stillMay(trx, actor, 'export', at);
        await trx
          .deleteFrom('export')
          .where('created_at', '<=', at - FETCH_WITHIN_MS)
          .execute();
        await trx
          .insertInto('export')
          .values({
            ...{ id, kind, filter: sealing.seal(JSON.stringify(filter), placeOf(id)) },
            ...{ person_id: actor.id, created_at: at, downloaded_at: null },
          })
          .execute();
        await appendAuditEntry(trx, entry(actor, 'export-prepared', id, { ...told, kind }, at));
      });
      return { id };
    },

    /** Once, in time and by the same person, if they still may: the file as it was asked for. Otherwise null. */
    async take(actor: Actor, id: string): Promise<Prepared | null> {
      return database.transaction(async (trx) => {
        const at = await database.readNow(trx);
        const asker = await stillMay(trx, actor, 'export', at);
        const row = await trx
          .updateTable('export')
          .set({ downloaded_at: at })
          .where('id', '=', id)
          .where('person_id', '=', actor.id)
          .where('downloaded_at', 'is', null)
          .where('created_at', '>', at - FETCH_WITHIN_MS)
          .returning(['kind', 'filter'])
          .executeTakeFirst();
        const filter = row === undefined ? null : opened(sealing, id, row.filter);
        if (row === undefined || filter === null) return null;
        await appendAuditEntry(trx, entry(actor, 'export-fetched', id, { kind: row.kind }, at));
        return { ...({ kind: row.kind, filter } as ToExport), actor: asker, at };
      });
    },
  };
}

/** Null when its key is gone: then the file is, too. */
function opened(sealing: Sealing, id: string, sealed: string): unknown {
  try {
    return JSON.parse(sealing.open(sealed, placeOf(id)));
  } catch {
    return null;
  }
}

function placeOf(id: string): string {
  return `export.${id}`;
}

function entry(
  { id, name }: Actor,
  action: string,
  exportId: string,
  detail: AuditEntry['detail'],
  at: number,
) {
  return { actor: { id, name }, action, subject: { type: 'export', id: exportId }, detail, at };
}
