import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Instant } from './instant.ts';
import { LinkId } from './link-id.ts';

/** Something a person has to be told: a cancel turned out otherwise than they last read. */
export const Notice = z.strictObject({
  id: z.uuid(),
  linkId: LinkId,
  operationId: z.uuid(),
  text: z.string(),
  at: Instant,
});
export type Notice = z.infer<typeof Notice>;

export const listNotices = endpoint({
  does: 'List what is unread for me, newest first',
  method: 'GET',
  path: '/api/notices',
  permission: 'signed-in',
  output: z.strictObject({ items: z.array(Notice) }),
});

export const readNotice = endpoint({
  does: 'Mark a notice of mine as read',
  method: 'POST',
  path: '/api/notices/:id/read',
  permission: 'signed-in',
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({}),
  output: z.strictObject({ read: z.literal(true) }),
});
