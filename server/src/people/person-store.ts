import { sql } from 'kysely';
import type { Role } from '../../contract/permissions.ts';
import type { Database } from '../database/open-database.ts';
import type { PersonRow, Trx } from '../database/tables.ts';
import { NO_SECOND_FACTOR } from '../database/no-second-factor.ts';

export type PersonStore = ReturnType<typeof createPersonStore>;

type NewPerson = Pick<PersonRow, 'id' | 'name' | 'email' | 'comes_from' | 'created_at'> &
  Partial<Pick<PersonRow, 'issuer' | 'subject' | 'password_hash'>> & { roles: readonly Role[] };

/** What is required of everybody. */
type PeopleSettings = { requiresSecondFactor: boolean };

export function createPersonStore({ kysely }: Database) {
  return {
    async get(id: string, from: Trx | typeof kysely = kysely): Promise<PersonRow | null> {
      return (await from.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
    },

    /** Of those who sign in here with a password; the e-mail in lower case. */
    async byEmail(email: string, from: Trx | typeof kysely = kysely): Promise<PersonRow | null> {
      const found = await from
        .selectFrom('person')
        .selectAll()
        .where('email', '=', email)
        .where('comes_from', '=', 'password')
        .executeTakeFirst();
      return found ?? null;
    },

    /** A unique violation for an e-mail, or an issuer and subject, that is there already. */
    async add(trx: Trx, { roles, ...person }: NewPerson): Promise<void> {
      await trx.insertInto('person').values(rowOf(person, roles)).execute();
    },

    /** The same person again changes nothing. */
    async addOnce(trx: Trx, { roles, ...person }: NewPerson): Promise<void> {
      await trx
        .insertInto('person')
        .values(rowOf(person, roles))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },

    async change(trx: Trx, id: string, changes: Partial<Omit<PersonRow, 'id'>>): Promise<void> {
      await trx.updateTable('person').set(changes).where('id', '=', id).execute();
    },

    async forgetSecondFactor(trx: Trx, id: string): Promise<void> {
      await trx.updateTable('person').set(NO_SECOND_FACTOR).where('id', '=', id).execute();
    },

    /** By somebody who signs in here, or by one of the company's people who may come in: one hand, one account. */
    async isEmailTaken(email: string, from: Trx | typeof kysely = kysely): Promise<boolean> {
      const one = await from
        .selectFrom('person')
        .select('id')
        .where(sql<string>`lower(email)`, '=', email)
        .where((either) =>
          either.or([
            either('comes_from', '=', 'password'),
            either.and([either('comes_from', '=', 'company'), either('disabled_at', 'is', null)]),
          ]),
        )
        .limit(1)
        .executeTakeFirst();
      return one !== undefined;
    },

    async settings(from: Trx | typeof kysely = kysely): Promise<PeopleSettings> {
      const row = await from
        .selectFrom('people_setting')
        .select('requires_second_factor')
        .where('id', '=', 'people')
        .executeTakeFirstOrThrow();
      return { requiresSecondFactor: row.requires_second_factor === 1 };
    },

    async changeSettings(trx: Trx, { requiresSecondFactor }: PeopleSettings): Promise<void> {
      await trx
        .updateTable('people_setting')
        .set({ requires_second_factor: requiresSecondFactor ? 1 : 0 })
        .where('id', '=', 'people')
        .execute();
    },

    /** Whether anybody but sample people has an account. */
    async isAnybodyThere(from: Trx | typeof kysely = kysely): Promise<boolean> {
      const one = await from
        .selectFrom('person')
        .select('id')
        .where('comes_from', '<>', 'sample')
        .limit(1)
        .executeTakeFirst();
      return one !== undefined;
    },

    /** Whether e-mail and password lead anybody in. */
    async hasAnybodyPassword(): Promise<boolean> {
      const one = await kysely
        .selectFrom('person')
        .select('id')
        .where('password_hash', 'is not', null)
        .limit(1)
        .executeTakeFirst();
      return one !== undefined;
    },
  };
}

function rowOf(person: Omit<NewPerson, 'roles'>, roles: readonly Role[]): PersonRow {
  return {
    ...{ issuer: null, subject: null, password_hash: null },
    ...person,
    roles: JSON.stringify(roles),
    ...NO_SECOND_FACTOR,
    ...{ disabled_at: null, last_sign_in_at: null },
  };
}
