import { Migrator } from 'kysely/migration';
import { firstTables } from './migrations/0001-first-tables.ts';
import { auditIsAppendOnly } from './migrations/0002-audit-is-append-only.ts';
import { exportsOnce } from './migrations/0003-exports-once.ts';
import type { Database } from './open-database.ts';

/**
 * Brings the tables up to date, all or nothing. Replicas may do it at the same moment: one works, the
 * others wait for it and find nothing left to do.
 */
export async function migrate({ kysely, dialect }: Database): Promise<void> {
  const migrations = {
    '0001-first-tables': firstTables(dialect),
    '0002-audit-is-append-only': auditIsAppendOnly(dialect),
    '0003-exports-once': exportsOnce(dialect),
  };
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('The database could not be brought up to date.', { cause: error });
}
