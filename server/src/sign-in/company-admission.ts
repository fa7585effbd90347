import type { CompanyRefusal } from '../../contract/sign-in.ts';
import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import { lockFor } from '../database/lock-for.ts';
import type { PersonRow, Trx } from '../database/tables.ts';
import { beginSession, type SignInParts } from './begin-session.ts';
import type { CompanyIdentity } from './company-identity.ts';
import { addCompanyPerson, companyPerson, refreshCompanyPerson } from './company-people.ts';
import { idleEndOf } from './session-rules.ts';
import type { OpenedSession } from './session-store.ts';

/** The session of this person, or the word that says why there is none. `person` is null for who has no account. */
export type Admission = { personId: string | null } & (
  | { session: OpenedSession }
  | { refused: CompanyRefusal }
);

type Moment = { trx: Trx; at: number };

/** Signs in who the company vouches for, in place of whoever `sessionId` was. */
export function admitCompanyPerson(
  parts: SignInParts,
  identity: CompanyIdentity,
  { device, sessionId }: { device: string | null; sessionId: string | null },
): Promise<Admission> {
  return inOneMoment(parts, async (moment) => {
    const { trx } = moment;
    const known = await companyPerson(trx, identity);
    const refused = await refusalOf(parts, moment, known, identity, 'sign-in-refused');
    if (refused !== null) return refused;
    const person =
      known === null
        ? await addCompanyPerson(parts, moment, identity)
        : await refreshCompanyPerson(parts, moment, known, identity);
    if (sessionId !== null) await parts.sessions.end(trx, sessionId);
    const provedAt = provedAtOf(identity, moment.at);
    const beginning = { stage: 'whole', device, how: 'company', provedAt } as const;
    const session = await beginSession(parts, trx, person, beginning);
    return { personId: person.id, session };
  });
}

/** Renews the session of who has shown to the company that it is still they. */
export function renewByCompany(
  parts: SignInParts,
  identity: CompanyIdentity,
  sessionId: string,
): Promise<Admission> {
  return inOneMoment(parts, async (moment) => {
    const { trx, at } = moment;
    const person = await ownerOf(parts, moment, sessionId);
    if (person?.comes_from !== 'company') return { personId: null, refused: 'failed' };
    if (person.issuer !== identity.issuer || person.subject !== identity.subject)
      return refuse(moment, person, 'other-person', 'fresh-sign-in-refused');
    const refused = await refusalOf(parts, moment, person, identity, 'fresh-sign-in-refused');
    if (refused !== null) return refused;
    await refreshCompanyPerson(parts, moment, person, identity, sessionId);
    const session = await parts.sessions.renew(trx, sessionId, at, provedAtOf(identity, at));
    if (session === null) return { personId: person.id, refused: 'failed' };
    await enter(moment, person, 'fresh-sign-in', { how: 'company' });
    return { personId: person.id, session };
  });
}

/** One after another with everything else that is done to people: two first sign-ins of one person make one account. */
function inOneMoment(
  { database }: SignInParts,
  work: (moment: Moment) => Promise<Admission>,
): Promise<Admission> {
  return database.transaction(async (trx) => {
    await lockFor(trx, 'people');
    return work({ trx, at: await database.readNow(trx) });
  });
}

async function refusalOf(
  parts: SignInParts,
  moment: Moment,
  person: PersonRow | null,
  identity: CompanyIdentity,
  action: string,
): Promise<Admission | null> {
  if (person !== null && person.disabled_at !== null) return refuse(moment, person, 'disabled', action);
  if (identity.roles.length > 0) return null;
  if (person === null) return { personId: null, refused: 'no-role' };
  // Nobody goes on with a role that the company has taken away.
  await refreshCompanyPerson(parts, moment, person, identity);
  await parts.sessions.endAllOf(moment.trx, person.id);
  return refuse(moment, person, 'no-role', action);
}

async function refuse(
  moment: Moment,
  person: PersonRow,
  refused: CompanyRefusal,
  action: string,
): Promise<Admission> {
  await enter(moment, person, action, { how: 'company', because: refused });
  return { personId: person.id, refused };
}

async function enter(
  { trx, at }: Moment,
  { id, name }: PersonRow,
  action: string,
  detail: Record<string, string>,
): Promise<void> {
  await appendAuditEntry(trx, { actor: { id, name }, action, subject: { type: 'person', id }, detail, at });
}

/** Whose session it is, as long as it is one. */
async function ownerOf(
  { sessions, people }: SignInParts,
  { trx, at }: Moment,
  sessionId: string,
): Promise<PersonRow | null> {
  const session = await sessions.get(trx, sessionId);
  if (session?.stage !== 'whole' || at >= session.ends_at || at >= idleEndOf(session)) return null;
  return people.get(session.person_id, trx);
}

/**
 * A sign-in at the company may be older than this one here, and somebody else may have come to the desk since. One
 * without a time shows nothing: before cancelling and revealing it is asked for.
 */
function provedAtOf({ authenticatedAt }: CompanyIdentity, at: number): number {
  return Math.max(0, Math.min(at, authenticatedAt ?? 0));
}
