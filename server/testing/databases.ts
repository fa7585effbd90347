import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, inject } from 'vitest';
import type {} from './provide-postgres.ts';

/** A fresh, empty database; `databaseUrl` is null on SQLite, which lives in `dataDir`. */
export type FreshDatabase = { dataDir: string; databaseUrl: string | null; drop(): Promise<void> };

export type TestDatabase = { name: 'SQLite' | 'PostgreSQL'; fresh(): Promise<FreshDatabase> };

/** Runs the same tests on both databases. Without a PostgreSQL its half is reported as not run. */
export function forEachDatabase(tests: (database: TestDatabase) => void): void {
  const postgresUrl = inject('postgresUrl');
  describe('on SQLite', () => tests({ name: 'SQLite', fresh: freshSqlite }));
  describe.skipIf(postgresUrl === null)('on PostgreSQL', () =>
    tests({ name: 'PostgreSQL', fresh: () => freshPostgres(postgresUrl ?? '') }),
  );
}

export async function freshSqlite(): Promise<FreshDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'linkdesk-data-'));
  return { dataDir, databaseUrl: null, drop: () => rm(dataDir, { recursive: true, force: true }) };
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
