import { lockFor } from '../database/lock-for.ts';
import type { PayoutLinkTableRow, Trx } from '../database/tables.ts';
import type { DirectoryRecord, Sighting } from './directory-record.ts';
import { plainOf, toSeal } from './directory-row.ts';
import { linkRows } from './link-rows.ts';
import { mergeSighting } from './merge-sighting.ts';
import type { LinkRow, RecordSealing } from './record-sealing.ts';
import { writeLinks } from './write-links.ts';

/** Whoever writes the directory holds this until the transaction has ended, so that tallies are exact. */
export const DIRECTORY_LOCK = 'directory';

/** Of each link what was said of it, within one transaction. `at` is our clock. */
export async function putLinks(
  trx: Trx,
  sealing: RecordSealing,
  links: readonly (readonly [linkId: string, said: readonly Sighting[]])[],
  at: number,
): Promise<{ added: number; changed: number }> {
  await lockFor(trx, DIRECTORY_LOCK);
  const ids = links.map(([linkId]) => linkId);
  const rows = await linkRows(trx, sealing.environment).where('link_id', 'in', ids).execute();
  const rowOf = new Map(rows.map((row) => [row.link_id, row]));
  const merged = links.flatMap(([linkId, said]) => mergeAll(sealing, rowOf.get(linkId) ?? null, said, at));
  const { again = [], news = [] } = Object.groupBy(merged, (one) => (isHeardAgain(one) ? 'again' : 'news'));
  await touch(trx, again);
  await writeLinks(trx, sealing, news);
  return {
    added: news.filter(({ row }) => row === null).length,
    changed: news.filter(({ row, changedAt }) => row !== null && row.changed_at !== changedAt).length,
  };
}

type Merged = {
  row: LinkRow | null;
  opened: DirectoryRecord | null;
  record: DirectoryRecord;
  changedAt: number;
};

function mergeAll(
  sealing: RecordSealing,
  row: LinkRow | null,
  said: readonly Sighting[],
  at: number,
): Merged[] {
  const opened = row === null ? null : sealing.open(row);
  const record = said.reduce<DirectoryRecord | null>((one, next) => mergeSighting(one, next, at), opened);
  if (record === null) return [];
  const looksTheSame = row !== null && opened !== null && looksOf(opened) === looksOf(record);
  return [{ row, opened, record, changedAt: looksTheSame ? row.changed_at : at }];
}

/** What a row of the list shows. */
function looksOf({ status, providerStatus, amountPaise, createdAt, listed }: DirectoryRecord): string {
  return JSON.stringify([status, providerStatus, amountPaise, createdAt, listed]);
}

/** Nothing but when it was said is new. */
function isHeardAgain({ opened, record }: Merged): boolean {
  return opened !== null && toSeal(opened) === toSeal(record) && plainText(opened) === plainText(record);
}

function plainText(record: DirectoryRecord): string {
  return JSON.stringify({ ...plainOf(record), status_at: 0, listed_at: 0, tracked_at: 0 });
}

/** One statement for all that were read with one page. */
async function touch(trx: Trx, merged: readonly Merged[]): Promise<void> {
  const byTimes = Map.groupBy(merged, ({ row, record }) => JSON.stringify(newTimes(row, record)));
  for (const [times, links] of byTimes) {
    if (times === '{}') continue;
    await trx
      .updateTable('payout_link')
      .set(JSON.parse(times) as Times)
      .where(
        'no',
        'in',
        links.flatMap(({ row }) => (row === null ? [] : [row.no])),
      )
      .execute();
  }
}

type Times = Partial<Pick<PayoutLinkTableRow, 'status_at' | 'listed_at' | 'tracked_at'>>;

function newTimes(row: LinkRow | null, record: DirectoryRecord): Times {
  const { statusAt, listedAt, trackedAt } = record;
  return {
    ...(row?.status_at === statusAt ? {} : { status_at: statusAt }),
    ...(row?.listed_at === listedAt ? {} : { listed_at: listedAt }),
    ...(row?.tracked_at === trackedAt ? {} : { tracked_at: trackedAt }),
  };
}
