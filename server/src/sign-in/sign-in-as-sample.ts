import type { Role } from '../../contract/permissions.ts';
import { lockFor } from '../database/lock-for.ts';
import { Failure } from '../failure.ts';
import { beginSession, type SignInParts } from './begin-session.ts';
import { samplePerson } from './sample-people.ts';
import type { OpenedSession } from './session-store.ts';

type Sample = { role: Role; number: number; device: string | null; replaces: string | null };

/** Signs in without any proof; only where sample people are allowed. */
export function signInAsSample(
  parts: SignInParts,
  { role, number, device, replaces }: Sample,
): Promise<OpenedSession> {
  const { database, people } = parts;
  const sample = { ...samplePerson(role, number), email: null, comes_from: 'sample' as const };
  return database.transaction(async (trx) => {
    await lockFor(trx, 'people');
    await people.addOnce(trx, { ...sample, created_at: await database.readNow(trx) });
    const person = await people.get(sample.id, trx);
    if (person === null || person.disabled_at !== null)
      throw new Failure('forbidden', 'This sample person is disabled. Choose another one.');
    return beginSession(parts, trx, person, { stage: 'whole', device, replaces, how: 'sample' });
  });
}
