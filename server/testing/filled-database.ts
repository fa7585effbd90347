import { migrate } from '../src/database/migrate.ts';
import { openDatabase } from '../src/database/open-database.ts';
import type { DirectoryRecord } from '../src/directory/directory-record.ts';
import type { TestDatabase } from './databases.ts';
import { fillDirectory } from './fill-directory.ts';
import type { FreshDatabase } from './fresh-sqlite.ts';
import { TEST_DATA_KEY } from './server-env.ts';

/** A database whose directory knows these links, for a server to be started on. */
export async function filledDatabase(
  kind: TestDatabase,
  records: Iterable<DirectoryRecord>,
): Promise<FreshDatabase> {
  const fresh = await kind.fresh();
  const database = await openDatabase(fresh);
  try {
    await migrate(database);
    const dataKeys = [Buffer.from(TEST_DATA_KEY, 'hex')];
    await fillDirectory({ database, environment: 'sandbox', dataKeys }, records);
  } finally {
    await database.close();
  }
  return fresh;
}
