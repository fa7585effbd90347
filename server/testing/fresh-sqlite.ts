import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh, empty database; `databaseUrl` is null on SQLite, which lives in `dataDir`. */
export type FreshDatabase = { dataDir: string; databaseUrl: string | null; drop(): Promise<void> };

export async function freshSqlite(): Promise<FreshDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'linkdesk-data-'));
  return { dataDir, databaseUrl: null, drop: () => rm(dataDir, { recursive: true, force: true }) };
}
