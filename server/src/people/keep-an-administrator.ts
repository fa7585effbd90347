import type { PersonRow, Trx } from '../database/tables.ts';
import { Failure } from '../failure.ts';
import type { PeopleParts } from './act-on-people.ts';
import { rolesOf } from './roles-of.ts';

/** Refuses what would take away the last person who can manage people; nobody could let anybody in any more. */
export async function keepAnAdministrator(parts: PeopleParts, trx: Trx, person: PersonRow): Promise<void> {
  if (!isActiveAdministrator(parts, person) || (await isAnotherAdministrator(parts, trx, person.id))) return;
  throw new Failure(
    'forbidden',
    `${person.name} is the only active administrator. Make somebody else an administrator first.`,
  );
}

/** Somebody other than this person who can sign in and manage people; sample people do not count. */
export async function isAnotherAdministrator(parts: PeopleParts, trx: Trx, id: string): Promise<boolean> {
  const others = await trx
    .selectFrom('person')
    .select(['roles', 'comes_from', 'disabled_at', 'password_hash'])
    .where('id', '<>', id)
    .where('disabled_at', 'is', null)
    .where('comes_from', '<>', 'sample')
    .execute();
  return others.some((other) => isActiveAdministrator(parts, other));
}

type Standing = Pick<PersonRow, 'roles' | 'comes_from' | 'disabled_at' | 'password_hash'>;

function isActiveAdministrator({ desk }: PeopleParts, person: Standing): boolean {
  const canSignIn = { password: person.password_hash !== null, company: desk.company, sample: false };
  return (
    person.disabled_at === null && canSignIn[person.comes_from] && rolesOf(person.roles).includes('admin')
  );
}
