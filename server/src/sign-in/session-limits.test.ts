import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../contract/session.ts';
import { createPerson } from '../../testing/create-person.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { runSql } from '../../testing/run-sql.ts';
import { signInAs, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

const MINUTE = 60_000;
const BY_ITSELF = { 'X-Linkdesk-Automatic': '1' };

forEachDatabase((kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ kind });
  });
  afterAll(() => server.close());

  /** Signed in, and a way to let time go by for this session. */
  async function session(): Promise<{ browser: Browser; pass: (ms: number) => Promise<unknown> }> {
    const person = await createPerson(server, { email: `${crypto.randomUUID()}@desk.example` });
    const browser = await signInAs(server, person);
    const pass = (ms: number) =>
      runSql(
        server.database,
        `update person_session set created_at = created_at - ${ms}, last_active_at = last_active_at - ${ms},
         proved_at = proved_at - ${ms}, ends_at = ends_at - ${ms} where person_id = '${person.id}'`,
      );
    return { browser, pass };
  }
  const statusOf = async (browser: Browser, headers = {}) =>
    (await browser.get('/api/session', headers)).status;

  test('half an hour without anything the person did ends a session', async () => {
    const { browser, pass } = await session();
    await pass(30 * MINUTE - 5_000);
    expect(await statusOf(browser, BY_ITSELF)).toBe(200);
    await pass(5_001);
    expect(await statusOf(browser)).toBe(401);
    expect(await statusOf(browser)).toBe(401);
  });

  test('whatever the person does begins the half hour anew, and what a page does by itself does not', async () => {
    const { browser, pass } = await session();
    await pass(20 * MINUTE);
    const before = (await browser.get<Session>('/api/session', BY_ITSELF)).body.idleEndsAt;
    const after = (await browser.get<Session>('/api/session')).body.idleEndsAt;
    expect(Date.parse(after) - Date.parse(before)).toBeGreaterThan(19 * MINUTE);
    for (let n = 0; n < 3; n += 1) {
      await pass(10 * MINUTE);
      expect(await statusOf(browser, BY_ITSELF)).toBe(n < 2 ? 200 : 401);
    }
  });

  test('twelve hours end a session whatever the person does', async () => {
    const { browser, pass } = await session();
    for (let n = 1; n <= 35; n += 1) {
      await pass(20 * MINUTE);
      expect([n, await statusOf(browser)]).toEqual([n, 200]);
      // Activity is written beside the answer.
      await expect
        .poll(async () => {
          const { body } = await browser.get<Session>('/api/session', BY_ITSELF);
          return Date.parse(body.idleEndsAt) - Date.now();
        })
        .toBeGreaterThan(29 * MINUTE);
    }
    await pass(20 * MINUTE);
    expect(await statusOf(browser)).toBe(401);
  });

  test.each([31 * MINUTE, -31 * MINUTE])(
    'a clock here that is %i ms off the one of the records changes nothing',
    async (offMs) => {
      const { browser, pass } = await session();
      const real = Date.now;
      // On SQLite there is one clock; its records are moved with it.
      if (kind.name === 'SQLite') await pass(-offMs);
      Date.now = () => real() + offMs;
      try {
        const { status, body } = await browser.get<Session>('/api/session');
        expect(status).toBe(200);
        const left = Date.parse(body.idleEndsAt) - Date.now();
        expect(left).toBeGreaterThan(28 * MINUTE);
        expect(left).toBeLessThanOrEqual(31 * MINUTE);
        expect((await browser.post('/api/my-sessions/end-others')).status).toBe(200);
        await pass(20 * MINUTE);
        expect(await statusOf(browser)).toBe(200);
        // What was written of their activity is the time of the records.
        await pass(20 * MINUTE);
        expect(await statusOf(browser)).toBe(200);
        await pass(4 * 60 * MINUTE);
        expect(await statusOf(browser)).toBe(401);
      } finally {
        Date.now = real;
      }
    },
  );

  test('a session of a person who is disabled is over at once', async () => {
    const { browser } = await session();
    expect(await statusOf(browser)).toBe(200);
    await runSql(server.database, 'update person set disabled_at = 1');
    expect(await statusOf(browser)).toBe(401);
    await runSql(server.database, 'update person set disabled_at = null');
    expect(await statusOf(browser)).toBe(200);
  });
});
