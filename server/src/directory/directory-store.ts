import { setImmediate as letOthersRun } from 'node:timers/promises';
import { LinkId } from '../../contract/link-id.ts';
import type { Database } from '../database/open-database.ts';
import type { DirectoryRecord, Sighting } from './directory-record.ts';
import { linkRows, numberedRows } from './link-rows.ts';
import { putLinks } from './put-links.ts';
import { createRecordSealing, type LinkRow, type RecordSealing } from './record-sealing.ts';
import { linkIdOf } from './sighting-of.ts';

type Parts = { database: Database; environment: string; dataKeys: readonly Buffer[] };

export type DirectoryStore = ReturnType<typeof createDirectoryStore>;

/** Hashing and sealing hold the event loop, and on SQLite so does writing: some ten milliseconds at a time. */
const LINKS_AT_ONCE = { sqlite: 20, postgres: 50 };

/** What is known of every link. Whatever of it is personal is sealed, and found by keyed hashes alone. */
export function createDirectoryStore({ database, environment, dataKeys }: Parts) {
  const sealing = createRecordSealing(dataKeys, environment);
  const { kysely } = database;

  return {
    environment,
    /** For what is searched: the hash of a search key, with every key that is given. */
    hash: sealing.hash,
    /** Of a row of `linkRows`; null where it cannot be opened, which is as if it were not there. */
    openRow: (row: LinkRow): DirectoryRecord | null => sealing.open(row),

    /** Learns what the provider said, link by link in one transaction. `changed` are known links that look different now. */
    async put(sightings: readonly Sighting[], at = Date.now()): Promise<{ added: number; changed: number }> {
      const total = { added: 0, changed: 0 };
      const byLink = Map.groupBy(sightings.filter(isOfALink), linkIdOf);
      for (const links of chunksOf([...byLink], LINKS_AT_ONCE[database.dialect])) {
        const { added, changed } = await database.transaction((trx) => putLinks(trx, sealing, links, at));
        total.added += added;
        total.changed += changed;
        await letOthersRun();
      }
      return total;
    },

    async recordsOf(linkIds: readonly string[]): Promise<Map<string, DirectoryRecord>> {
      const records = new Map<string, DirectoryRecord>();
      for (const ids of chunksOf(linkIds, READ_AT_ONCE)) {
        const rows = await linkRows(kysely, environment).where('link_id', 'in', ids).execute();
        for (const { row, record } of opened(rows, sealing)) records.set(row.link_id, record);
      }
      return records;
    },

    async recordsByNo(nos: readonly number[]): Promise<Map<number, DirectoryRecord>> {
      const records = new Map<number, DirectoryRecord>();
      for (const some of chunksOf(nos, READ_AT_ONCE)) {
        const rows = await numberedRows(kysely, environment).where('payout_link.no', 'in', some).execute();
        for (const { row, record } of opened(rows, sealing)) records.set(row.no, record);
      }
      return records;
    },
  };
}

const READ_AT_ONCE = 200;

function opened(
  rows: readonly LinkRow[],
  sealing: RecordSealing,
): { row: LinkRow; record: DirectoryRecord }[] {
  return rows.flatMap((row) => {
    const record = sealing.open(row);
    return record === null ? [] : [{ row, record }];
  });
}

/** What has another id could not be asked for again, and not every text can be stored. */
function isOfALink(sighting: Sighting): boolean {
  return LinkId.safeParse(linkIdOf(sighting)).success;
}

function chunksOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}
