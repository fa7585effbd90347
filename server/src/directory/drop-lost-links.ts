import { setTimeout as pause } from 'node:timers/promises';
import { lockFor } from '../database/lock-for.ts';
import type { Database } from '../database/open-database.ts';
import type { Trx } from '../database/tables.ts';
import { restartWalk } from './directory-walk-store.ts';
import { dropStrayKeys } from './drop-stray-keys.ts';
import { rowsOfEvery } from './link-rows.ts';
import { DIRECTORY_LOCK } from './put-links.ts';
import { sealingsBy } from './record-sealing.ts';
import { tallyChanges } from './tally-changes.ts';
import { writeTallies } from './write-links.ts';

const READ_AT_ONCE = 200;
const DROPPED_AT_ONCE = 20;
/** So that a server on the same file comes in between. */
const PAUSE_MS = 5;

type SealingOf = ReturnType<typeof sealingsBy>;

/**
 * Forgets every link that no given key opens, as if it had never been seen, and every search key that no link is found
 * by. The walk reads the list anew; whoever begins again goes on.
 */
export async function dropLostLinks(database: Database, dataKeys: readonly Buffer[]): Promise<number> {
  const sealingOf = sealingsBy(dataKeys);
  const readAnew = new Set<string>();
  let dropped = 0;
  for (let after: number | null = 0; after !== null;) {
    const rows: Row[] = await rowsOfEvery(database.kysely)
      .where('payout_link.no', '>', after)
      .orderBy('payout_link.no')
      .limit(READ_AT_ONCE)
      .execute();
    const lost = rows.filter((row) => isLost(row, sealingOf)).map(({ no }) => no);
    for (let at = 0; at < lost.length; at += DROPPED_AT_ONCE) {
      const some = lost.slice(at, at + DROPPED_AT_ONCE);
      dropped += await database.transaction((trx) => drop(trx, sealingOf, some, readAnew));
      await pause(PAUSE_MS);
    }
    after = rows.at(-1)?.no ?? null;
  }
  await dropStrayKeys(database, sealingOf);
  return dropped;
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOfEvery>['execute']>>[number];

function isLost(row: Row, sealingOf: SealingOf): boolean {
  return sealingOf(row.environment).open(row) === null;
}

async function drop(
  trx: Trx,
  sealingOf: SealingOf,
  nos: readonly number[],
  readAnew: Set<string>,
): Promise<number> {
  await lockFor(trx, DIRECTORY_LOCK);
  // The provider may have told of some of them meanwhile.
  const rows = await rowsOfEvery(trx).where('payout_link.no', 'in', nos).execute();
  const lost = rows.filter((row) => isLost(row, sealingOf));
  if (lost.length === 0) return 0;
  const gone = lost.map(({ no }) => no);
  await trx.deleteFrom('sealed_link').where('no', 'in', gone).execute();
  await trx.deleteFrom('payout_link').where('no', 'in', gone).execute();
  for (const [environment, some] of Map.groupBy(lost, (row) => row.environment)) {
    const pairs = some.map((before) => ({ before, after: null }));
    await writeTallies(trx, environment, tallyChanges(pairs));
    if (!readAnew.has(environment)) await restartWalk(trx, environment);
    readAnew.add(environment);
  }
  return lost.length;
}
