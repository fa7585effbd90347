import type { Database } from '../src/database/open-database.ts';
import { lockFor } from '../src/database/lock-for.ts';
import type { DirectoryRecord } from '../src/directory/directory-record.ts';
import { DIRECTORY_LOCK } from '../src/directory/put-links.ts';
import { createRecordSealing } from '../src/directory/record-sealing.ts';
import { writeLinks } from '../src/directory/write-links.ts';

/** On SQLite each transaction writes most pages of the index of keys anew; on PostgreSQL no statement may take long. */
const AT_ONCE = { sqlite: 50_000, postgres: 2000 };

/**
 * Writes links that the directory has never seen, by what it writes its own rows with, but many at a time and without
 * asking of each whether it is known.
 */
export async function fillDirectory(
  {
    database,
    environment,
    dataKeys,
  }: { database: Database; environment: string; dataKeys: readonly Buffer[] },
  records: Iterable<DirectoryRecord>,
): Promise<void> {
  const sealing = createRecordSealing(dataKeys, environment);
  for (const some of inParts(records, AT_ONCE[database.dialect])) {
    await database.transaction(async (trx) => {
      await lockFor(trx, DIRECTORY_LOCK);
      const changes = some.map((record) => ({ row: null, opened: null, record, changedAt: record.statusAt }));
      await writeLinks(trx, sealing, changes);
    });
  }
}

function* inParts(records: Iterable<DirectoryRecord>, atOnce: number): Generator<DirectoryRecord[]> {
  const some: DirectoryRecord[] = [];
  for (const record of records) {
    some.push(record);
    if (some.length === atOnce) yield some.splice(0);
  }
  if (some.length > 0) yield some;
}
