import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import type { Invitation } from '../../contract/people.ts';
import { invitationFor } from '../people/invitation-for.ts';
import type { PeopleParts } from '../people/act-on-people.ts';

const PURPOSE = 'first-administrator';

/**
 * Where nobody has an account yet: the link that makes the first administrator, another at each start. Of several
 * replicas the one that started last has the one that counts. Null where somebody is there, or sample people are.
 */
export async function firstAdministratorLink(parts: PeopleParts): Promise<Invitation | null> {
  const { database, people, desk } = parts;
  if (desk.samplePeople || (await people.isAnybodyThere())) return null;
  return database.transaction(async (trx) => {
    const at = await database.readNow(trx);
    const link = await invitationFor(parts, trx, { purpose: PURPOSE, personId: null, at });
    await appendAuditEntry(trx, {
      actor: { id: 'linkdesk', name: 'Linkdesk' },
      action: 'first-administrator-link',
      subject: { type: 'people-settings', id: 'people' },
      detail: {},
      at,
    });
    return link;
  });
}
