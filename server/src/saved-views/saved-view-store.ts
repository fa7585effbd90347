import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { LinkFilter } from '../../contract/finding.ts';
import { MOST_SAVED_VIEWS, type SavedView } from '../../contract/saved-views.ts';
import type { Actor } from '../actor.ts';
import { appendAuditEntry, type AuditEntry } from '../audit/append-audit-entry.ts';
import { lockFor } from '../database/lock-for.ts';
import type { Database } from '../database/open-database.ts';
import type { Trx } from '../database/tables.ts';
import { Failure } from '../failure.ts';
import { stillMay } from '../people/still-may.ts';
import type { Sealing } from '../sealing/create-sealing.ts';
import { nameKey } from './name-key.ts';

type ViewToSave = Pick<SavedView, 'name' | 'filter'>;

export type SavedViewStore = ReturnType<typeof createSavedViewStore>;

/** A name and what was looked for may be a recipient's: both are sealed, and nothing but the owner's id stands beside. */
export function createSavedViewStore(database: Database, sealing: Sealing) {
  async function viewsOf(db: Database['kysely'] | Trx, personId: string): Promise<SavedView[]> {
    const rows = await db.selectFrom('saved_view').selectAll().where('person_id', '=', personId).execute();
    return rows.flatMap(({ id, sealed, created_at }) => {
      const content = openContent(sealing, id, sealed);
      return content === null ? [] : [{ id, ...content, createdAt: new Date(created_at).toISOString() }];
    });
  }

  return {
    /** In no order. One that no given key opens is left out. */
    of: (personId: string): Promise<SavedView[]> => viewsOf(database.kysely, personId),

    /** One's own view of the same name keeps its id. `detail` stands in the audit log and is nobody's data. */
    async save(actor: Actor, { name, filter }: ViewToSave, detail: AuditEntry['detail']): Promise<SavedView> {
      return database.transaction(async (trx) => {
        await lockFor(trx, `saved-views:${actor.id}`);
        const at = await database.readNow(trx);
        await stillMay(trx, actor, 'look', at);
        const views = await viewsOf(trx, actor.id);
        const earlier = views.find((view) => nameKey(view.name) === nameKey(name));
        if (earlier === undefined && views.length >= MOST_SAVED_VIEWS) throw tooMany();
        const id = earlier?.id ?? randomUUID();
        const sealed = sealing.seal(JSON.stringify({ name, filter }), placeOf(id));
        await trx
          .insertInto('saved_view')
          .values({ id, person_id: actor.id, sealed, created_at: at })
          .onConflict((same) => same.column('id').doUpdateSet({ sealed, created_at: at }))
          .execute();
        const entered = { ...detail, replaced: earlier !== undefined };
        await appendAuditEntry(trx, entryOf(actor, 'view-saved', id, entered, at));
        return { id, name, filter, createdAt: new Date(at).toISOString() };
      });
    },

    /** False where there is none of this id, or it is somebody else's. */
    async remove(actor: Actor, id: string): Promise<boolean> {
      return database.transaction(async (trx) => {
        const at = await database.readNow(trx);
        await stillMay(trx, actor, 'look', at);
        const { numDeletedRows } = await trx
          .deleteFrom('saved_view')
          .where('id', '=', id)
          .where('person_id', '=', actor.id)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return false;
        await appendAuditEntry(trx, entryOf(actor, 'view-removed', id, {}, at));
        return true;
      });
    },
  };
}

const Content = z.strictObject({ name: z.string(), filter: LinkFilter });

/** Null where the key is gone, or a filter of another time says what no filter says any more. */
function openContent(sealing: Sealing, id: string, sealed: string): ViewToSave | null {
  try {
    return Content.safeParse(JSON.parse(sealing.open(sealed, placeOf(id)))).data ?? null;
  } catch {
    return null;
  }
}

function placeOf(id: string): string {
  return `saved_view.${id}`;
}

function tooMany(): Failure {
  return new Failure(
    'invalid-input',
    `You have ${MOST_SAVED_VIEWS} saved views. Remove one, or save under a name that you have already.`,
  );
}

function entryOf(
  { id, name }: Actor,
  action: string,
  viewId: string,
  detail: AuditEntry['detail'],
  at: number,
) {
  return { actor: { id, name }, action, subject: { type: 'saved-view', id: viewId }, detail, at };
}
