import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { describe, inject } from 'vitest';
import { freshSqlite, type FreshDatabase } from './fresh-sqlite.ts';

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

async function freshPostgres(serverUrl: string): Promise<FreshDatabase> {
  const { dataDir, drop } = await freshSqlite();
  const name = `linkdesk_${randomUUID().replaceAll('-', '')}`;
  await command(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    dataDir,
    databaseUrl: url.href,
    async drop() {
      await command(serverUrl, `drop database ${name} with (force)`);
      await drop();
    },
  };
}

async function command(serverUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
