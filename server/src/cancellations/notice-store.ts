import { randomUUID } from 'node:crypto';
import type { Notice } from '../../contract/notices.ts';
import type { Trx } from '../database/tables.ts';
import { noticeOf } from './cancel-notice.ts';
import type { CancelOperation, News } from './cancel-operation.ts';
import type { Database } from '../database/open-database.ts';

const AT_MOST = 100;

export type NoticeStore = ReturnType<typeof createNoticeStore>;

/** Reads what people have to be told; it is written in the transaction of the change it tells of. */
export function createNoticeStore({ kysely, readNow }: Database) {
  return {
    /** Newest first. */
    async unread(personId: string): Promise<Notice[]> {
      const rows = await kysely
        .selectFrom('notice')
        .selectAll()
        .where('person_id', '=', personId)
        .where('read_at', 'is', null)
        .orderBy('created_at', 'desc')
        .limit(AT_MOST)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        linkId: row.link_id,
        operationId: row.operation_id,
        text: row.text,
        at: new Date(row.created_at).toISOString(),
      }));
    },

    /** False when this person has no such notice. */
    async markRead(personId: string, id: string): Promise<boolean> {
      const result = await kysely
        .updateTable('notice')
        .set({ read_at: await readNow() })
        .where('id', '=', id)
        .where('person_id', '=', personId)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

/** Tells the person who asked, in the transaction of the change it tells of. */
export async function addNotice(trx: Trx, operation: CancelOperation, what: News, at: number): Promise<void> {
  // What was told of it before does not hold any more; two notices must not contradict each other.
  await trx
    .updateTable('notice')
    .set({ read_at: at })
    .where('operation_id', '=', operation.id)
    .where('read_at', 'is', null)
    .execute();
  await trx
    .insertInto('notice')
    .values({
      id: randomUUID(),
      person_id: operation.actor.id,
      link_id: operation.linkId,
      operation_id: operation.id,
      text: noticeOf(what, operation),
      created_at: at,
      read_at: null,
    })
    .execute();
}
