import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import type { Database } from './open-database.ts';
import type { Trx } from './tables.ts';

let folder = '';
let dataDir = '';
let database: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linkdesk-'));
  dataDir = join(folder, 'data');
  database = await openDatabase({ dataDir, databaseUrl: null });
  await migrate(database);
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const insert = (db: Pick<Trx, 'insertInto'>, id: string) =>
  db.insertInto('provider_replica').values({ id, seen_at: 1 }).execute();
const ids = async () => {
  const rows = await database.kysely.selectFrom('provider_replica').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
};

test('nobody but the owner can read what is kept on disk', () => {
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
  expect(modeOf(dataDir)).toBe('700');
  const files = ['linkdesk.sqlite', 'linkdesk.sqlite-wal', 'linkdesk.sqlite-shm'];
  expect(files.map((file) => modeOf(join(dataDir, file)))).toEqual(['600', '600', '600']);
});

test('every commit is on the disk before it is answered', async () => {
  const pragma = async (name: string) => {
    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(database.kysely);
    return Object.values(rows[0] ?? {})[0];
  };
  expect(await pragma('journal_mode')).toBe('wal');
  // 2 is FULL.
  expect(await pragma('synchronous')).toBe(2);
  expect(await pragma('fullfsync')).toBe(1);
});

test('nobody writes between what a transaction reads and what it writes', async () => {
  const commandLine = new DatabaseSync(join(dataDir, 'linkdesk.sqlite'), { timeout: 0 });
  const write = () => commandLine.exec(`insert into provider_replica values ('other', 1)`);
  await database.transaction(async (trx) => {
    expect(await trx.selectFrom('provider_replica').select('id').execute()).toEqual([]);
    expect(write).toThrow('database is locked');
    await insert(trx, 'ours');
  });
  write();
  expect(await ids()).toEqual(['other', 'ours']);
  commandLine.close();
});

test('a full disk is what the caller is told of, and nothing of the transaction stays', async () => {
  await sql`pragma max_page_count = 60`.execute(database.kysely);
  const filling = database.transaction(async (trx) => {
    for (let n = 0; n < 200; n += 1) await insert(trx, `${n} ${'x'.repeat(3_000)}`);
  });
  await expect(filling).rejects.toThrow('database or disk is full');
  expect(await ids()).toEqual([]);
  await sql`pragma max_page_count = 10000`.execute(database.kysely);
  await database.transaction((trx) => insert(trx, 'later'));
  expect(await ids()).toEqual(['later']);
});
