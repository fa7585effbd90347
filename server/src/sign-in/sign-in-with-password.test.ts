import { expect, test } from 'vitest';
import type { Problem } from '../../contract/problem.ts';
import type { Session } from '../../contract/session.ts';
import type { SignInStep } from '../../contract/sign-in.ts';
import { auditOf } from '../../testing/audit-of.ts';
import { createPerson } from '../../testing/create-person.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { runSql } from '../../testing/run-sql.ts';
import { addSecondFactor } from '../../testing/second-factor.ts';
import { browserOf, sessionCookieOf, signIn, signInAs, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';
import { PASSWORD_COST } from './password-hash.ts';

const SIGN_IN = '/api/auth/sign-in/email';
const HEADER = 'X-Forwarded-For';

forEachDatabase((kind) => {
  async function withServer(run: (server: TestServer) => Promise<void>): Promise<void> {
    const server = await startServer({ kind, env: { TRUST_PROXY: '127.0.0.1', SAMPLE_PEOPLE: 'off' } });
    try {
      await run(server);
    } finally {
      await server.close();
    }
  }

  test('whoever has a password signs in with it, in whatever case the e-mail is written', async () => {
    await withServer(async (server) => {
      const person = await createPerson(server, { roles: ['operator', 'auditor'], name: 'Meera Joshi' });
      const { body, headers } = await browserOf(server).post<SignInStep>(
        SIGN_IN,
        { email: ` ${person.email.toUpperCase()} `, password: person.password },
        { 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0 Safari/537.36' },
      );
      const browser = browserOf(server, sessionCookieOf(headers));
      const { body: session } = await browser.get<Session>('/api/session');
      expect(body).toMatchObject({ next: 'signed-in', session: { person: session.person } });
      expect(session).toMatchObject({
        person: { id: person.id, name: 'Meera Joshi', email: person.email, roles: ['operator', 'auditor'] },
        ...{ freshProof: 'password', secondFactor: 'off', samplePeople: false },
      });
      expect(JSON.stringify(body)).not.toContain(browser.cookie.split('=')[1]);
      expect(await auditOf(server, person.id)).toEqual([
        { action: 'signed-in', actor_id: person.id, detail: { how: 'password' } },
      ]);
      const [row] = await runSql(server.database, 'select device from person_session');
      expect(row).toEqual({ device: 'Chrome on Windows' });
    });
  });

  test('the sign-in page offers e-mail and password once somebody has one', async () => {
    await withServer(async (server) => {
      const ways = async () => (await browserOf(server).get('/api/sign-in-ways')).body;
      expect(await ways()).toMatchObject({ password: false, firstStart: true });
      await createPerson(server);
      expect(await ways()).toMatchObject({ password: true, firstStart: false });
    });
  });

  test('unknown, mistaken, disabled and not yet let in are refused in the same words', async () => {
    await withServer(async (server) => {
      const { email, password, id } = await createPerson(server);
      const disabled = await createPerson(server, { email: 'disabled@desk.example' });
      const invited = await createPerson(server, { email: 'invited@desk.example' });
      await runSql(
        server.database,
        `update person set disabled_at = 1 where id = '${disabled.id}'`,
        `update person set password_hash = null where id = '${invited.id}'`,
      );
      const tries = [
        { email, password: `${password} ` },
        { email, password: password.slice(0, -1) },
        { email: 'nobody@desk.example', password },
        { email: 'no address at all', password },
        { email: disabled.email, password: disabled.password },
        { email: invited.email, password: invited.password },
      ];
      for (const one of tries) {
        const { status, body, headers } = await browserOf(server).post<Problem>(SIGN_IN, one);
        const { requestId: _id, ...said } = body;
        expect([one.email, status, said]).toEqual([
          ...[one.email, 401],
          {
            ...{ type: 'about:blank', title: 'Not signed in', status: 401, code: 'not-signed-in' },
            detail: 'The e-mail or the password is wrong.',
          },
        ]);
        expect(headers.getSetCookie()).toEqual([]);
      }
      const entered = `select count(*) as n from audit_entry where action = 'sign-in-refused'`;
      await expect.poll(async () => Number((await runSql(server.database, entered))[0]?.['n'])).toBe(4);
      const refused = {
        action: 'sign-in-refused',
        actor_id: 'stranger',
        detail: { because: 'wrong password' },
      };
      expect(await auditOf(server, id)).toEqual([refused, refused]);
      expect(await auditOf(server, invited.id)).toEqual([refused]);
      expect(await auditOf(server, disabled.id)).toEqual([{ ...refused, detail: { because: 'disabled' } }]);
      expect(server.logged()).not.toMatch(/desk\.example|no address/);
      expect(server.logged().match(/a sign-in was refused/g)).toHaveLength(tries.length);
    });
  });

  test('time tells nobody who has an account', { timeout: 30_000 }, async () => {
    await withServer(async (server) => {
      const known = await createPerson(server, {}, PASSWORD_COST);
      const disabled = await createPerson(server, { email: 'disabled@desk.example' }, PASSWORD_COST);
      await runSql(server.database, `update person set disabled_at = 1 where id = '${disabled.id}'`);
      const took: Record<string, number[]> = {
        [known.email]: [],
        [disabled.email]: [],
        'x@desk.example': [],
      };
      for (let round = 0; round < 9; round += 1) {
        for (const [email, times] of Object.entries(took)) {
          const startedAt = performance.now();
          const from = { [HEADER]: `192.0.2.${round}` };
          await browserOf(server).post(SIGN_IN, { email, password: 'something else' }, from);
          times.push(performance.now() - startedAt);
        }
      }
      const [ofKnown = 0, ofDisabled = 0, ofUnknown = 0] = Object.values(took).map(median);
      // Without the hash an answer takes a twentieth of the time.
      for (const other of [ofKnown, ofDisabled]) {
        expect(ofUnknown / other).toBeGreaterThan(0.4);
        expect(ofUnknown / other).toBeLessThan(2.5);
      }
    });
  });

  test('whoever goes away before the answer is entered all the same', async () => {
    await withServer(async (server) => {
      const { email, id } = await createPerson(server, {}, { ...PASSWORD_COST, passes: 60 });
      const signal = AbortSignal.timeout(150);
      const headers = { Origin: server.origin, 'Content-Type': 'application/json' };
      const body = JSON.stringify({ email, password: 'something else' });
      await expect(
        fetch(new URL(SIGN_IN, server.origin), { method: 'POST', headers, body, signal }),
      ).rejects.toThrow(/aborted/);
      await expect.poll(async () => (await auditOf(server, id)).length, { timeout: 5_000 }).toBe(1);
    });
  });

  test('a cookie that somebody else chose never becomes a session', async () => {
    await withServer(async (server) => {
      const { email, password } = await createPerson(server);
      const chosen = `linkdesk=${'A'.repeat(43)}`;
      const { headers } = await browserOf(server, chosen).post(SIGN_IN, { email, password });
      expect(sessionCookieOf(headers)).not.toBe(chosen);
      expect((await browserOf(server, chosen).get('/api/session')).status).toBe(401);
      expect((await browserOf(server, sessionCookieOf(headers)).get('/api/session')).status).toBe(200);
    });
  });

  test('signing in again ends the session this browser had, of whomever', async () => {
    await withServer(async (server) => {
      const before = await signInAs(server, await createPerson(server));
      const next = await createPerson(server, { email: 'next@desk.example' });
      const { headers } = await before.post(SIGN_IN, { email: next.email, password: next.password });
      expect((await before.get('/api/session')).status).toBe(401);
      expect((await browserOf(server, sessionCookieOf(headers)).get('/api/session')).status).toBe(200);
    });
  });

  test('the sixth browser ends the oldest, but an unfinished sign-in ends none', async () => {
    await withServer(async (server) => {
      const person = await createPerson(server);
      const browsers: Browser[] = [];
      for (let n = 0; n < 6; n += 1) browsers.push(await signInAs(server, person));
      const statuses = async () =>
        Promise.all(browsers.map(async (one) => (await one.get('/api/session')).status));
      expect(await statuses()).toEqual([401, 200, 200, 200, 200, 200]);
      const { browser } = await addSecondFactor(server, browsers[5] ?? browserOf(server));
      browsers[5] = browser;
      for (let n = 0; n < 7; n += 1) {
        const { email, password } = person;
        const { body } = await browserOf(server).post<SignInStep>(SIGN_IN, { email, password });
        expect(body).toEqual({ next: 'second-factor' });
      }
      expect(await statuses()).toEqual([401, 200, 200, 200, 200, 200]);
      const [unfinished] = await runSql(
        server.database,
        `select count(*) as n from person_session where stage = 'second-factor'`,
      );
      expect(Number(unfinished?.['n'])).toBe(5);
    });
  });

  test('a password may not be given in another form, nor with more than belongs to it', async () => {
    await withServer(async (server) => {
      const { email, password } = await createPerson(server);
      for (const body of [
        { email, password, roles: ['admin'] },
        { email: { toLowerCase: email }, password },
        { email, password: [password] },
        { email, password: '' },
        { email, password: 'x'.repeat(257) },
        { email },
      ]) {
        const answer = await browserOf(server).post<Problem>(SIGN_IN, body);
        expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
      }
    });
  });

  test('sample people are nobody who signs in with a password', async () => {
    const server = await startServer({ kind });
    try {
      await signIn(server, 'admin');
      const { status } = await browserOf(server).post(SIGN_IN, { email: 'sample-admin-1', password: 'x' });
      expect(status).toBe(401);
    } finally {
      await server.close();
    }
  });
});

function median(numbers: number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
