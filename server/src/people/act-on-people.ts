import type { Person } from '../../contract/people.ts';
import type { Actor } from '../actor.ts';
import { appendAuditEntry, type AuditEntry } from '../audit/append-audit-entry.ts';
import { lockFor } from '../database/lock-for.ts';
import type { Database } from '../database/open-database.ts';
import type { PersonRow, Trx } from '../database/tables.ts';
import { Failure } from '../failure.ts';
import type { SessionStore } from '../sign-in/session-store.ts';
import type { InvitationStore } from './invitation-store.ts';
import type { PersonStore } from './person-store.ts';
import { readPeople } from './read-people.ts';
import { stillMay } from './still-may.ts';

/** What acts on people work with. */
export type PeopleParts = {
  database: Database;
  people: PersonStore;
  sessions: SessionStore;
  invitations: InvitationStore;
  desk: { samplePeople: boolean; company: boolean };
  /** The address that people use; one-time links begin with it. */
  origin: string;
};

/** An act in the middle of its transaction. */
export type ActOnPeople = {
  trx: Trx;
  /** Ms UTC. */
  at: number;
  person(id: string): Promise<PersonRow>;
  /** How it stands with somebody now. */
  show(id: string): Promise<Person>;
  /** No entry, no act. Recipients and e-mails are no part of it. */
  enter(action: string, subject: AuditEntry['subject'], detail: AuditEntry['detail']): Promise<void>;
};

/**
 * One act at a time, and each with its audit entry or not at all. Whoever was disabled or lost the role a moment ago
 * acts no more: two administrators who disable each other leave one.
 */
export function actOnPeople<T>(
  { database, people, desk }: PeopleParts,
  actor: Actor,
  work: (act: ActOnPeople) => Promise<T>,
): Promise<T> {
  const { id: actorId, name } = actor;
  return database.transaction(async (trx) => {
    await lockFor(trx, 'people');
    const at = await database.readNow(trx);
    await stillMay(trx, actor, 'manage-people', at);
    return work({
      ...{ trx, at },
      async person(id) {
        const found = await people.get(id, trx);
        if (found === null) throw new Failure('not-found', 'There is nobody with this id.');
        return found;
      },
      async show(id) {
        const [person] = await readPeople(trx, at, { id, samplePeople: desk.samplePeople });
        if (person === undefined) throw new Failure('not-found', 'There is nobody with this id.');
        return person;
      },
      async enter(action, subject, detail) {
        await appendAuditEntry(trx, { actor: { id: actorId, name }, action, subject, detail, at });
      },
    });
  });
}
