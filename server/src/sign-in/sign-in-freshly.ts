import type { Actor } from '../actor.ts';
import type { Trx } from '../database/tables.ts';
import { Failure } from '../failure.ts';
import type { AccountParts, FromBrowser } from './account-parts.ts';
import { enterAct } from './enter-act.ts';
import { isPassword } from './password-hash.ts';
import { proveCode, wrongCode } from './prove-code.ts';
import { proveInSession, signInAnew } from './prove-in-session.ts';
import type { OpenedSession } from './session-store.ts';

type Given = { code?: string | undefined; password?: string | undefined };

/** Somebody shows that it is still they, by what their session asks for. The session gets another secret. */
export async function signInFreshly(
  parts: AccountParts,
  actor: Actor,
  { code, password, from }: Given & { from: FromBrowser },
): Promise<OpenedSession> {
  switch (actor.session.freshProof) {
    case 'click':
      onlyGiven(code === undefined && password === undefined, 'nothing but the click');
      return proveInSession(parts, actor, {
        wrong: wrongCode(),
        judge: (trx, _person, at) => renew(parts, trx, actor, { how: 'click', at }),
      });
    case 'code':
      return byCode(parts, actor, onlyGiven(password === undefined && code, 'a code'), from);
    case 'password':
      return byPassword(parts, actor, onlyGiven(code === undefined && password, 'the password'));
    case 'company':
      throw new Failure('invalid-input', 'Show at your company’s sign-in that it is still you.');
  }
}

function byCode(parts: AccountParts, actor: Actor, code: string, from: FromBrowser): Promise<OpenedSession> {
  const browser = from.knownFor(actor.session.email ?? '');
  return proveInSession(parts, actor, {
    wrong: wrongCode(),
    within: (judge) => parts.limits.code(actor.id, browser, judge),
    judge: async (trx, person, at) => {
      const proof = await proveCode(parts.factors, trx, person, { code, at });
      return proof === null ? null : renew(parts, trx, actor, { how: proof.how, at });
    },
  });
}

async function byPassword(parts: AccountParts, actor: Actor, password: string): Promise<OpenedSession> {
  const seen = (await parts.people.get(actor.id))?.password_hash ?? null;
  const isRight = await isPassword(password, seen);
  return proveInSession(parts, actor, {
    wrong: new Failure('sign-in-again', 'This password is wrong.'),
    judge: async (trx, { password_hash }, at) =>
      isRight && password_hash === seen ? renew(parts, trx, actor, { how: 'password', at }) : null,
  });
}

async function renew(
  { sessions }: AccountParts,
  trx: Trx,
  actor: Actor,
  { how, at }: { how: string; at: number },
): Promise<OpenedSession> {
  const session = await sessions.renew(trx, actor.session.id, at, at);
  if (session === null) throw signInAnew();
  await enterAct(trx, actor, { action: 'fresh-sign-in', at, detail: { how } });
  return session;
}

function onlyGiven<T>(given: T | false | undefined, what: string): T {
  if (given === undefined || given === false) throw new Failure('invalid-input', `Give ${what}.`);
  return given;
}
