import type { Person } from '../../contract/people.ts';
import type { Database } from '../database/open-database.ts';
import type { PersonRow } from '../database/tables.ts';
import { SESSION_RULES } from '../sign-in/session-rules.ts';
import { conflictingRoles } from '../../contract/conflicting-roles.ts';
import { rolesOf } from './roles-of.ts';

type Which = { id?: string; samplePeople: boolean };

/** People as they are shown: all, or the one of an id. Sample people are nobody where they may not sign in. */
export async function readPeople(
  from: Database['kysely'],
  now: number,
  { id, samplePeople }: Which,
): Promise<Person[]> {
  const rows = await from
    .selectFrom('person')
    .select(['id', 'name', 'email', 'roles', 'comes_from', 'password_hash'])
    .select(['totp_confirmed_at', 'disabled_at', 'last_sign_in_at'])
    .select((person) =>
      person
        .selectFrom('person_session as session')
        .select(({ fn }) => fn.countAll<number>().as('sessions'))
        .whereRef('session.person_id', '=', 'person.id')
        .where('session.stage', '=', 'whole')
        .where('session.ends_at', '>', now)
        .where('session.last_active_at', '>', now - SESSION_RULES.idleMs)
        .as('sessions'),
    )
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(!samplePeople, (query) => query.where('comes_from', '<>', 'sample'))
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => shown(row, row.sessions ?? 0));
}

type Shown = Pick<
  PersonRow,
  | 'id'
  | 'name'
  | 'email'
  | 'roles'
  | 'comes_from'
  | 'password_hash'
  | 'totp_confirmed_at'
  | 'disabled_at'
  | 'last_sign_in_at'
>;

function shown(row: Shown, sessions: number): Person {
  const roles = rolesOf(row.roles);
  return {
    ...{ id: row.id, name: row.name, email: row.email, roles, sessions },
    state: stateOf(row),
    from: row.comes_from,
    secondFactor: row.totp_confirmed_at !== null,
    lastSignInAt: row.last_sign_in_at === null ? null : new Date(row.last_sign_in_at).toISOString(),
    flag: conflictingRoles(roles),
  };
}

function stateOf({ disabled_at, comes_from, password_hash }: Shown): Person['state'] {
  if (disabled_at !== null) return 'disabled';
  return comes_from === 'password' && password_hash === null ? 'invited' : 'active';
}
