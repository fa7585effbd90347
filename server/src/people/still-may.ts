import { permissionsOf, type Permission } from '../../contract/permissions.ts';
import type { Actor } from '../actor.ts';
import { lockedForShare } from '../database/lock-for.ts';
import type { PersonRow, Trx } from '../database/tables.ts';
import { Failure } from '../failure.ts';
import { stageOfSession } from '../sign-in/session-rules.ts';
import { rolesOf } from './roles-of.ts';

/**
 * The acting person as they stand in this transaction: the session was read when the request came, and what it waited
 * for since can take seconds. Whoever takes a right away meanwhile waits until this is committed, or comes first.
 */
export async function stillMay(trx: Trx, actor: Actor, permission: Permission, at: number): Promise<Actor> {
  const person = await personNow(trx, actor.id);
  if (person === null || !(await isSessionWhole(trx, actor, person, at)))
    throw new Failure('not-signed-in', 'Your sign-in has ended meanwhile, so nothing was sent or changed.');
  const roles = rolesOf(person.roles);
  const permissions = permissionsOf(roles);
  if (!permissions.includes(permission))
    throw new Failure('forbidden', 'Your role does not allow this any more. Nothing was sent or changed.');
  return { ...actor, roles, permissions, session: { ...actor.session, email: person.email } };
}

/** What somebody may do who asked before and is not here now; nothing once they are disabled. */
export async function permissionsNow(trx: Trx, personId: string): Promise<readonly Permission[]> {
  const person = await personNow(trx, personId);
  return person === null || person.disabled_at !== null ? [] : permissionsOf(rolesOf(person.roles));
}

/** Before the session, as everybody does who ends both. */
async function personNow(trx: Trx, id: string): Promise<PersonRow | null> {
  const person = trx.selectFrom('person').selectAll().where('id', '=', id);
  return (await lockedForShare(trx, person).executeTakeFirst()) ?? null;
}

async function isSessionWhole(trx: Trx, actor: Actor, person: PersonRow, at: number): Promise<boolean> {
  const found = trx
    .selectFrom('person_session')
    .selectAll()
    .where('id', '=', actor.session.id)
    .where('person_id', '=', person.id);
  const session = await lockedForShare(trx, found).executeTakeFirst();
  if (session === undefined) return false;
  const { requires_second_factor } = await trx
    .selectFrom('people_setting')
    .select('requires_second_factor')
    .where('id', '=', 'people')
    .executeTakeFirstOrThrow();
  // This act is the newest there is: nobody is idle in the middle of one.
  const facts = { ...person, ...session, last_active_at: at, requires_second_factor };
  return stageOfSession(facts, at) === 'whole';
}
