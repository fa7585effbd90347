import { migrate } from '../src/database/migrate.ts';
import { openDatabase } from '../src/database/open-database.ts';
import type { Database } from '../src/database/open-database.ts';
import type { TestDatabase } from './databases.ts';

/** A database of its own with all tables; disposing of it closes it and leaves nothing behind. */
export async function migratedDatabase(kind: TestDatabase): Promise<Database & AsyncDisposable> {
  const { drop, ...where } = await kind.fresh();
  const database = await openDatabase(where);
  await migrate(database);
  return {
    ...database,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await drop();
    },
  };
}
