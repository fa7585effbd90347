import type { Actor } from '../actor.ts';
import { lockFor } from '../database/lock-for.ts';
import { Failure } from '../failure.ts';
import type { AccountParts } from './account-parts.ts';
import { enterAct } from './enter-act.ts';
import { signInAnew } from './prove-in-session.ts';
import type { OpenedSession } from './session-store.ts';

/** The password alone is asked for from here on. */
export function removeSecondFactor(parts: AccountParts, actor: Actor): Promise<OpenedSession> {
  const { database, people, factors, sessions } = parts;
  return database.transaction(async (trx) => {
    await lockFor(trx, 'people');
    const at = await database.readNow(trx);
    const person = await people.get(actor.id, trx);
    const { requiresSecondFactor } = await people.settings(trx);
    if (person === null || person.totp_confirmed_at === null)
      throw new Failure('forbidden', 'No authenticator app is set up.');
    if (requiresSecondFactor)
      throw new Failure(
        'forbidden',
        'An administrator requires a code of everybody, so it cannot be removed.',
      );
    const session = await sessions.renew(trx, actor.session.id, at);
    if (session === null) throw signInAnew();
    await factors.turnOff(trx, actor.id);
    await enterAct(trx, actor, { action: 'second-factor-off', at });
    return session;
  });
}
