import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { lockFor } from '../database/lock-for.ts';
import type { Database } from '../database/open-database.ts';
import type { PayoutLinkTableRow, Tables, Trx } from '../database/tables.ts';
import type { Look } from './directory-record.ts';
import { DIRECTORY_LOCK } from './put-links.ts';
import { tallyChanges } from './tally-changes.ts';
import { writeTallies } from './write-links.ts';

export type WalkLinksStore = ReturnType<typeof createWalkLinksStore>;

/** No statement on the file may keep the other work of this process waiting for more than a few ms. */
const ROWS_AT_ONCE = 2000;
const CHANGES_AT_ONCE = 100;
const LOOKS: readonly Look[] = [1, 2, 3, 4];
/** What the tallies are made of. */
const COUNTED = ['no', 'amount_paise', 'status', 'expires_at', 'since_at', 'sent', 'look'] as const;
/** Those that can still change. */
const OPEN = ['ISSUED', 'PROCESSING'] as const;

/** Behind which row a search over many goes on. */
type Place = { status: (typeof OPEN)[number]; createdAt: number; no: number };

/** What the walk asks and tells of all links; all of it in parts that are short. */
export function createWalkLinksStore(database: Database, environment: string) {
  const { kysely } = database;

  return {
    /** How many links were listed since then, among the next rows after that one. */
    async countListed(since: number, afterNo: number): Promise<{ listed: number; next: number | null }> {
      const rows = kysely
        .selectFrom('payout_link')
        .select(['no', 'listed_at', 'environment'])
        .where('no', '>', afterNo)
        .orderBy('no')
        .limit(ROWS_AT_ONCE);
      const { last, listed } = await kysely
        .selectFrom(rows.as('part'))
        .select(({ fn }) => [
          fn.max<number | null>('no').as('last'),
          sql<
            number | null
          >`sum(case when listed_at >= ${since} and environment = ${environment} then 1 else 0 end)`.as(
            'listed',
          ),
        ])
        .executeTakeFirstOrThrow();
      return { listed: listed ?? 0, next: last };
    },

    /** Open links that no answer told of since then, the newest first, among the next rows after that place. */
    async missingSince(since: number, from: Place = { status: OPEN[0], ...END }): Promise<Missing> {
      const rows = await kysely
        .selectFrom('payout_link')
        .select(['no', 'created_at', 'listed_at', 'tracked_at', 'look'])
        .where('environment', '=', environment)
        .where('status', '=', from.status)
        .where(({ eb, refTuple, tuple }) =>
          eb(refTuple('created_at', 'no'), '<', tuple(from.createdAt, from.no)),
        )
        .orderBy('created_at', 'desc')
        .orderBy('no', 'desc')
        .limit(ROWS_AT_ONCE)
        .execute();
      const numbers = rows
        .filter((row) => Math.max(row.listed_at ?? 0, row.tracked_at ?? 0) < since && row.look !== 1)
        .map(({ no }) => no);
      const last = rows.at(-1);
      if (last !== undefined)
        return { numbers, next: { status: from.status, createdAt: last.created_at, no: last.no } };
      return { numbers, next: from.status === OPEN[0] ? { status: OPEN[1], ...END } : null };
    },

    /** They are to be tracked before all others, unless an answer came meanwhile. */
    async markMissing(numbers: readonly number[], since: number): Promise<void> {
      for (let at = 0; at < numbers.length; at += CHANGES_AT_ONCE) {
        const part = numbers.slice(at, at + CHANGES_AT_ONCE);
        await database.transaction(async (trx) => {
          await lockFor(trx, DIRECTORY_LOCK);
          const rows = await trx
            .selectFrom('payout_link')
            .select([...COUNTED, 'listed_at', 'tracked_at'])
            .where('no', 'in', part)
            .execute();
          const missing = rows.filter(
            ({ status, listed_at, tracked_at }) =>
              OPEN.some((open) => open === status) && Math.max(listed_at ?? 0, tracked_at ?? 0) < since,
          );
          await changeLook(trx, environment, missing, 1);
        });
      }
    },

    /** The link that is most worth a Track, the newest of those that are. */
    async nextLook(atMost: Look): Promise<{ no: number; linkId: string } | null> {
      for (const look of LOOKS.filter((one) => one <= atMost)) {
        const row = await kysely
          .selectFrom('payout_link')
          .select(['no', 'link_id as linkId'])
          .where('environment', '=', environment)
          .where('look', '=', look)
          .orderBy('created_at', 'desc')
          .orderBy('no', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (row !== undefined) return row;
      }
      return null;
    },

    /** Track has nothing to tell of it. */
    async giveUpLook(no: number): Promise<void> {
      await database.transaction(async (trx) => {
        await lockFor(trx, DIRECTORY_LOCK);
        const rows = await trx.selectFrom('payout_link').select(COUNTED).where('no', '=', no).execute();
        await changeLook(trx, environment, rows, null);
      });
    },

    /** How many links are known, and of how many Track has something to tell. */
    async counted(): Promise<{ known: number; unread: number }> {
      const tallies = await countsOf(kysely, environment);
      const of = (wanted: (list: string) => boolean) =>
        tallies.filter(({ list }) => wanted(list)).reduce((sum, { links }) => sum + links, 0);
      return { known: of((list) => list.startsWith('status ')), unread: of((list) => list === 'look') };
    },
  };
}

type Missing = { numbers: number[]; next: Place | null };

const END = { createdAt: Number.MAX_SAFE_INTEGER, no: Number.MAX_SAFE_INTEGER };

function countsOf(db: Kysely<Tables>, environment: string) {
  return db
    .selectFrom('payout_link_tally')
    .select(['list', 'links'])
    .where('environment', '=', environment)
    .where('bucket', '=', 0)
    .where(({ eb, or, and }) =>
      or([and([eb('list', '>=', 'status '), eb('list', '<', 'status!')]), eb('list', '=', 'look')]),
    )
    .execute();
}

async function changeLook(
  trx: Trx,
  environment: string,
  rows: readonly Pick<PayoutLinkTableRow, (typeof COUNTED)[number]>[],
  look: Look | null,
): Promise<void> {
  const changed = rows.filter((row) => row.look !== look);
  if (changed.length === 0) return;
  await trx
    .updateTable('payout_link')
    .set({ look })
    .where(
      'no',
      'in',
      changed.map(({ no }) => no),
    )
    .execute();
  const pairs = changed.map((before) => ({ before, after: { ...before, look } }));
  await writeTallies(trx, environment, tallyChanges(pairs));
}
