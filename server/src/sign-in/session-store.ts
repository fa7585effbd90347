import { randomUUID } from 'node:crypto';
import type { SessionStage } from '../actor.ts';
import type { Database } from '../database/open-database.ts';
import { nowWithin } from '../database/read-now.ts';
import type { PersonSessionRow, Trx } from '../database/tables.ts';
import type { SessionCookie } from './session-cookie.ts';
import { SESSION_RULES, type SessionFacts } from './session-rules.ts';

export type SessionStore = ReturnType<typeof createSessionStore>;

/** With when it was read, by the clock that wrote its instants. */
export type FoundSession = SessionFacts & { now: number };

/** A session and the secret that opens it, which is told to the browser and kept nowhere. */
export type OpenedSession = { id: string; secret: string };

type NewSession = {
  personId: string;
  stage: SessionStage;
  device: string | null;
  at: number;
  /** When they showed who they are, where that was earlier. */
  provedAt?: number | undefined;
};

export function createSessionStore({ kysely }: Database, cookie: Pick<SessionCookie, 'newSecret' | 'hash'>) {
  return {
    /** What a cookie's secret stands for, over or not; one read by two keys. */
    async find(secret: string): Promise<FoundSession | null> {
      const row = await kysely
        .selectFrom('person_session as session')
        .innerJoin('person', 'person.id', 'session.person_id')
        .innerJoin('people_setting as setting', (join) => join.on('setting.id', '=', 'people'))
        .select(['session.id', 'session.person_id', 'session.stage', 'session.created_at'])
        .select(['session.last_active_at', 'session.proved_at', 'session.ends_at'])
        .select(['person.name', 'person.email', 'person.roles', 'person.comes_from', 'person.disabled_at'])
        .select(['person.totp_confirmed_at', 'setting.requires_second_factor'])
        .select(nowWithin(kysely).as('now'))
        .where('session.secret_hash', '=', cookie.hash(secret))
        .executeTakeFirst();
      return row ?? null;
    },

    async open(trx: Trx, { personId, stage, device, at, provedAt = at }: NewSession): Promise<OpenedSession> {
      const session = { id: randomUUID(), secret: cookie.newSecret() };
      await removeEnded(trx, at);
      await trx
        .insertInto('person_session')
        .values({
          ...{ id: session.id, secret_hash: cookie.hash(session.secret), person_id: personId, stage, device },
          ...{ created_at: at, last_active_at: at, proved_at: provedAt, tries: 0 },
          ends_at: at + (stage === 'whole' ? SESSION_RULES.longestMs : SESSION_RULES.signingInMs),
        })
        .execute();
      return session;
    },

    /**
     * The same session under a new secret: the old one opens nothing from here on. It is no fresher than it was, but
     * where somebody has just shown who they are (`provedAt`). Null for one that has ended.
     */
    async renew(trx: Trx, id: string, at: number, provedAt?: number): Promise<OpenedSession | null> {
      const secret = cookie.newSecret();
      const proof = provedAt === undefined ? {} : { proved_at: provedAt, tries: 0 };
      const { numUpdatedRows } = await trx
        .updateTable('person_session')
        .set({ secret_hash: cookie.hash(secret), last_active_at: at, ...proof })
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 0n ? null : { id, secret };
    },

    async get(trx: Trx, id: string): Promise<PersonSessionRow | null> {
      const row = await trx.selectFrom('person_session').selectAll().where('id', '=', id).executeTakeFirst();
      return row ?? null;
    },

    /** A wrong code or password, after so many of which the session ends: whether it goes on. */
    async countTry(trx: Trx, id: string): Promise<boolean> {
      const session = await trx
        .updateTable('person_session')
        .set((row) => ({ tries: row('tries', '+', 1) }))
        .where('id', '=', id)
        .returning('tries')
        .executeTakeFirst();
      if (session !== undefined && session.tries < SESSION_RULES.mostTries) return true;
      await trx.deleteFrom('person_session').where('id', '=', id).execute();
      return false;
    },

    /** Whole ones that are not over, the newest first. */
    listOf(personId: string, at: number): Promise<PersonSessionRow[]> {
      return kysely
        .selectFrom('person_session')
        .selectAll()
        .where('person_id', '=', personId)
        .where('stage', '=', 'whole')
        .where('ends_at', '>', at)
        .where('last_active_at', '>', at - SESSION_RULES.idleMs)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
    },

    /** Only ever forwards: answers of several tabs overtake each other. */
    async touch(id: string, at: number): Promise<void> {
      await kysely
        .updateTable('person_session')
        .set({ last_active_at: at })
        .where('id', '=', id)
        .where('last_active_at', '<', at)
        .execute();
    },

    /** Of two who end it in the same moment, one gets `false`. */
    async end(trx: Trx, id: string): Promise<boolean> {
      const { numDeletedRows } = await trx
        .deleteFrom('person_session')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },

    async endBySecret(trx: Trx, secret: string): Promise<void> {
      await trx.deleteFrom('person_session').where('secret_hash', '=', cookie.hash(secret)).execute();
    },

    endAllOf: endSessionsOf,

    /** The newest may stay, so many of them. Who knows the password only must not push out who gave a code, too. */
    async endBeyond(trx: Trx, personId: string, stage: SessionStage, most: number): Promise<void> {
      const rows = await trx
        .selectFrom('person_session')
        .select('id')
        .where('person_id', '=', personId)
        .where('stage', stage === 'whole' ? '=' : '<>', 'whole')
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      const older = rows.slice(most).map(({ id }) => id);
      if (older.length > 0) await trx.deleteFrom('person_session').where('id', 'in', older).execute();
    },
  };
}

/** All of a person, or all but one; how many there were. */
export async function endSessionsOf(trx: Trx, personId: string, butId?: string): Promise<number> {
  const ended = await trx
    .deleteFrom('person_session')
    .where('person_id', '=', personId)
    .$if(butId !== undefined, (query) => query.where('id', '<>', butId ?? ''))
    .executeTakeFirst();
  return Number(ended.numDeletedRows);
}

/** What nobody can use any more is not kept. */
async function removeEnded(trx: Trx, at: number): Promise<void> {
  await trx
    .deleteFrom('person_session')
    .where((either) =>
      either.or([either('ends_at', '<=', at), either('last_active_at', '<=', at - SESSION_RULES.idleMs)]),
    )
    .execute();
}
