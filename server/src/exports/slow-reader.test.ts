import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import express from 'express';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendDownload } from '../http/send-download.ts';
import { csvOf } from './csv-of.ts';

const PAGES = 1_000;
/** A tenth of a megabyte, so that what waits in the sockets is not most of the file. */
const PAGE = Array.from({ length: 100 }, () => ['x'.repeat(1000)]);

let server: Server;
let read: number;
let hasEnded: boolean;

beforeEach(async () => {
  read = 0;
  hasEnded = false;
  const app = express();
  app.get('/', (_request, response) =>
    sendDownload(response, 'text/csv', { name: 'x.csv', pieces: csvOf({ columns: ['A'], pages: pages() }) }),
  );
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

async function* pages() {
  try {
    for (; read < PAGES; read += 1) yield PAGE;
  } finally {
    hasEnded = true;
  }
}

async function open(): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  const [response] = (await once(get({ host: '127.0.0.1', port }), 'response')) as [IncomingMessage];
  return response.pause();
}

test('while somebody does not read, no further page is read for them', async () => {
  const response = await open();
  await expect.poll(async () => read - (await pause(200), read), { timeout: 5_000 }).toBe(0);
  expect(read).toBeLessThan(PAGES / 2);
  const before = read;
  response.resume();
  await once(response, 'end');
  expect([before < read, read, hasEnded]).toEqual([true, PAGES, true]);
});

test('when somebody goes away, the reading ends', async () => {
  const response = await open();
  await expect.poll(() => read).toBeGreaterThan(0);
  response.destroy();
  await expect.poll(() => hasEnded).toBe(true);
  expect(read).toBeLessThan(PAGES / 2);
});
