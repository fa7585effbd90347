import { randomUUID } from 'node:crypto';
import { Role } from '../../contract/permissions.ts';
import { Email } from '../../contract/sign-in.ts';
import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import { lockFor } from '../database/lock-for.ts';
import { createPersonStore } from '../people/person-store.ts';
import { rolesDetail } from '../people/roles-detail.ts';
import { hashPassword } from './password-hash.ts';
import { judgePassword } from './password-rules.ts';
import { AT_THE_SHELL, UserRefused, type UserParts } from './user-refused.ts';

type NewUser = { email: string; name: string; roles: readonly string[] };

/** Adds somebody who signs in with a password, and says so. */
export async function addUser({ database, readPassword }: UserParts, given: NewUser): Promise<string> {
  const { email, name, roles } = understood(given);
  const password = await readPassword();
  if (password === '') throw new UserRefused('Give the password on standard input.');
  const refused = judgePassword(password, { name, email });
  if (refused !== null) throw new UserRefused(refused);
  const password_hash = await hashPassword(password);
  const people = createPersonStore(database);
  await database.transaction(async (trx) => {
    await lockFor(trx, 'people');
    if (await people.isEmailTaken(email, trx))
      throw new UserRefused(`There is somebody with the e-mail ${email} already.`);
    const at = await database.readNow(trx);
    const id = `p-${randomUUID()}`;
    await people.add(trx, {
      ...{ id, name, email, roles, password_hash },
      ...{ comes_from: 'password', created_at: at },
    });
    await appendAuditEntry(trx, {
      ...{ actor: AT_THE_SHELL, action: 'person-add', subject: { type: 'person', id } },
      ...{ detail: rolesDetail([], roles), at },
    });
  });
  return `${name} can sign in with ${email} as ${roles.join(', ')}.`;
}

function understood({ email, name, roles }: NewUser): { email: string; name: string; roles: Role[] } {
  const address = Email.safeParse(email);
  if (!address.success) throw new UserRefused(`--email: ${email} is no e-mail address.`);
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > 80) throw new UserRefused('--name: give 1 to 80 characters.');
  const unknown = roles.find((role) => !Role.safeParse(role).success);
  if (unknown !== undefined)
    throw new UserRefused(`--role: there is no role ${unknown}. There are ${Role.options.join(', ')}.`);
  return { email: address.data, name: trimmed, roles: Role.options.filter((role) => roles.includes(role)) };
}
