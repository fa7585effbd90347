import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { Role } from '../../contract/permissions.ts';
import type { Problem } from '../../contract/problem.ts';
import type { Session } from '../../contract/session.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { browserOf, signIn } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

const SIGN_IN = '/api/sandbox/session';

forEachDatabase((kind) => {
  async function withServer(
    options: Parameters<typeof startServer>[0],
    run: (server: TestServer) => Promise<void>,
  ): Promise<void> {
    const server = await startServer({ kind, ...options });
    try {
      await run(server);
    } finally {
      await server.close();
    }
  }

  test(
    'twenty people of every role may try the product, each somebody else',
    { timeout: 30_000 },
    async () => {
      await withServer({}, async (server) => {
        for (const role of Role.options) {
          const names = new Set<string>();
          for (let person = 1; person <= 20; person++) {
            const { status, body } = await browserOf(server).post<Session>(SIGN_IN, { role, person });
            expect([status, body.person.id, body.person.roles]).toEqual([
              200,
              `sample-${role}-${person}`,
              [role],
            ]);
            names.add(body.person.name);
          }
          expect(names.size).toBe(20);
        }
      });
    },
  );

  test('whoever signs in without a number is the first; other numbers and roles are refused', async () => {
    await withServer({}, async (server) => {
      const { body } = await browserOf(server).post<Session>(SIGN_IN, { role: 'agent' });
      expect(body).toMatchObject({
        person: { id: 'sample-agent-1', name: 'Asha Nair', email: null },
        permissions: ['look', 'check-caller', 'resend', 'ask-to-cancel'],
        environment: 'sandbox',
        samplePeople: true,
      });
      for (const wrong of [
        ...[0, 21, -1, 1.5, '1', null].map((person) => ({ role: 'agent', person })),
        { role: 'owner' },
        { person: 1 },
        { role: 'agent', admin: true },
      ]) {
        const refused = await browserOf(server).post<Problem>(SIGN_IN, wrong);
        expect([refused.status, refused.body.code]).toEqual([400, 'invalid-input']);
        expect(refused.headers.getSetCookie()).toEqual([]);
      }
    });
  });

  test('the session cookie is out of reach for scripts and other sites', async () => {
    await withServer({}, async (server) => {
      const [cookie] = (await browserOf(server).post(SIGN_IN, { role: 'agent' })).headers.getSetCookie();
      expect(cookie?.split('; ').slice(1).toSorted()).toEqual([
        expect.stringMatching(/^Expires=/),
        'HttpOnly',
        'Max-Age=43200',
        'Path=/',
        'SameSite=Strict',
      ]);
      expect(cookie).toMatch(/^linkdesk=/);
    });
  });

  test('on https the cookie is bound to this host and to encrypted connections', async () => {
    await withServer({ env: { PUBLIC_URL: 'https://localhost:8443' } }, async ({ port }) => {
      const cookie = await signInBehindProxy(port, 'localhost:8443');
      expect(cookie).toMatch(/^__Host-linkdesk=/);
      expect(cookie.split('; ')).toEqual(
        expect.arrayContaining(['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']),
      );
      expect(cookie).not.toContain('Domain');
    });
  });

  /** As a proxy that speaks https to people hands a sign-in on. */
  async function signInBehindProxy(port: number, host: string): Promise<string> {
    const headers = { Host: host, Origin: `https://${host}`, 'Content-Type': 'application/json' };
    const sent = request({ port, host: '127.0.0.1', path: SIGN_IN, method: 'POST', headers });
    sent.end(JSON.stringify({ role: 'agent' }));
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.resume();
    return response.headers['set-cookie']?.[0] ?? '';
  }

  test('where sample people are off nobody signs in, and an older cookie opens nothing', async () => {
    const database = await kind.fresh();
    try {
      let cookie = '';
      await withServer({ database }, async (server) => {
        ({ cookie } = await signIn(server, 'admin'));
      });
      await withServer({ database, env: { SAMPLE_PEOPLE: 'off' } }, async (server) => {
        const refused = await browserOf(server).post<Problem>(SIGN_IN, { role: 'agent' });
        expect([refused.status, refused.body.code]).toEqual([404, 'not-found']);
        expect((await browserOf(server, cookie).get('/api/session')).status).toBe(401);
        const { body } = await browserOf(server).get('/api/sign-in-ways');
        expect(body).toEqual({
          ...{ samplePeople: false, environment: 'sandbox', password: false, company: false },
          firstStart: true,
        });
      });
    } finally {
      await database.drop();
    }
  });

  test('a session survives a restart, but opens no other installation', async () => {
    await withServer({}, async (server) => {
      const operator = await signIn(server, 'operator', 3);
      await server.restart();
      expect((await operator.get<Session>('/api/session')).body.person.id).toBe('sample-operator-3');
      // SQLite generates one beside its file, so there each has its own already.
      const env: Record<string, string> =
        kind.name === 'SQLite' ? {} : { AUTH_SECRET: 'of-another-installation' };
      await withServer({ env }, async (other) => {
        expect((await browserOf(other, operator.cookie).get('/api/session')).status).toBe(401);
      });
    });
  });

  test('signing out takes the cookie away, and a copy of it opens nothing any more', async () => {
    await withServer({}, async (server) => {
      const { cookie } = await signIn(server, 'operator');
      expect((await browserOf(server, cookie).get('/api/session')).status).toBe(200);
      const { status, headers } = await browserOf(server, cookie).post('/api/auth/sign-out');
      expect(status).toBe(200);
      expect(headers.getSetCookie()[0]).toMatch(/^linkdesk=;.*Expires=Thu, 01 Jan 1970/);
      expect(headers.get('clear-site-data')).toBe('"storage"');
      expect((await browserOf(server, cookie).get('/api/session')).status).toBe(401);
    });
  });

  test('a cookie with one character changed opens nothing', async () => {
    await withServer({}, async (server) => {
      const { cookie } = await signIn(server, 'agent');
      for (let at = 'linkdesk='.length; at < cookie.length; at += 7) {
        const tampered = `${cookie.slice(0, at)}${cookie[at] === 'A' ? 'B' : 'A'}${cookie.slice(at + 1)}`;
        expect((await browserOf(server, tampered).get('/api/session')).status).toBe(401);
      }
    });
  });
});
