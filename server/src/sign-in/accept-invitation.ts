import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../audit/append-audit-entry.ts';
import { lockFor } from '../database/lock-for.ts';
import type { PersonRow, Trx } from '../database/tables.ts';
import { Failure } from '../failure.ts';
import { rolesDetail } from '../people/roles-detail.ts';
import type { AccountParts, FromBrowser } from './account-parts.ts';
import { beginSession } from './begin-session.ts';
import { enterAct } from './enter-act.ts';
import { hashPassword } from './password-hash.ts';
import { judgePassword } from './password-rules.ts';
import { inviteeOf, type Invitee } from './read-invitation.ts';
import type { SteppedIn } from './sign-in-with-password.ts';
import { stageAfterPassword } from './stage-after-password.ts';

type Given = {
  token: string;
  password: string;
  name?: string | undefined;
  email?: string | undefined;
  from: FromBrowser;
};

/** Sets the password that a one-time link allows to set, uses the link up and signs in. A refused password leaves the link. */
export async function acceptInvitation(parts: AccountParts, given: Given): Promise<SteppedIn> {
  const { database, invitations } = parts;
  const seen = await inviteeOf(parts, await invitations.find(given.token, await database.readNow()));
  const refused = judgePassword(given.password, whoseOf(seen, given));
  if (refused !== null) throw new Failure('invalid-input', refused);
  const password_hash = await hashPassword(given.password);
  return database.transaction(async (trx) => {
    await lockFor(trx, 'people');
    const at = await database.readNow(trx);
    const invitee = await inviteeOf(parts, await invitations.use(trx, given.token, at), trx);
    const person = await settled(parts, trx, { invitee, password_hash, at, whose: whoseOf(invitee, given) });
    await invitations.endAllOf(trx, person.id);
    await parts.sessions.endAllOf(trx, person.id);
    const stage = await stageAfterPassword(parts.people, trx, person);
    const { device, replaces } = given.from;
    const how = 'one-time link';
    const detail = { purpose: invitee.purpose, ...rolesGiven(invitee) };
    await enterAct(trx, person, { action: 'password-set', at, detail });
    const session = await beginSession(parts, trx, person, { stage, device, replaces, how });
    return { ...session, stage, email: person.email };
  });
}

const FIRST_ROLES = ['admin'] as const;

/** Everybody but the first administrator was given them with the invitation. */
function rolesGiven({ person }: Invitee): AuditEntry['detail'] {
  return person === null ? rolesDetail([], FIRST_ROLES) : {};
}

type Whose = { name: string; email: string };

/** Only the first administrator says who they are; everybody else was invited under a name. */
function whoseOf({ person }: Invitee, { name, email }: Given): Whose {
  if (person === null && name !== undefined && email !== undefined) return { name, email };
  if (person !== null && name === undefined && email === undefined) return person;
  throw new Failure(
    'invalid-input',
    person === null ? 'Give your name and your e-mail, too.' : 'Your name and e-mail are known already.',
  );
}

async function settled(
  { people }: AccountParts,
  trx: Trx,
  {
    invitee,
    password_hash,
    at,
    whose,
  }: { invitee: Invitee; password_hash: string; at: number; whose: Whose },
): Promise<PersonRow & { email: string }> {
  if (invitee.person !== null) {
    await people.change(trx, invitee.person.id, { password_hash });
    return invitee.person;
  }
  const id = `p-${randomUUID()}`;
  const { name, email } = whose;
  const administrator = { id, name, email, roles: FIRST_ROLES, password_hash, created_at: at };
  await people.add(trx, { ...administrator, comes_from: 'password' });
  const added = await people.get(id, trx);
  if (added === null) throw new Error('The administrator who was just written is not there.');
  return { ...added, email };
}
