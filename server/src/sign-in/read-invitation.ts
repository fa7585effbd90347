import type { InvitationPurpose } from '../../contract/sign-in.ts';
import type { Role } from '../../contract/permissions.ts';
import type { PersonRow, Trx } from '../database/tables.ts';
import { Failure } from '../failure.ts';
import type { Invited } from '../people/invitation-store.ts';
import { rolesOf } from '../people/roles-of.ts';
import type { AccountParts } from './account-parts.ts';

/** What a one-time link is for; `person` is null where it makes the first administrator. */
export type Invitee =
  | { purpose: 'first-administrator'; person: null }
  | { purpose: 'join' | 'new-password'; person: PersonRow & { email: string } };

type Told = { purpose: InvitationPurpose; name: string | null; email: string | null; roles: Role[] };

export async function readInvitation(parts: AccountParts, token: string): Promise<Told> {
  const invited = await parts.invitations.find(token, await parts.database.readNow());
  const { purpose, person } = await inviteeOf(parts, invited);
  if (person === null) return { purpose, name: null, email: null, roles: ['admin'] };
  return { purpose, name: person.name, email: person.email, roles: rolesOf(person.roles) };
}

/** Refuses links that are over, used, or for somebody who may not come in, all in the same words. */
export async function inviteeOf(
  { people, database }: AccountParts,
  invited: Invited | null,
  from: Trx | AccountParts['database']['kysely'] = database.kysely,
): Promise<Invitee> {
  if (invited?.purpose === 'first-administrator') {
    if (await people.isAnybodyThere(from)) throw linkIsOver();
    return { purpose: invited.purpose, person: null };
  }
  const person = invited?.personId == null ? null : await people.get(invited.personId, from);
  if (invited === null || person === null || person.email === null || person.disabled_at !== null)
    throw linkIsOver();
  return { purpose: invited.purpose, person: { ...person, email: person.email } };
}

function linkIsOver(): Failure {
  return new Failure('not-found', 'This link was used, or is over. Ask an administrator for a new one.');
}
