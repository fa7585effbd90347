import type { SessionStage } from '../actor.ts';
import { lockFor } from '../database/lock-for.ts';
import type { PersonRow } from '../database/tables.ts';
import { Failure } from '../failure.ts';
import type { AccountParts, FromBrowser } from './account-parts.ts';
import { beginSession } from './begin-session.ts';
import { isPassword } from './password-hash.ts';
import type { OpenedSession } from './session-store.ts';
import { stageAfterPassword } from './stage-after-password.ts';

export type SteppedIn = OpenedSession & { stage: SessionStage; email: string };

type Given = {
  email: string;
  password: string;
  from: FromBrowser;
  /** Told of each refusal, and whom it was meant for; whatever it does must not be waited for. */
  onRefused: (person: PersonRow | null) => void;
};

/**
 * The same work and the same words whether somebody is unknown, disabled, not yet let in or mistaken: nobody learns who
 * has an account.
 */
export async function signInWithPassword(parts: AccountParts, given: Given): Promise<SteppedIn> {
  const { from, password } = given;
  const email = given.email.toLowerCase();
  const one = { network: from.network, email, browser: from.knownFor(email), isGone: from.isGone };
  const stepped = await parts.limits.password(one, async () => {
    const person = await parts.people.byEmail(email);
    const isRight = await isPassword(password, person?.password_hash ?? null);
    const session = isRight && person !== null ? await openFor(parts, person, from) : null;
    if (session === null) given.onRefused(person);
    return session;
  });
  if (stepped === null) throw new Failure('not-signed-in', 'The e-mail or the password is wrong.');
  return stepped;
}

/** Null where the person was disabled, or the password changed, before or meanwhile. */
function openFor(parts: AccountParts, seen: PersonRow, from: FromBrowser): Promise<SteppedIn | null> {
  return parts.database.transaction(async (trx) => {
    await lockFor(trx, 'people');
    const person = await parts.people.get(seen.id, trx);
    if (person === null || person.disabled_at !== null) return null;
    if (person.password_hash !== seen.password_hash || person.email === null) return null;
    const stage = await stageAfterPassword(parts.people, trx, person);
    const { device, replaces } = from;
    const session = await beginSession(parts, trx, person, { stage, device, replaces, how: 'password' });
    return { ...session, stage, email: person.email };
  });
}
