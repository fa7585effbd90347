import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Instant } from './instant.ts';
import { Session } from './session.ts';

/** One browser in which this person is signed in. */
export const MySession = z.strictObject({
  id: z.uuid(),
  /** The one that asks. */
  current: z.boolean(),
  /** For example `Chrome on Windows`; null where the browser did not say. */
  device: z.nullable(z.string()),
  createdAt: Instant,
  lastActiveAt: Instant,
  endsAt: Instant,
});
export type MySession = z.infer<typeof MySession>;

const MySessions = z.strictObject({ items: z.array(MySession) });

export const listMySessions = endpoint({
  does: 'List the browsers in which I am signed in',
  method: 'GET',
  path: '/api/my-sessions',
  permission: 'signed-in',
  output: MySessions,
});

export const endMySession = endpoint({
  does: 'Sign out one of my browsers',
  method: 'POST',
  path: '/api/my-sessions/:id/end',
  permission: 'signed-in',
  fresh: true,
  act: 'session-end',
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({}),
  output: MySessions,
});

export const endMyOtherSessions = endpoint({
  does: 'Sign out everywhere but here',
  method: 'POST',
  path: '/api/my-sessions/end-others',
  permission: 'signed-in',
  fresh: true,
  act: 'sessions-end',
  body: z.strictObject({}),
  output: MySessions,
});

/**
 * Every other session of this person ends with it. A wrong current password, or a new one that is refused, is
 * `invalid-input`; after five wrong ones the session has ended.
 */
export const changeMyPassword = endpoint({
  does: 'Change my password',
  method: 'POST',
  path: '/api/my-password',
  permission: 'signed-in',
  fresh: true,
  act: 'password-change',
  body: z.strictObject({
    current: z.string().check(z.minLength(1), z.maxLength(256)),
    next: z.string().check(z.minLength(1), z.maxLength(256)),
  }),
  output: Session,
});
