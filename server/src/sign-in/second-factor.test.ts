import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Problem } from '../../contract/problem.ts';
import type { Session } from '../../contract/session.ts';
import type { SignInStep } from '../../contract/sign-in.ts';
import { auditOf } from '../../testing/audit-of.ts';
import { createPerson, type TestPerson } from '../../testing/create-person.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { runSql } from '../../testing/run-sql.ts';
import { addSecondFactor, codeFor, forgetUsedCode } from '../../testing/second-factor.ts';
import { browserOf, sessionCookieOf, signIn, signInAs, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

const VERIFY = '/api/auth/two-factor/verify';
const SET_UP = '/api/auth/two-factor/set-up';
const CONFIRM = '/api/auth/two-factor/confirm';
const REMOVE = '/api/auth/two-factor/remove';

forEachDatabase((kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ kind });
  });
  afterAll(() => server.close());

  const require = (flag: 0 | 1) =>
    runSql(server.database, `update people_setting set requires_second_factor = ${flag}`);

  /** Somebody with an authenticator app, whose codes all count again. */
  async function withApp(): Promise<{
    person: TestPerson;
    secret: string;
    recoveryCodes: string[];
    browser: Browser;
  }> {
    const person = await createPerson(server);
    const app = await addSecondFactor(server, await signInAs(server, person));
    await forgetUsedCode(server);
    return { person, ...app };
  }

  /** A browser in which the password was right. */
  async function afterPassword({ email, password }: TestPerson, next: string): Promise<Browser> {
    const { body, headers } = await browserOf(server).post<SignInStep>('/api/auth/sign-in/email', {
      email,
      password,
    });
    expect(body).toEqual({ next });
    return browserOf(server, sessionCookieOf(headers));
  }

  test('an authenticator app is set up with its first code, and recovery codes are told once', async () => {
    const person = await createPerson(server);
    const browser = await signInAs(server, person);
    const { body } = await browser.post<{ secret: string; uri: string }>(SET_UP);
    expect(body.uri).toContain(`secret=${body.secret}`);
    expect((await browser.get<Session>('/api/session')).body.secondFactor).toBe('off');
    const wrong = await browser.post<Problem>(CONFIRM, { code: codeFor(body.secret, 9) });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'invalid-input']);
    const { headers, body: on } = await browser.post<{ recoveryCodes: string[]; session: Session }>(CONFIRM, {
      code: codeFor(body.secret),
    });
    expect(on.session).toMatchObject({ secondFactor: 'on', freshProof: 'code' });
    expect(new Set(on.recoveryCodes).size).toBe(10);
    for (const code of on.recoveryCodes) expect(code).toMatch(/^[2-9a-z]{5}-[2-9a-z]{5}$/);
    expect((await browser.get('/api/session')).status).toBe(401);
    expect((await browserOf(server, sessionCookieOf(headers)).get('/api/session')).status).toBe(200);
    expect((await auditOf(server, person.id)).map(({ action }) => action)).toEqual([
      ...['signed-in', 'second-factor-set-up', 'second-factor-on-refused', 'second-factor-on'],
    ]);
    const kept = JSON.stringify(
      await runSql(server.database, `select * from person where id = '${person.id}'`),
    );
    const told = JSON.stringify(await runSql(server.database, 'select detail from audit_entry'));
    for (const secret of [body.secret, ...on.recoveryCodes])
      expect(kept + told + server.logged()).not.toContain(secret);
  });

  test('then the password leads only to the code, and the code to a session with another secret', async () => {
    const { person, secret } = await withApp();
    const half = await afterPassword(person, 'second-factor');
    for (const path of ['/api/session', '/api/my-sessions', '/api/cancellations', '/api/people'])
      expect([path, (await half.get(path)).status]).toEqual([path, 401]);
    for (const path of ['/api/auth/fresh-sign-in', '/api/my-password', REMOVE, '/api/my-sessions/end-others'])
      expect([path, (await half.post(path, { code: codeFor(secret) })).status]).toEqual([path, 401]);
    expect((await half.post(SET_UP)).status).toBe(401);
    const { status, headers } = await half.post<Session>(VERIFY, { code: codeFor(secret) });
    expect(status).toBe(200);
    const whole = browserOf(server, sessionCookieOf(headers));
    expect((await whole.get<Session>('/api/session')).body.person.id).toBe(person.id);
    expect((await half.post(VERIFY, { code: codeFor(secret, 1) })).status).toBe(401);
    expect(whole.cookie).not.toBe(half.cookie);
    expect((await auditOf(server, person.id)).at(-1)?.detail).toEqual({ how: 'password, code' });
  });

  test('a code counts once: not again, not an older one, and of two in the same moment one', async () => {
    const { person, secret } = await withApp();
    const halves = [];
    for (let n = 0; n < 4; n += 1) halves.push(await afterPassword(person, 'second-factor'));
    const code = codeFor(secret);
    const both = await Promise.all(halves.slice(0, 2).map((half) => half.post<Problem>(VERIFY, { code })));
    expect(both.map(({ status }) => status).toSorted((low, high) => low - high)).toEqual([200, 401]);
    for (const again of [code, codeFor(secret, -1)]) {
      const replayed = await halves[2]?.post<Problem>(VERIFY, { code: again });
      expect([replayed?.status, replayed?.body.code]).toEqual([401, 'sign-in-again']);
    }
    expect((await halves[3]?.post(VERIFY, { code: codeFor(secret, 1) }))?.status).toBe(200);
  });

  test('two right codes at once in one unfinished sign-in make one session', async () => {
    const { person, secret } = await withApp();
    const half = await afterPassword(person, 'second-factor');
    const codes = [codeFor(secret), codeFor(secret, 1)];
    const both = await Promise.all(codes.map((code) => half.post(VERIFY, { code })));
    expect(both.map(({ status }) => status).toSorted((low, high) => low - high)).toEqual([200, 401]);
  });

  test('five wrong codes end an unfinished sign-in', async () => {
    const { person, secret } = await withApp();
    const half = await afterPassword(person, 'second-factor');
    for (let n = 1; n <= 5; n += 1) {
      const { status, body } = await half.post<Problem>(VERIFY, { code: codeFor(secret, 10 + n) });
      expect([n, status, body.code]).toEqual([n, 401, n < 5 ? 'sign-in-again' : 'not-signed-in']);
    }
    expect((await half.post(VERIFY, { code: codeFor(secret) })).status).toBe(401);
    const again = await afterPassword(person, 'second-factor');
    for (let n = 1; n <= 4; n += 1) await again.post(VERIFY, { code: '000000' });
    expect((await again.post(VERIFY, { code: codeFor(secret) })).status).toBe(200);
  });

  test('a wrong code behind a right password is entered, as from somebody who is not known', async () => {
    const { person } = await withApp();
    const half = await afterPassword(person, 'second-factor');
    await half.post(VERIFY, { code: '000000' });
    await vi.waitFor(async () => {
      expect((await auditOf(server, person.id)).at(-1)).toEqual({
        ...{ action: 'sign-in-refused', actor_id: 'stranger', detail: { because: 'wrong code' } },
      });
    });
  });

  test('each recovery code stands in for a code once, however it is written', async () => {
    const { person, recoveryCodes } = await withApp();
    const [first = '', second = ''] = recoveryCodes;
    const half = await afterPassword(person, 'second-factor');
    expect((await half.post(VERIFY, { code: ` ${first.toUpperCase().replace('-', ' ')}` })).status).toBe(200);
    const next = await afterPassword(person, 'second-factor');
    expect((await next.post(VERIFY, { code: first })).status).toBe(401);
    const other = await afterPassword(person, 'second-factor');
    const both = await Promise.all([next, other].map((one) => one.post(VERIFY, { code: second })));
    expect(both.map(({ status }) => status).toSorted((low, high) => low - high)).toEqual([200, 401]);
    const how = (await auditOf(server, person.id)).map(({ detail }) => detail['how']);
    expect(how).toContain('password, recovery code (9 left)');
    expect(how).toContain('password, recovery code (8 left)');
    const stranger = await withApp();
    const theirs = await afterPassword(stranger.person, 'second-factor');
    expect((await theirs.post(VERIFY, { code: recoveryCodes[2] })).status).toBe(401);
  });

  test('where the key of the sealed secret is lost, codes are refused in words and recovery codes still count', async () => {
    const { person, secret, recoveryCodes } = await withApp();
    await runSql(
      server.database,
      `update person set totp_secret = 'lost' || totp_secret where id = '${person.id}'`,
    );
    const half = await afterPassword(person, 'second-factor');
    const refused = await half.post<Problem>(VERIFY, { code: codeFor(secret) });
    expect([refused.status, refused.body.code]).toEqual([401, 'sign-in-again']);
    expect(refused.body.detail).toMatch(/Give a recovery code/);
    expect(server.logged()).toContain('the secret of an authenticator app cannot be read');
    expect((await half.post(VERIFY, { code: recoveryCodes[0] })).status).toBe(200);
  });

  test('an unfinished sign-in is over after ten minutes', async () => {
    const { person, secret } = await withApp();
    const half = await afterPassword(person, 'second-factor');
    const [row] = await runSql(
      server.database,
      `select ends_at - created_at as ms from person_session where person_id = '${person.id}' and stage <> 'whole'`,
    );
    expect(Number(row?.['ms'])).toBe(600_000);
    const pass = `update person_session set ends_at = ends_at - 600000 where person_id = '${person.id}'`;
    await runSql(server.database, pass);
    expect((await half.post(VERIFY, { code: codeFor(secret) })).status).toBe(401);
  });

  test('where it is required, whoever has none sets one up before anything else', async () => {
    const person = await createPerson(server);
    const before = await signInAs(server, person);
    await require(1);
    try {
      expect((await before.get('/api/session')).status).toBe(401);
      const half = await afterPassword(person, 'set-up-second-factor');
      expect((await half.get('/api/session')).status).toBe(401);
      expect((await half.post(VERIFY, { code: '000000' })).status).toBe(403);
      const { browser } = await addSecondFactor(server, half);
      expect((await half.get('/api/session')).status).toBe(401);
      expect((await browser.get<Session>('/api/session')).body.secondFactor).toBe('on');
      expect((await auditOf(server, person.id)).at(-1)?.detail).toEqual({
        how: 'password, new authenticator app',
      });
      const refused = await browser.post<Problem>(REMOVE);
      expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
    } finally {
      await require(0);
    }
  });

  test('a session from long ago may neither set up nor remove one before it is shown who asks', async () => {
    const person = await createPerson(server);
    const browser = await signInAs(server, person);
    const age = `update person_session set proved_at = proved_at - 14400001 where person_id = '${person.id}'`;
    await runSql(server.database, age);
    for (const [path, body] of [
      [SET_UP, {}],
      [CONFIRM, { code: '123456' }],
      [REMOVE, {}],
    ] as const) {
      const { status, body: problem } = await browser.post<Problem>(path, body);
      expect([path, status, problem.code]).toEqual([path, 401, 'sign-in-again']);
    }
  });

  test('it can be removed and set up anew, but never set up over one that counts', async () => {
    const { person, browser, secret } = await withApp();
    const over = await browser.post<Problem>(SET_UP);
    expect([over.status, over.body.code]).toEqual([403, 'forbidden']);
    const { status, headers, body } = await browser.post<Session>(REMOVE);
    expect([status, body.secondFactor, body.freshProof]).toEqual([200, 'off', 'password']);
    const after = browserOf(server, sessionCookieOf(headers));
    expect((await browser.get('/api/session')).status).toBe(401);
    expect((await after.post(REMOVE)).status).toBe(403);
    expect((await signInAs(server, person)).cookie).not.toBe('');
    const again = await addSecondFactor(server, after);
    expect(again.secret).not.toBe(secret);
    const half = await afterPassword(person, 'second-factor');
    expect((await half.post(VERIFY, { code: codeFor(secret, 1) })).status).toBe(401);
  });

  test('sample people have none', async () => {
    const sample = await signIn(server, 'agent');
    expect((await sample.post(SET_UP)).status).toBe(403);
    expect((await sample.post(REMOVE)).status).toBe(403);
  });
});
