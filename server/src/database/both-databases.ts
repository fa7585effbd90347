import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';

export type Place = { dataDir: string; databaseUrl: string | null };

/** Runs the same tests on SQLite and on PostgreSQL; each `place()` is an empty database of its own. */
export function onBothDatabases(define: (place: () => Promise<Place>) => void): void {
  const folders: string[] = [];
  const newFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'linkdesk-'));
    folders.push(folder);
    return folder;
  };
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  describe('SQLite', () => define(async () => ({ dataDir: join(newFolder(), 'data'), databaseUrl: null })));

  describe('PostgreSQL', () => {
    let url = '';
    let stop = () => {};
    beforeAll(async () => ({ url, stop } = await startPostgres(newFolder())), 60_000);
    afterAll(() => stop());
    define(async () => ({ dataDir: join(newFolder(), 'data'), databaseUrl: await createDatabase(url) }));
  });
}

async function startPostgres(folder: string): Promise<{ url: string; stop: () => void }> {
  const versions = readdirSync('/usr/lib/postgresql');
  const bin = `/usr/lib/postgresql/${versions.at(-1)}/bin`;
  const asRoot = process.getuid?.() === 0;
  const [uid, gid] = asRoot ? ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres']))) : [];
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  const options = {
    cwd: folder,
    stdio: 'ignore',
    ...(uid !== undefined && gid !== undefined && { uid, gid }),
  } as const;
  const data = join(folder, 'postgres');
  const port = await freePort();
  execFileSync(`${bin}/initdb`, ['-D', data, '-A', 'trust', '-U', 'postgres', '-N'], options);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  execFileSync(
    `${bin}/pg_ctl`,
    ['-D', data, '-o', settings, '-w', '-l', join(folder, 'log'), 'start'],
    options,
  );
  const stop = () => execFileSync(`${bin}/pg_ctl`, ['-D', data, '-m', 'immediate', 'stop'], options);
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

async function createDatabase(url: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return url.replace(/[^/]*$/, name);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
