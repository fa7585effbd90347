import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import type { Database } from '../database/open-database.ts';

/** Somebody failed to sign in as this person; who it was is not known. */
export async function recordRefusedSignIn(
  database: Database,
  personId: string,
  because: 'wrong password' | 'wrong code' | 'disabled',
): Promise<void> {
  await database.transaction(async (trx) => {
    await appendAuditEntry(trx, {
      actor: { id: 'stranger', name: 'Somebody not signed in' },
      action: 'sign-in-refused',
      subject: { type: 'person', id: personId },
      detail: { because },
      at: await database.readNow(trx),
    });
  });
}
