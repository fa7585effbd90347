import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import type { Database } from '../database/open-database.ts';
import type { PersonRow } from '../database/tables.ts';

/** Somebody failed to sign in as this person; who it was is not known. */
export async function recordRefusedSignIn(
  database: Database,
  { id, disabled_at }: Pick<PersonRow, 'id' | 'disabled_at'>,
): Promise<void> {
  await database.transaction(async (trx) => {
    await appendAuditEntry(trx, {
      actor: { id: 'stranger', name: 'Somebody not signed in' },
      action: 'sign-in-refused',
      subject: { type: 'person', id },
      detail: { because: disabled_at === null ? 'wrong password' : 'disabled' },
      at: await database.readNow(trx),
    });
  });
}
