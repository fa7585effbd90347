import type { Actor } from '../actor.ts';
import { lockFor } from '../database/lock-for.ts';
import type { PersonRow, Trx } from '../database/tables.ts';
import { Failure } from '../failure.ts';
import type { AccountParts } from './account-parts.ts';
import { enterAct } from './enter-act.ts';
import { signInAnew } from './prove-in-session.ts';
import { newTotpSecret, totpUri } from './totp.ts';

/** A secret for an authenticator app. Nothing asks for its codes before `confirmSecondFactor`; asked again, the first is void. */
export function setUpSecondFactor(
  parts: AccountParts,
  actor: Actor,
): Promise<{ secret: string; uri: string }> {
  const secret = newTotpSecret();
  return parts.database.transaction(async (trx) => {
    const { person, at } = await mayHaveNewFactor(parts, trx, actor);
    await parts.factors.begin(trx, person.id, secret);
    await enterAct(trx, actor, { action: 'second-factor-set-up', at });
    return { secret, uri: totpUri(secret, person.email) };
  });
}

type Owner = PersonRow & { email: string };

/** Whoever signed in long ago shows first that it is they; a sign-in that waits for this is young by itself. */
export async function mayHaveNewFactor(
  { database, people, sessions, freshSignInMs }: AccountParts,
  trx: Trx,
  actor: Actor,
): Promise<{ person: Owner; at: number; stage: 'whole' | 'set-up-second-factor' }> {
  await lockFor(trx, 'people');
  const [person, session] = [await people.get(actor.id, trx), await sessions.get(trx, actor.session.id)];
  const at = await database.readNow(trx);
  if (person === null || session === null || person.disabled_at !== null || session.stage === 'second-factor')
    throw signInAnew();
  const { email } = person;
  if (person.comes_from !== 'password' || email === null)
    throw new Failure(
      'forbidden',
      'An authenticator app belongs to people who sign in here with a password.',
    );
  if (person.totp_confirmed_at !== null)
    throw new Failure(
      'forbidden',
      'Your authenticator app is set up already. Remove it first to set up another.',
    );
  if (session.stage === 'whole' && at >= session.proved_at + freshSignInMs)
    throw new Failure('sign-in-again', 'Show first that it is still you. Nothing was done.');
  return { person: { ...person, email }, at, stage: session.stage };
}
