import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import type { FreshDatabase } from './fresh-sqlite.ts';

/** Statements on a database that a server has open, as somebody with its owner's rights would run them. */
export async function runSql(
  { dataDir, databaseUrl }: Pick<FreshDatabase, 'dataDir' | 'databaseUrl'>,
  ...statements: string[]
): Promise<Record<string, unknown>[]> {
  if (databaseUrl === null) return onSqlite(join(dataDir, 'linkdesk.sqlite'), statements);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) {
      ({ rows } = await client.query<Record<string, unknown>>(statement));
    }
    return rows;
  } finally {
    await client.end();
  }
}

function onSqlite(path: string, statements: string[]): Record<string, unknown>[] {
  const file = new DatabaseSync(path, { timeout: 2_000 });
  try {
    return statements.reduce<Record<string, unknown>[]>((_rows, sql) => file.prepare(sql).all(), []);
  } finally {
    file.close();
  }
}
