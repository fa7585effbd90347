import type { Database } from '../database/open-database.ts';
import { lockFor } from '../database/lock-for.ts';
import type { InvitationRow, Trx } from '../database/tables.ts';

export type InvitationStore = ReturnType<typeof createInvitationStore>;

/** What a one-time link stands for; `personId` is null for the first administrator only. */
export type Invited = { purpose: InvitationRow['purpose']; personId: string | null; endsAt: number };

type NewInvitation = { purpose: InvitationRow['purpose']; personId: string | null; at: number };

/** Those of sessions: 256 random bits, and what the records keep in their place. */
type Secrets = { newSecret: () => string; hash: (secret: string) => string };

/** Long enough for a night in between, short enough for a link that went astray. */
export const INVITATION_MS = 24 * 60 * 60_000;

/** One-time links. Only a hash of each token is kept, so the table alone lets nobody in. */
export function createInvitationStore({ kysely }: Database, cookie: Secrets) {
  // A session's secret holds no colon, so neither ever opens what the other does.
  const hashOf = (token: string) => cookie.hash(`invitation:${token}`);

  return {
    /** Ends the person's earlier ones, whatever they were for. The token is told once and kept nowhere. */
    async create(
      trx: Trx,
      { purpose, personId, at }: NewInvitation,
    ): Promise<{ token: string; endsAt: number }> {
      await lockFor(trx, `invitation ${personId ?? purpose}`);
      await endInvitationsOf(trx, personId);
      await trx.deleteFrom('invitation').where('ends_at', '<=', at).execute();
      const token = cookie.newSecret();
      const endsAt = at + INVITATION_MS;
      await trx
        .insertInto('invitation')
        .values({
          ...{ secret_hash: hashOf(token), purpose, person_id: personId },
          ...{ created_at: at, ends_at: endsAt },
        })
        .execute();
      return { token, endsAt };
    },

    /** Null for one that is unknown, over or used. */
    async find(token: string, at: number, from: Trx | typeof kysely = kysely): Promise<Invited | null> {
      const row = await from
        .selectFrom('invitation')
        .selectAll()
        .where('secret_hash', '=', hashOf(token))
        .where('ends_at', '>', at)
        .executeTakeFirst();
      return row === undefined ? null : invitedBy(row);
    },

    /** Takes it away, so that of two who use it in the same moment one gets null. */
    async use(trx: Trx, token: string, at: number): Promise<Invited | null> {
      const row = await trx
        .deleteFrom('invitation')
        .where('secret_hash', '=', hashOf(token))
        .where('ends_at', '>', at)
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : invitedBy(row);
    },

    endAllOf: endInvitationsOf,
  };
}

/** Of one person; null: those for the first administrator. */
export async function endInvitationsOf(trx: Trx, personId: string | null): Promise<void> {
  await trx
    .deleteFrom('invitation')
    .$if(personId === null, (query) => query.where('person_id', 'is', null))
    .$if(personId !== null, (query) => query.where('person_id', '=', personId))
    .execute();
}

function invitedBy({ purpose, person_id, ends_at }: InvitationRow): Invited {
  return { purpose, personId: person_id, endsAt: ends_at };
}
