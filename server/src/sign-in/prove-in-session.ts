import type { Actor } from '../actor.ts';
import { lockFor } from '../database/lock-for.ts';
import type { PersonRow, Trx } from '../database/tables.ts';
import { Failure } from '../failure.ts';
import type { AccountParts } from './account-parts.ts';

type Judge<T> = (trx: Trx, person: PersonRow, at: number) => Promise<T | null>;

/**
 * Judges what somebody shows within their session, in one transaction with what follows from it. A wrong one (`null`)
 * counts against the session, which ends after a few: whoever found a cookie cannot go on guessing.
 */
export async function proveInSession<T>(
  { database, people, sessions }: AccountParts,
  { id, session }: Actor,
  { judge, wrong, within = atOnce }: { judge: Judge<T>; wrong: Failure; within?: typeof atOnce<T> },
): Promise<T> {
  let goesOn = true;
  const proven = await within(() =>
    database.transaction(async (trx) => {
      await lockFor(trx, 'people');
      const [person, still] = [await people.get(id, trx), await sessions.get(trx, session.id)];
      // Ended while this waited: then nothing is told of what was shown, right or wrong.
      if (person === null || person.disabled_at !== null || still === null) throw signInAnew();
      const judged = await judge(trx, person, await database.readNow(trx));
      if (judged === null) goesOn = await sessions.countTry(trx, session.id);
      return judged;
    }),
  );
  if (proven !== null) return proven;
  throw goesOn ? wrong : new Failure('not-signed-in', 'There were too many wrong tries. Sign in again.');
}

/** The session ended while this was on its way. */
export function signInAnew(): Failure {
  return new Failure('not-signed-in', 'Sign in to continue.');
}

function atOnce<T>(judge: () => Promise<T | null>): Promise<T | null> {
  return judge();
}
