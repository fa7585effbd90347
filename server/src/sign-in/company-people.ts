import { randomUUID } from 'node:crypto';
import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import type { PersonRow, Trx } from '../database/tables.ts';
import { inOrder, rolesDetail } from '../people/roles-detail.ts';
import { rolesOf } from '../people/roles-of.ts';
import type { SignInParts } from './begin-session.ts';
import type { CompanyIdentity } from './company-identity.ts';

/** Who the company's directory is in the audit log. */
const COMPANY = { id: 'company', name: 'Company sign-in' };

type Moment = { trx: Trx; at: number };

/** By issuer and subject alone: an e-mail changes hands, and another issuer may give out the same one. */
export async function companyPerson(
  trx: Trx,
  { issuer, subject }: Pick<CompanyIdentity, 'issuer' | 'subject'>,
): Promise<PersonRow | null> {
  const found = await trx
    .selectFrom('person')
    .selectAll()
    .where('comes_from', '=', 'company')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return found ?? null;
}

/** An account for who signs in for the first time. */
export async function addCompanyPerson(
  { people }: SignInParts,
  { trx, at }: Moment,
  { issuer, subject, name, email, roles }: CompanyIdentity,
): Promise<PersonRow> {
  const person = { id: `p-${randomUUID()}`, name, email, roles, issuer, subject };
  await people.add(trx, { ...person, comes_from: 'company', created_at: at });
  await appendAuditEntry(trx, {
    ...{ actor: COMPANY, action: 'person-joined', subject: { type: 'person', id: person.id }, at },
    detail: rolesDetail([], roles),
  });
  const row = await people.get(person.id, trx);
  if (row === null) throw new Error('A person who was added is not there.');
  return row;
}

/**
 * Name, e-mail and roles as the company has them now. Where the roles are others, the sessions of this person end, but
 * for `keepSessionId`: that one is given a new secret.
 */
export async function refreshCompanyPerson(
  { people, sessions }: SignInParts,
  { trx, at }: Moment,
  person: PersonRow,
  { name, email, roles }: CompanyIdentity,
  keepSessionId?: string,
): Promise<PersonRow> {
  const [before, after] = [inOrder(rolesOf(person.roles)), inOrder(roles)];
  const changes = { name, email, roles: JSON.stringify(after) };
  await people.change(trx, person.id, changes);
  if (before.join() !== after.join()) {
    await sessions.endAllOf(trx, person.id, keepSessionId);
    await appendAuditEntry(trx, {
      ...{ actor: COMPANY, action: 'person-roles', subject: { type: 'person', id: person.id }, at },
      detail: rolesDetail(before, after),
    });
  }
  return { ...person, ...changes };
}
