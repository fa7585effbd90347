import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { filledDatabase } from '../../testing/filled-database.ts';
import type { FreshDatabase } from '../../testing/fresh-sqlite.ts';
import { manyLink } from '../../testing/many-links.ts';
import { runSql } from '../../testing/run-sql.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';
import { watchLoop } from '../../testing/watch-loop.ts';

const NOW = Date.now();
const LINKS = 20_000;

function* records() {
  for (let index = 0; index < LINKS; index += 1) yield manyLink(index, NOW);
}

forEachDatabase((kind) => {
  describe('a CSV file of twenty thousand links', { timeout: 120_000 }, () => {
    let database: FreshDatabase;
    let server: TestServer;
    let operator: Browser;
    beforeAll(async () => {
      database = await filledDatabase(kind, records());
      server = await startServer({ database });
      operator = await signIn(server, 'operator');
    }, 120_000);
    afterAll(async () => {
      await server.close();
      await database.drop();
    });

    async function openFile(): Promise<IncomingMessage> {
      const { body } = await operator.post<{ id: string }>('/api/payout-links/exports', {});
      const url = new URL(`/api/exports/${body.id}.csv`, server.origin);
      const [response] = (await once(get(url, { headers: { Cookie: operator.cookie } }), 'response')) as [
        IncomingMessage,
      ];
      expect(response.statusCode).toBe(200);
      return response;
    }

    test('arrives whole, and nobody waits for it', async () => {
      const loop = watchLoop();
      let lines = -1;
      for await (const chunk of (await openFile()) as AsyncIterable<Buffer>) lines += linesOf(chunk);
      loop.stop();
      expect(lines).toBe(LINKS);
      expect(loop.longestMs()).toBeLessThan(30);
    });

    test('takes no more memory the longer it gets', async () => {
      let bytes = 0;
      const heaps: number[] = [];
      for await (const chunk of (await openFile()) as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > heaps.length * 1_000_000) heaps.push(heapNow());
      }
      expect(heaps.length).toBeGreaterThan(4);
      expect(Math.max(...heaps.slice(2)) - (heaps[1] ?? 0)).toBeLessThan(2_000_000);
    });

    test('is cut when its reading fails midway, so that half of it never looks whole, and the log says so', async () => {
      const response = await openFile();
      response.pause();
      await pause(300);
      await runSql(database, 'alter table sealed_link rename to sealed_link_elsewhere');
      try {
        const ending = new Promise<unknown>((resolve) => {
          response.once('error', resolve);
          response.once('end', () => resolve('it looked whole'));
        });
        response.resume();
        const error = await ending;
        expect(error).toMatchObject({ code: 'ECONNRESET' });
        expect(response.complete).toBe(false);
        const failure = /"level":50,.*"route":"\/api\/exports\/:id\.csv",.*(?:ERR_SQLITE_ERROR|42P01)/;
        await expect.poll(() => server.logged()).toMatch(failure);
      } finally {
        await runSql(database, 'alter table sealed_link_elsewhere rename to sealed_link');
      }
    });

    test('is read no further when whoever asked for it goes away', async () => {
      const response = await openFile();
      response.destroy();
      await pause(300);
      const before = process.threadCpuUsage();
      await pause(1000);
      const { user, system } = process.threadCpuUsage(before);
      // Reading on would have taken the whole second.
      expect((user + system) / 1000).toBeLessThan(300);
      expect(server.logged()).not.toMatch(/ERR_STREAM_PREMATURE_CLOSE/);
    });
  });
});

/** No field of these links holds a line break. */
function linesOf(chunk: Buffer): number {
  let lines = 0;
  for (const byte of chunk) if (byte === 10) lines += 1;
  return lines;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is still held, without what only waits to be collected. */
function heapNow(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
