import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rawRequest } from '../../testing/raw-request.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

const PAGE = '<!doctype html><title>Linkdesk</title>';
let folder: string;
let server: TestServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linkdesk-web-'));
  mkdirSync(join(folder, 'assets'));
  for (const [name, text] of [
    ['index.html', PAGE],
    ['favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['assets/index-abc.js', 'export {};'],
    ['assets/index-abc.js.map', '{"sourcesContent":["inner"]}'],
    ['assets/notes.md', 'inner'],
    ['.env', 'inner'],
  ] as const)
    writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'assets/index-abc.js.br'), brotliCompressSync('export {};'));
  server = await startServer({ webDir: folder });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const ask = (path: string, headers = {}, method = 'GET') =>
  rawRequest(server.origin, { path, headers, method });

test('pages and files come with their types, compressed where the browser takes it', async () => {
  const page = await ask('/links/65704add83911e52b70ebcbc.1');
  expect([page.body, page.headers['content-type']]).toEqual([PAGE, 'text/html; charset=utf-8']);
  expect((await ask('/favicon.svg')).headers['content-type']).toBe('image/svg+xml');
  const plain = await ask('/assets/index-abc.js');
  expect([plain.body, plain.headers['content-encoding']]).toEqual(['export {};', undefined]);
  const answer = await fetch(`${server.origin}/assets/index-abc.js`, {
    headers: { 'Accept-Encoding': 'br' },
  });
  expect([await answer.text(), answer.headers.get('content-encoding')]).toEqual(['export {};', 'br']);
  const head = await ask('/assets/index-abc.js', {}, 'HEAD');
  expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '10', '']);
});

test('source maps, hidden files and whatever else lies there are not served', async () => {
  for (const path of [
    '/assets/index-abc.js.map',
    '/assets/index-abc.js.br',
    '/assets/notes.md',
    '/assets/',
    '/assets/missing.js',
    '/.env',
    '/.git/HEAD',
    '/assets/.env',
  ]) {
    const { status, body } = await ask(path);
    expect([path, status, body.includes('inner')]).toEqual([path, 404, false]);
  }
});

test('a deploy into the same folder takes nothing from under a running server', async () => {
  rmSync(join(folder, 'assets'), { recursive: true });
  for (let n = 0; n < 5; n++) {
    const headers = n % 2 === 0 ? {} : { 'Accept-Encoding': 'br' };
    expect((await ask('/assets/index-abc.js', headers)).status).toBe(200);
  }
  expect((await ask('/healthz')).status).toBe(200);
});
