import type { Request, Response } from 'express';
import type { Session } from '../../contract/session.ts';
import type { SignInStep } from '../../contract/sign-in.ts';
import { Failure } from '../failure.ts';
import type { FromBrowser } from './account-parts.ts';
import { describeSession, type Desk } from './describe-session.ts';
import { deviceOf } from './device-of.ts';
import type { KnownBrowsers } from './known-browsers.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { OpenedSession } from './session-store.ts';
import type { SteppedIn } from './sign-in-with-password.ts';
import type { WhoAsks } from './who-asks.ts';

/** What it takes to tell a browser how it stands. */
export type BrowserParts = { cookie: SessionCookie; whoAsks: WhoAsks; desk: Desk };
export type KnowingParts = BrowserParts & {
  browsers: KnownBrowsers;
  /** What of their address is theirs alone. */
  networkOf: (request: Request) => string;
};

/** Hands the browser its secret, and says what the next request will be seen as. */
export async function answerSignedIn(
  parts: BrowserParts,
  response: Response,
  { secret }: Pick<OpenedSession, 'secret'>,
): Promise<Session> {
  const actor = await parts.whoAsks.bySecret(secret, response.req);
  if (actor === null) throw new Failure('not-signed-in', 'Sign in to continue.');
  setSecret(parts, response, secret);
  return describeSession(actor, parts.desk);
}

/** The same for somebody with a password: the browser is known from here on. */
export async function answerKnown(
  parts: KnowingParts,
  response: Response,
  opened: Pick<OpenedSession, 'secret'>,
): Promise<Session> {
  const session = await answerSignedIn(parts, response, opened);
  const { name, options, remember } = parts.browsers;
  const { email } = session.person;
  if (email !== null)
    response.cookie(name, remember(response.req.headers.cookie, email), { ...options, encode: String });
  return session;
}

/** After a password: signed in, or what is still to be shown. */
export async function answerStep(
  parts: KnowingParts,
  response: Response,
  stepped: SteppedIn,
): Promise<SignInStep> {
  if (stepped.stage === 'whole')
    return { next: 'signed-in', session: await answerKnown(parts, response, stepped) };
  setSecret(parts, response, stepped.secret);
  return { next: stepped.stage };
}

export function browserOf({ cookie, browsers, networkOf }: KnowingParts, request: Request): FromBrowser {
  const { headers } = request;
  return {
    network: networkOf(request),
    device: deviceOf(headers['user-agent']),
    replaces: cookie.read(headers.cookie),
    isGone: () => request.socket.destroyed,
    knownFor: (email) => browsers.idFor(headers.cookie, email),
  };
}

function setSecret({ cookie }: BrowserParts, response: Response, secret: string): void {
  response.cookie(cookie.name, secret, { ...cookie.options, encode: String });
}
