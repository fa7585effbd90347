import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { takeServerLock } from './server-lock.ts';

let dataDir = '';
const children: ChildProcess[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'linkdesk-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

test('a second server is refused in one sentence, and may start when the first has stopped', () => {
  const first = takeServerLock(dataDir);
  expect(() => takeServerLock(dataDir)).toThrow(
    `DATA_DIR: another Linkdesk server is running on ${dataDir}; stop it first.`,
  );
  first.release();
  takeServerLock(dataDir).release();
});

test('the lock of another process is respected, and gone at once when that process is killed', async () => {
  const other = await startHolder();
  expect(() => takeServerLock(dataDir)).toThrow('another Linkdesk server is running');
  other.kill('SIGKILL');
  await once(other, 'exit');
  takeServerLock(dataDir).release();
});

test('a refused attempt inside the same process does not free the lock for others', async () => {
  const first = takeServerLock(dataDir);
  expect(() => takeServerLock(dataDir)).toThrow('another Linkdesk server is running');
  await expect(startHolder()).rejects.toThrow('another Linkdesk server is running');
  first.release();
});

test('a lock is held although nobody keeps what it returned', async () => {
  takeServerLock(dataDir);
  await collectGarbage();
  expect(() => takeServerLock(dataDir)).toThrow('another Linkdesk server is running');
});

test('the command line works on the database beside a running server', async () => {
  takeServerLock(dataDir);
  const database = await openDatabase({ dataDir, databaseUrl: null });
  await migrate(database);
  const other = await start(WRITER);
  await once(other, 'exit');
  expect(await database.kysely.selectFrom('provider_replica').select('id').execute()).toEqual([
    { id: 'other' },
  ]);
  await database.close();
});

test('a database that is open here already is not opened a second time', async () => {
  const database = await openDatabase({ dataDir, databaseUrl: null });
  await expect(openDatabase({ dataDir, databaseUrl: null })).rejects.toThrow(
    'is already open in this process',
  );
  await database.close();
  await (await openDatabase({ dataDir, databaseUrl: null })).close();
});

test('what a process committed is there after it was killed', async () => {
  const other = await start(COMMITTER);
  other.kill('SIGKILL');
  await once(other, 'exit');
  const database = await openDatabase({ dataDir, databaseUrl: null });
  expect(await database.kysely.selectFrom('provider_replica').select('id').execute()).toEqual([
    { id: 'committed' },
  ]);
  await database.close();
});

test('nobody but the owner can read the lock file', () => {
  takeServerLock(dataDir).release();
  expect(statSync(join(dataDir, 'server.lock')).mode & 0o777).toBe(0o600);
});

async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const HERE = new URL('.', import.meta.url).href;
const PRELUDE = `const { openDatabase } = await import('${HERE}open-database.ts');
  const { migrate } = await import('${HERE}migrate.ts');
  const dataDir = process.argv[1];
  const put = (db, id) => db.insertInto('provider_replica').values({ id, seen_at: 1 }).execute();`;
const HOLDER = `const { takeServerLock } = await import('${HERE}server-lock.ts');
  takeServerLock(process.argv[1]); console.log('ready'); setInterval(() => {}, 1000);`;
const WRITER = `${PRELUDE} const database = await openDatabase({ dataDir, databaseUrl: null });
  await put(database.kysely, 'other'); console.log('ready'); await database.close();`;
const COMMITTER = `${PRELUDE} const database = await openDatabase({ dataDir, databaseUrl: null });
  await migrate(database); await database.transaction((trx) => put(trx, 'committed'));
  database.transaction(async (trx) => { await put(trx, 'not committed'); console.log('ready'); await new Promise(() => {}); });
  setInterval(() => {}, 1000);`;

const startHolder = () => start(HOLDER);

/** Resolves when the child has printed a line, rejects with what it complained of when it ended instead. */
async function start(code: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, dataDir], { stdio: 'pipe' });
  children.push(child);
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ready = once(child.stdout, 'data').then(() => true);
  const started = await Promise.race([ready, once(child, 'close').then(() => false)]);
  if (!started) throw new Error(complaint);
  return child;
}
