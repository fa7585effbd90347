import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { freshSqlite, type FreshDatabase } from './fresh-sqlite.ts';

/** An empty database of its own on a running PostgreSQL. */
export async function freshPostgres(serverUrl: string, options = ''): Promise<FreshDatabase> {
  const { dataDir, drop } = await freshSqlite();
  const name = `linkdesk_${randomUUID().replaceAll('-', '')}`;
  await command(serverUrl, `create database ${name} ${options}`);
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
