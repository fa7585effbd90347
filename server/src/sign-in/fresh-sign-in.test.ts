import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../contract/problem.ts';
import type { Session } from '../../contract/session.ts';
import { auditOf } from '../../testing/audit-of.ts';
import { createPerson, type TestPerson } from '../../testing/create-person.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { runSql } from '../../testing/run-sql.ts';
import { addSecondFactor, codeFor, forgetUsedCode } from '../../testing/second-factor.ts';
import { browserOf, sessionCookieOf, signIn, signInAs, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

const FRESH = '/api/auth/fresh-sign-in';
const NEEDS_FRESH = '/api/my-sessions/end-others';

forEachDatabase((kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ kind });
  });
  afterAll(() => server.close());

  const growOld = (personId: string) =>
    runSql(
      server.database,
      `update person_session set proved_at = proved_at - 14400001 where person_id = '${personId}'`,
    );

  async function showsIt(browser: Browser, proof: object): Promise<Browser> {
    const { status, headers, body } = await browser.post<Session>(FRESH, proof);
    expect(status).toBe(200);
    expect(Date.parse(body.freshUntil)).toBeGreaterThan(Date.now());
    expect((await browser.get('/api/session')).status).toBe(401);
    return browserOf(server, sessionCookieOf(headers));
  }

  async function oldSession(
    given: Partial<TestPerson> = {},
  ): Promise<{ person: TestPerson; browser: Browser }> {
    const person = await createPerson(server, given);
    const browser = await signInAs(server, person);
    await growOld(person.id);
    return { person, browser };
  }

  test('an old sign-in is asked for the password, and then does what it was asked for', async () => {
    const { person, browser } = await oldSession();
    const refused = await browser.post<Problem>(NEEDS_FRESH);
    expect([refused.status, refused.body.code]).toEqual([401, 'sign-in-again']);
    const fresh = await showsIt(browser, { password: person.password });
    expect((await fresh.post(NEEDS_FRESH)).status).toBe(200);
    expect((await auditOf(server, person.id)).map(({ action }) => action)).toEqual([
      ...['signed-in', 'sessions-end-refused', 'fresh-sign-in', 'sessions-end'],
    ]);
  });

  test('with an authenticator app it takes a code, each once, and no password', async () => {
    const { person, browser } = await oldSession();
    await showsIt(browser, { password: person.password });
    const app = await addSecondFactor(server, await signInAs(server, person));
    await forgetUsedCode(server);
    await growOld(person.id);
    for (const wrong of [{ password: person.password }, {}, { code: codeFor(app.secret), password: 'x' }])
      expect((await app.browser.post<Problem>(FRESH, wrong)).status).toBe(400);
    const code = codeFor(app.secret);
    const fresh = await showsIt(app.browser, { code });
    expect((await fresh.post<Problem>(FRESH, { code })).body.code).toBe('sign-in-again');
    await showsIt(fresh, { code: app.recoveryCodes[0] });
    const how = (await auditOf(server, person.id)).map(({ detail }) => detail['how']);
    expect(how.filter((one) => one !== undefined).slice(-2)).toEqual(['code', 'recovery code']);
  });

  test('sample people click, and whatever else they send is refused', async () => {
    const sample = await signIn(server, 'operator', 7);
    await growOld('sample-operator-7');
    for (const body of [{ password: 'x' }, { code: '123456' }])
      expect((await sample.post<Problem>(FRESH, body)).status).toBe(400);
    const fresh = await showsIt(sample, {});
    expect((await fresh.post(NEEDS_FRESH)).status).toBe(200);
  });

  test('a wrong password leaves the session as it is four times, and the fifth ends it', async () => {
    const { person, browser } = await oldSession();
    for (let n = 1; n <= 5; n += 1) {
      const { status, body } = await browser.post<Problem>(FRESH, { password: `${person.password}${n}` });
      expect([n, status, body.code]).toEqual([n, 401, n < 5 ? 'sign-in-again' : 'not-signed-in']);
    }
    expect((await browser.post(FRESH, { password: person.password })).status).toBe(401);
    expect((await browser.get('/api/session')).status).toBe(401);
    const again = await signInAs(server, person);
    for (let n = 1; n <= 4; n += 1) await again.post(FRESH, { password: 'something else' });
    const fresh = await showsIt(again, { password: person.password });
    expect((await fresh.post<Problem>(FRESH, { password: 'something else' })).body.code).toBe(
      'sign-in-again',
    );
  });

  test('of many tries at once five are judged, and from then on right and wrong are answered alike', async () => {
    const { person, browser } = await oldSession();
    const tries = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        browser.post<Problem>(FRESH, { password: n < 24 ? `not it ${n}` : person.password }),
      ),
    );
    const answers = tries.map(({ status, body }) => `${status} ${body.code} ${body.detail}`);
    const wrong = answers.filter((one) => /password is wrong|too many wrong tries/.test(one));
    const isOver = (await browser.get('/api/session')).status === 401;
    expect(isOver).toBe(true);
    expect(wrong.length).toBeLessThanOrEqual(5);
    // One that came in time may have been right; the others of one kind are told the same.
    const others = answers.filter((one) => !wrong.includes(one) && !one.startsWith('200 '));
    expect(new Set(others)).toEqual(new Set(['401 not-signed-in Sign in to continue.']));
  });

  test('freshness does not come with being active, nor longer life with freshness', async () => {
    const { person, browser } = await oldSession();
    await browser.get('/api/session');
    expect((await browser.post(NEEDS_FRESH)).status).toBe(401);
    const { body: before } = await browser.get<Session>('/api/session');
    const fresh = await showsIt(browser, { password: person.password });
    const { body: after } = await fresh.get<Session>('/api/session');
    expect(after.endsAt).toBe(before.endsAt);
  });
});
