import { Migrator } from 'kysely/migration';
import { firstTables } from './migrations/0001-first-tables.ts';
import { auditIsAppendOnly } from './migrations/0002-audit-is-append-only.ts';
import { exportsOnce } from './migrations/0003-exports-once.ts';
import { people } from './migrations/0004-people.ts';
import { directory } from './migrations/0005-directory.ts';
import { readLinksAnew } from './migrations/0006-read-links-anew.ts';
import type { Database } from './open-database.ts';

/**
 * Brings the tables up to date, all or nothing. Replicas may do it at the same moment: one works, the
 * others wait for it and find nothing left to do. A login that may not change tables is fine while
 * nothing is left to do.
 */
export async function migrate({ kysely, dialect }: Database): Promise<void> {
  const migrations = {
    '0001-first-tables': firstTables(dialect),
    '0002-audit-is-append-only': auditIsAppendOnly(dialect),
    '0003-exports-once': exportsOnce(dialect),
    '0004-people': people(dialect),
    '0005-directory': directory(dialect),
    '0006-read-links-anew': readLinksAnew,
  };
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (isForbidden(error)) {
    throw new Error(
      'DATABASE_URL: the database is not up to date and this login may not change it; run "linkdesk migrate" with the owner’s login, then least-rights.sql.',
      { cause: error },
    );
  }
  if (error) throw new Error('The database could not be brought up to date.', { cause: error });
}

const INSUFFICIENT_PRIVILEGE = '42501';

function isForbidden(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === INSUFFICIENT_PRIVILEGE;
}
