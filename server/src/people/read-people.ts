import type { Person } from '../../contract/people.ts';
import type { Role } from '../../contract/permissions.ts';
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
  const shared = await sharedEmails(from);
  return rows.map((row) => shown(row, row.sessions ?? 0, shared));
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

/**
 * The company vouches for an e-mail that somebody here signs in with, too: most often one hand with two accounts, which
 * approves what it asked for. Whoever may not come in has none.
 */
async function sharedEmails(from: Database['kysely']): Promise<Set<string>> {
  const rows = await from
    .selectFrom('person')
    .select(({ fn }) => fn<string>('lower', ['email']).as('email'))
    .where('email', 'is not', null)
    .where('disabled_at', 'is', null)
    .groupBy(({ fn }) => fn('lower', ['email']))
    .having(({ fn }) => fn.countAll(), '>', 1)
    .execute();
  return new Set(rows.map((row) => row.email));
}

const TWO_ACCOUNTS = 'The same e-mail has another account here.';

function flagOf({ email, disabled_at }: Shown, roles: readonly Role[], shared: Set<string>): string | null {
  const isShared = disabled_at === null && email !== null && shared.has(email.toLowerCase());
  const flags = [conflictingRoles(roles), isShared ? TWO_ACCOUNTS : null].filter((one) => one !== null);
  return flags.length === 0 ? null : flags.join(' ');
}

function shown(row: Shown, sessions: number, shared: Set<string>): Person {
  const roles = rolesOf(row.roles);
  return {
    ...{ id: row.id, name: row.name, email: row.email, roles, sessions },
    state: stateOf(row),
    from: row.comes_from,
    secondFactor: row.totp_confirmed_at !== null,
    lastSignInAt: row.last_sign_in_at === null ? null : new Date(row.last_sign_in_at).toISOString(),
    flag: flagOf(row, roles, shared),
  };
}

function stateOf({ disabled_at, comes_from, password_hash }: Shown): Person['state'] {
  if (disabled_at !== null) return 'disabled';
  return comes_from === 'password' && password_hash === null ? 'invited' : 'active';
}
