import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from '../src/database/open-database.ts';

/** Everything that whoever steals the database has: each file of SQLite, each table of PostgreSQL as it prints it. */
export async function databaseBytes(database: Database, dataDir: string): Promise<Buffer> {
  if (database.dialect === 'sqlite')
    return Buffer.concat(
      readdirSync(dataDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
    );
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(database.kysely);
  const texts: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`
      select ${sql.ref(name)}::text as row from ${sql.table(name)}`.execute(database.kysely);
    texts.push(...rows.map(({ row }) => row));
  }
  return Buffer.from(texts.join('\n'));
}
