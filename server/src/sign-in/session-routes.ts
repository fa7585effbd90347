import type { Response } from 'express';
import {
  getSession,
  getSignInWays,
  signInAsSamplePerson,
  signOut,
  type Session,
} from '../../contract/session.ts';
import { Failure } from '../failure.ts';
import type { Mount } from '../http/mount.ts';
import { signInAsSample } from './sign-in-as-sample.ts';
import { describeSession, type Desk } from './describe-session.ts';
import { deviceOf } from './device-of.ts';
import { endSession } from './end-session.ts';
import type { SignInParts } from './begin-session.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { WhoAsks } from './who-asks.ts';

export type SessionParts = SignInParts & {
  desk: Desk;
  cookie: SessionCookie;
  whoAsks: WhoAsks;
};

export function mountSession(mount: Mount, parts: SessionParts): void {
  mount(getSignInWays, async () => ({
    ...parts.desk,
    password: true,
    firstStart: !parts.desk.samplePeople && !(await parts.people.isAnybodyThere()),
  }));

  mount(getSession, (_input, actor) => describeSession(actor, parts.desk));

  mount(signInAsSamplePerson, async ({ body }, _actor, response) => {
    if (!parts.desk.samplePeople) throw new Failure('not-found', 'There is nothing at this address.');
    const device = deviceOf(response.req.headers['user-agent']);
    const { secret } = await signInAsSample(parts, body.role, body.person ?? 1, device);
    return answerSignedIn(parts, response, secret);
  });

  mount(signOut, async (_input, _actor, response) => {
    await endSession(parts, parts.cookie.read(response.req.headers.cookie));
    response.clearCookie(parts.cookie.name, parts.cookie.clearOptions);
    response.set('Clear-Site-Data', '"storage"');
    return { signedOut: true as const };
  });
}

/** Hands the browser its secret, and says what the next request will be seen as. */
export async function answerSignedIn(
  { cookie, whoAsks, desk }: SessionParts,
  response: Response,
  secret: string,
): Promise<Session> {
  const actor = await whoAsks.bySecret(secret, response.req);
  if (actor === null) throw new Failure('not-signed-in', 'Sign in to continue.');
  response.cookie(cookie.name, secret, { ...cookie.options, encode: String });
  return describeSession(actor, desk);
}
