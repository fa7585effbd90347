import { setTimeout as pause } from 'node:timers/promises';
import { lockFor } from '../database/lock-for.ts';
import type { Database } from '../database/open-database.ts';
import type { Trx } from '../database/tables.ts';
import { createSealing } from '../sealing/create-sealing.ts';
import { dataKeyId } from '../sealing/data-key-id.ts';
import { countUnopened, type Resealed } from '../sealing/resealed.ts';
import { rowsOfEvery } from './link-rows.ts';
import { DIRECTORY_LOCK } from './put-links.ts';
import { sealingsBy } from './record-sealing.ts';
import { writeLinks } from './write-links.ts';

/** On SQLite the server beside us waits while we write, and its event loop with it. */
const AT_ONCE = { sqlite: 20, postgres: 200 };
/** So that it comes in between, too. */
const PAUSE_MS = 5;

/**
 * Seals every link with the newest key, its search keys with it, some at a time. What was done stays done: whoever
 * begins again goes on where the last one ended.
 */
export async function resealLinks(database: Database, dataKeys: readonly Buffer[]): Promise<Resealed> {
  const resealed: Resealed = { sealed: 0, unopened: new Map() };
  const given = new Set(dataKeys.map(dataKeyId));
  for (const { keyId, links } of await olderKeys(database, dataKeys)) {
    if (given.has(keyId)) await resealAll(database, dataKeys, keyId, resealed);
    else countUnopened(resealed, keyId, links);
  }
  return resealed;
}

async function olderKeys(
  { kysely }: Database,
  dataKeys: readonly Buffer[],
): Promise<{ keyId: string; links: number }[]> {
  return kysely
    .selectFrom('sealed_link')
    .select(({ fn }) => ['key_id as keyId', fn.countAll<number>().as('links')])
    .where('key_id', '!=', createSealing(dataKeys).keyId)
    .groupBy('key_id')
    .execute();
}

async function resealAll(
  database: Database,
  dataKeys: readonly Buffer[],
  keyId: string,
  resealed: Resealed,
): Promise<void> {
  const sealingOf = sealingsBy(dataKeys);
  let after: number | null = 0;
  while (after !== null) {
    const behind: number = after;
    const part = await database.transaction((trx) =>
      resealSome(trx, sealingOf, { keyId, after: behind, atOnce: AT_ONCE[database.dialect] }),
    );
    resealed.sealed += part.sealed;
    countUnopened(resealed, keyId, part.unopened);
    after = part.last;
    await pause(PAUSE_MS);
  }
}

async function resealSome(
  trx: Trx,
  sealingOf: ReturnType<typeof sealingsBy>,
  { keyId, after, atOnce }: { keyId: string; after: number; atOnce: number },
): Promise<{ sealed: number; unopened: number; last: number | null }> {
  await lockFor(trx, DIRECTORY_LOCK);
  const rows = await rowsOfEvery(trx)
    .where('sealed_link.key_id', '=', keyId)
    .where('sealed_link.no', '>', after)
    .orderBy('sealed_link.no')
    .limit(atOnce)
    .execute();
  let sealed = 0;
  for (const [environment, some] of Map.groupBy(rows, (row) => row.environment)) {
    const sealing = sealingOf(environment);
    const links = some.flatMap((row) => {
      const opened = sealing.open(row);
      return opened === null ? [] : [{ row, opened, record: opened, changedAt: row.changed_at }];
    });
    await writeLinks(trx, sealing, links);
    sealed += links.length;
  }
  return { sealed, unopened: rows.length - sealed, last: rows.at(-1)?.no ?? null };
}
