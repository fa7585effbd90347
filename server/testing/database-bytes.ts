import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FreshDatabase } from './fresh-sqlite.ts';
import { runSql } from './run-sql.ts';

/** Everything that whoever steals the database has: each file of SQLite, each table of PostgreSQL as it prints it. */
export async function databaseBytes(where: Pick<FreshDatabase, 'dataDir' | 'databaseUrl'>): Promise<Buffer> {
  if (where.databaseUrl === null)
    return Buffer.concat(
      readdirSync(where.dataDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
    );
  const tables = await runSql(where, "select tablename as name from pg_tables where schemaname = 'public'");
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await runSql(where, `select "${String(name)}"::text as row from "${String(name)}"`);
    texts.push(...rows.map(({ row }) => String(row)));
  }
  return Buffer.from(texts.join('\n'));
}
