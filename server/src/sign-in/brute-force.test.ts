import { expect, test } from 'vitest';
import type { Problem } from '../../contract/problem.ts';
import { createPerson, type TestPerson } from '../../testing/create-person.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { runSql } from '../../testing/run-sql.ts';
import { browserOf, sessionCookieOf } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

const SIGN_IN = '/api/auth/sign-in/email';

forEachDatabase((kind) => {
  async function withServer(run: (server: TestServer) => Promise<void>): Promise<void> {
    const server = await startServer({ kind, env: { TRUST_PROXY: '127.0.0.1' } });
    try {
      await run(server);
    } finally {
      await server.close();
    }
  }

  type From = { address: string; cookie?: string };
  const tryAs = (server: TestServer, email: string, password: string, { address, cookie = '' }: From) =>
    browserOf(server, cookie).post<Problem>(SIGN_IN, { email, password }, { 'X-Forwarded-For': address });

  /** What the browser keeps after somebody signed in: how it is known. */
  async function knownCookie(server: TestServer, { email, password }: TestPerson): Promise<string> {
    const { headers } = await tryAs(server, email, password, { address: '203.0.113.7' });
    const set = headers.getSetCookie().find((cookie) => cookie.startsWith('linkdesk-known='));
    expect(set?.split('; ').slice(1).toSorted()).toEqual([
      expect.stringMatching(/^Expires=/),
      ...['HttpOnly', 'Max-Age=34560000', 'Path=/', 'SameSite=Strict'],
    ]);
    return set?.split(';')[0] ?? '';
  }

  test('the sixth wrong password from an address is refused unseen, and says when to come back', async () => {
    await withServer(async (server) => {
      const { email, password } = await createPerson(server);
      const address = '192.0.2.1';
      for (let n = 1; n <= 5; n += 1)
        expect((await tryAs(server, email, `${password}${n}`, { address })).status).toBe(401);
      const { status, body, headers } = await tryAs(server, email, password, { address });
      expect([status, body.code]).toEqual([429, 'too-many-requests']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(890);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(900);
      expect((await tryAs(server, email, password, { address: '192.0.2.2' })).status).toBe(200);
      // The address that somebody claims to come from is what a proxy of ours says, not what they say.
      const forged = await tryAs(server, email, password, { address: `198.51.100.1, ${address}` });
      expect(forged.status).toBe(429);
    });
  });

  test('neighbours within one IPv6 network are one address', async () => {
    await withServer(async (server) => {
      const { email, password } = await createPerson(server);
      for (let n = 1; n <= 5; n += 1) await tryAs(server, email, 'wrong', { address: `2001:db8:1:2::${n}` });
      expect((await tryAs(server, email, password, { address: '2001:db8:1:2::6' })).status).toBe(429);
      expect((await tryAs(server, email, password, { address: '2001:db8:1:3::1' })).status).toBe(200);
      expect(server.logged()).toContain('"network":"2001:db8:1::/48"');
      expect(server.logged()).not.toContain('2001:db8:1:2');
    });
  });

  test('whoever is unknown is refused just as often', async () => {
    await withServer(async (server) => {
      const statuses = [];
      for (let n = 1; n <= 6; n += 1)
        statuses.push((await tryAs(server, 'x@desk.example', 'whatever', { address: '192.0.2.1' })).status);
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    });
  });

  test(
    'fifty addresses guess, and the owner’s own browser still gets in at once',
    { timeout: 60_000 },
    async () => {
      await withServer(async (server) => {
        const person = await createPerson(server);
        const { email, password } = person;
        const cookie = await knownCookie(server, person);
        const guesses = new AbortController();
        const hammering = Array.from({ length: 50 }, async (_, n) => {
          for (let guess = 0; guess < 4; guess += 1) {
            const body = JSON.stringify({ email, password: `guess ${n} ${guess}` });
            const headers = {
              ...{ Origin: server.origin, 'Content-Type': 'application/json' },
              'X-Forwarded-For': `198.51.100.${n}`,
            };
            const init = { method: 'POST', body, headers, signal: guesses.signal };
            await fetch(new URL(SIGN_IN, server.origin), init).catch(() => undefined);
          }
        });
        const twentyWrong = async () => (server.logged().match(/a sign-in was refused/g) ?? []).length >= 20;
        await expect.poll(twentyWrong, { timeout: 20_000 }).toBe(true);
        const startedAt = performance.now();
        const own = await tryAs(server, email, password, { address: '203.0.113.8', cookie });
        expect(own.status).toBe(200);
        expect(performance.now() - startedAt).toBeLessThan(1_000);
        const session = browserOf(server, sessionCookieOf(own.headers));
        expect((await session.get('/api/session')).status).toBe(200);
        const judged = (server.logged().match(/a sign-in was refused/g) ?? []).length;
        expect(judged).toBeLessThan(45);
        guesses.abort();
        await Promise.all(hammering);
        // What waits is judged a second apart: the server need not be waited for.
      });
    },
  );

  test('a browser is known for whoever signed in with it, and forged or borrowed marks are none', async () => {
    await withServer(async (server) => {
      const person = await createPerson(server);
      const other = await createPerson(server, { email: 'other@desk.example' });
      const [cookie, others] = [await knownCookie(server, person), await knownCookie(server, other)];
      const address = '192.0.2.1';
      for (let n = 1; n <= 5; n += 1) await tryAs(server, person.email, 'wrong', { address });
      const last = cookie.at(-2) === 'A' ? 'B' : 'A';
      for (const none of [
        others,
        `${cookie.slice(0, -2)}${last}${cookie.at(-1)}`,
        'linkdesk-known=',
        cookie.slice(0, -9),
      ])
        expect((await tryAs(server, person.email, person.password, { address, cookie: none })).status).toBe(
          429,
        );
      expect((await tryAs(server, person.email, person.password, { address, cookie })).status).toBe(200);
      for (let n = 1; n <= 5; n += 1) await tryAs(server, person.email, 'wrong', { address, cookie });
      expect((await tryAs(server, person.email, person.password, { address, cookie })).status).toBe(429);
    });
  });

  test('a known browser opens nothing by itself', async () => {
    await withServer(async (server) => {
      const cookie = await knownCookie(server, await createPerson(server));
      await runSql(server.database, 'delete from person_session');
      expect((await browserOf(server, cookie).get('/api/session')).status).toBe(401);
      const asSession = cookie.replace('linkdesk-known=', 'linkdesk=');
      expect((await browserOf(server, asSession).get('/api/session')).status).toBe(401);
    });
  });
});
