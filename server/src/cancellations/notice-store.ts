import type { Notice } from '../../contract/notices.ts';
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
