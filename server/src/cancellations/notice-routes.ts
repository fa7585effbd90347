import { listNotices, readNotice } from '../../contract/notices.ts';
import { Failure } from '../failure.ts';
import type { Mount } from '../http/mount.ts';
import type { NoticeStore } from './notice-store.ts';

/** What each person has to be told about cancels they asked for. */
export function mountNotices(mount: Mount, notices: NoticeStore): void {
  mount(listNotices, async (_input, actor) => ({ items: await notices.unread(actor.id) }));

  mount(readNotice, async ({ params }, actor) => {
    const found = await notices.markRead(actor.id, params.id);
    if (!found) throw new Failure('not-found', 'There is no such notice.');
    return { read: true as const };
  });
}
