import { describe, inject } from 'vitest';
import { freshPostgres } from './fresh-postgres.ts';
import { freshSqlite, type FreshDatabase } from './fresh-sqlite.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test databases may be made; null when there is no PostgreSQL here. */
    postgresUrl: string | null;
  }
}

export type TestDatabase = { name: 'SQLite' | 'PostgreSQL'; fresh(): Promise<FreshDatabase> };

/** Runs the same tests on both databases. Without a PostgreSQL its half is reported as not run. */
export function forEachDatabase(tests: (database: TestDatabase) => void): void {
  describe('on SQLite', () => tests({ name: 'SQLite', fresh: freshSqlite }));
  onPostgres(tests);
}

/** For what only PostgreSQL has: logins, replicas. Without one the tests are reported as not run. */
export function onPostgres(tests: (database: TestDatabase) => void): void {
  const postgresUrl = inject('postgresUrl');
  describe.skipIf(postgresUrl === null)('on PostgreSQL', () =>
    tests({ name: 'PostgreSQL', fresh: () => freshPostgres(postgresUrl ?? '') }),
  );
}
