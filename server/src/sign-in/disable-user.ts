import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import { lockFor } from '../database/lock-for.ts';
import { createPersonStore } from '../people/person-store.ts';
import { shutOut } from '../people/shut-out.ts';
import { AT_THE_SHELL, UserRefused, type UserParts } from './user-refused.ts';

/** Lets somebody in no more and ends their sessions at once, those of a running server too. Says so. */
export async function disableUser({ database }: UserParts, given: string): Promise<string> {
  const email = given.trim().toLowerCase();
  const people = createPersonStore(database);
  return database.transaction(async (trx) => {
    await lockFor(trx, 'people');
    const person = await people.byEmail(email, trx);
    if (person === null)
      throw new UserRefused(`Nobody signs in here with the e-mail ${email} and a password.`);
    if (person.disabled_at !== null) return `${person.name} is disabled already.`;
    const at = await database.readNow(trx);
    const { id } = person;
    const sessions = await shutOut(people, trx, id, at);
    await appendAuditEntry(trx, {
      ...{ actor: AT_THE_SHELL, action: 'person-disable', subject: { type: 'person', id } },
      ...{ detail: { sessions }, at },
    });
    return `${person.name} can sign in no more; ${sessions} of their sessions ended.`;
  });
}
