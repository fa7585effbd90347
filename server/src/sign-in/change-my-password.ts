import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import type { AccountParts } from './account-parts.ts';
import { enterAct } from './enter-act.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import { judgePassword } from './password-rules.ts';
import { proveInSession, signInAnew } from './prove-in-session.ts';
import type { OpenedSession } from './session-store.ts';

/** Ends every other session and one-time link of this person: whoever knew the old password is out. */
export async function changeMyPassword(
  parts: AccountParts,
  actor: Actor,
  { current, next }: { current: string; next: string },
): Promise<OpenedSession> {
  const { people, sessions, invitations } = parts;
  const seen = await people.get(actor.id);
  if (seen === null || seen.comes_from !== 'password' || seen.email === null)
    throw new Failure('forbidden', 'You have no password here to change.');
  const refused = judgePassword(next, { name: seen.name, email: seen.email });
  if (refused !== null) throw new Failure('invalid-input', refused);
  const isRight = await isPassword(current, seen.password_hash);
  const password_hash = isRight ? await hashPassword(next) : null;
  return proveInSession(parts, actor, {
    wrong: new Failure('invalid-input', 'Your current password is not the one you gave.'),
    judge: async (trx, person, at) => {
      if (password_hash === null || person.password_hash !== seen.password_hash) return null;
      const session = await sessions.renew(trx, actor.session.id, at);
      if (session === null) throw signInAnew();
      await people.change(trx, actor.id, { password_hash });
      await invitations.endAllOf(trx, actor.id);
      const ended = await sessions.endAllOf(trx, actor.id, actor.session.id);
      await enterAct(trx, actor, { action: 'password-change', at, detail: { sessionsEnded: ended } });
      return session;
    },
  });
}
