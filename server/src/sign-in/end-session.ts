import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import { lockFor } from '../database/lock-for.ts';
import type { SignInParts } from './begin-session.ts';

/** Ends the session of a cookie, if there is one: from here on its value opens nothing, wherever it was copied to. */
export async function endSession({ database, sessions }: SignInParts, secret: string | null): Promise<void> {
  const facts = secret === null ? null : await sessions.find(secret);
  if (facts === null) return;
  const person = { id: facts.person_id, name: facts.name };
  await database.transaction(async (trx) => {
    await lockFor(trx, 'people');
    const ended = await sessions.end(trx, facts.id);
    // Whoever never finished signing in cannot sign out.
    if (!ended || facts.stage !== 'whole') return;
    await appendAuditEntry(trx, {
      actor: person,
      action: 'signed-out',
      subject: { type: 'person', id: person.id },
      detail: {},
      at: await database.readNow(trx),
    });
  });
}
