import type { SessionStage } from '../actor.ts';
import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import type { Database } from '../database/open-database.ts';
import type { PersonRow, Trx } from '../database/tables.ts';
import type { PersonStore } from '../people/person-store.ts';
import { SESSION_RULES } from './session-rules.ts';
import type { OpenedSession, SessionStore } from './session-store.ts';

/** What every act of signing in works on. */
export type SignInParts = { database: Database; sessions: SessionStore; people: PersonStore };

type Beginner = Pick<PersonRow, 'id' | 'name' | 'comes_from'>;

type Beginning = {
  stage: SessionStage;
  device: string | null;
  how: string;
  /** The secret that this browser held until now: it opens nothing any more. */
  replaces?: string | null;
  /** When they showed who they are, where that was earlier. */
  provedAt?: number;
};

/** Opens a session for somebody who has shown who they are, and enters it in the audit log: both, or neither. */
export async function beginSession(
  { database, sessions, people }: SignInParts,
  trx: Trx,
  person: Beginner,
  { stage, device, how, replaces = null, provedAt }: Beginning,
): Promise<OpenedSession> {
  const at = await database.readNow(trx);
  if (replaces !== null) await sessions.endBySecret(trx, replaces);
  const session = await sessions.open(trx, { personId: person.id, stage, device, at, provedAt });
  // Sample people are many hands under one name.
  if (person.comes_from !== 'sample')
    await sessions.endBeyond(trx, person.id, stage, SESSION_RULES.mostPerPerson);
  if (stage !== 'whole') return session;
  await people.change(trx, person.id, { last_sign_in_at: at });
  await appendAuditEntry(trx, {
    actor: { id: person.id, name: person.name },
    action: 'signed-in',
    subject: { type: 'person', id: person.id },
    detail: { how },
    at,
  });
  return session;
}
