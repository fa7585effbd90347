import { sql, type Kysely } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import { dialectOf } from '../database/dialect-of.ts';
import { lockFor } from '../database/lock-for.ts';
import type { Database } from '../database/open-database.ts';
import type { Tables } from '../database/tables.ts';
import { rowsOfEvery } from './link-rows.ts';
import { DIRECTORY_LOCK } from './put-links.ts';
import type { sealingsBy } from './record-sealing.ts';
import { numberGiven, rowsGiven } from './rows-given.ts';
import { searchKeyChanges } from './search-key-changes.ts';

type SealingOf = ReturnType<typeof sealingsBy>;
/** The key as a text, because it may be larger than a number holds. */
type Row = { key: string; created_at: number; no: number };

const AT_ONCE = 100;
const PAUSE_MS = 5;
const FIRST: Row = { key: String(-(2n ** 63n)), created_at: Number.MIN_SAFE_INTEGER, no: 0 };

/**
 * Search keys that no link is found by: made with a `DATA_KEY` that was lost, of links that were dropped or told of
 * again since. Which these are can be told only of all that a link is found by, so this takes its time.
 */
export async function dropStrayKeys(database: Database, sealingOf: SealingOf): Promise<void> {
  const { kysely } = database;
  for (let after: Row | undefined = FIRST; after !== undefined;) {
    const rows = await keysAfter(kysely, after);
    const strays = await straysOf(kysely, sealingOf, rows);
    if (strays.length > 0) {
      await database.transaction(async (trx) => {
        await lockFor(trx, DIRECTORY_LOCK);
        // Some may have become true meanwhile.
        const gone = (await straysOf(trx, sealingOf, strays)).map(given);
        await sql`
          delete from search_key where (key, created_at, no) in
          (select ${numberGiven(0)}, ${numberGiven(1)}, ${numberGiven(2)} from ${rowsGiven(dialectOf(trx), gone)})`.execute(
          trx,
        );
      });
      await pause(PAUSE_MS);
    }
    after = rows.at(-1);
  }
}

async function keysAfter(db: Kysely<Tables>, { key, created_at, no }: Row): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select cast(key as text) as key, created_at, no from search_key
    where (key, created_at, no) > (${BigInt(key)}, ${created_at}, ${no})
    order by search_key.key, created_at, no limit ${AT_ONCE}`.execute(db);
  return rows;
}

async function straysOf(db: Kysely<Tables>, sealingOf: SealingOf, rows: readonly Row[]): Promise<Row[]> {
  if (rows.length === 0) return [];
  const nos = [...new Set(rows.map(({ no }) => no))];
  const links = await rowsOfEvery(db).where('payout_link.no', 'in', nos).execute();
  const known = new Set<string>();
  for (const link of links) {
    const { hash, open } = sealingOf(link.environment);
    const record = open(link);
    if (record === null || link.key_id === null) continue;
    const { come } = searchKeyChanges(hash, null, { record, keyId: link.key_id });
    for (const [key, createdAt] of come) known.add(`${key} ${createdAt} ${link.no}`);
  }
  return rows.filter(({ key, created_at, no }) => !known.has(`${key} ${created_at} ${no}`));
}

function given({ key, created_at, no }: Row): [bigint, number, number] {
  return [BigInt(key), created_at, no];
}
