import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MySession } from '../../contract/my-account.ts';
import type { Problem } from '../../contract/problem.ts';
import type { Session } from '../../contract/session.ts';
import { auditOf } from '../../testing/audit-of.ts';
import { createPerson } from '../../testing/create-person.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { runSql } from '../../testing/run-sql.ts';
import { addSecondFactor } from '../../testing/second-factor.ts';
import { browserOf, sessionCookieOf, signIn, signInAs, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

const MINE = '/api/my-sessions';
const NEXT = 'nine loud umbrellas';

forEachDatabase((kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ kind });
  });
  afterAll(() => server.close());

  const statusOf = async (browser: Browser) => (await browser.get('/api/session')).status;
  const mine = async (browser: Browser) => (await browser.get<{ items: MySession[] }>(MINE)).body.items;

  test('people see the browsers they are signed in with, and end one, or all but this', async () => {
    const person = await createPerson(server);
    const [first, second, third] = [
      await signInAs(server, person),
      await signInAs(server, person),
      await signInAs(server, person),
    ];
    const listed = await mine(third);
    expect(listed).toHaveLength(3);
    expect(listed.filter(({ current }) => current)).toHaveLength(1);
    const [own] = (await mine(first)).filter(({ current }) => current);
    const ended = await third.post<{ items: MySession[] }>(`${MINE}/${own?.id}/end`);
    expect(ended.body.items.map(({ id }) => id)).not.toContain(own?.id);
    expect([await statusOf(first), await statusOf(second), await statusOf(third)]).toEqual([401, 200, 200]);
    expect((await third.post<{ items: MySession[] }>(`${MINE}/end-others`)).body.items).toHaveLength(1);
    expect([await statusOf(second), await statusOf(third)]).toEqual([401, 200]);
    expect((await auditOf(server, person.id)).slice(3)).toMatchObject([
      { action: 'session-end', actor_id: person.id },
      { action: 'sessions-end', detail: { sessionsEnded: 1 } },
    ]);
  });

  test('nobody ends somebody else’s session, nor this very one from the list', async () => {
    const owner = await signInAs(server, await createPerson(server));
    const other = await signInAs(server, await createPerson(server, { email: 'other@desk.example' }));
    const [theirs] = await mine(owner);
    const foreign = await other.post<Problem>(`${MINE}/${theirs?.id}/end`);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'not-found']);
    expect((await other.post(`${MINE}/0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f/end`)).status).toBe(404);
    expect((await owner.post(`${MINE}/${theirs?.id}/end`)).status).toBe(400);
    expect(await statusOf(owner)).toBe(200);
  });

  test('a new password ends every other session and every open link, and the old one is worth nothing', async () => {
    const person = await createPerson(server);
    const stolen = await signInAs(server, person);
    const browser = await signInAs(server, person);
    await runSql(
      server.database,
      `insert into invitation values ('hash-${person.id}', 'new-password', '${person.id}', 0, 99999999999999)`,
    );
    const { status, headers } = await browser.post<Session>('/api/my-password', {
      ...{ current: person.password, next: NEXT },
    });
    expect(status).toBe(200);
    expect([await statusOf(stolen), await statusOf(browser)]).toEqual([401, 401]);
    expect(await statusOf(browserOf(server, sessionCookieOf(headers)))).toBe(200);
    const links = `select * from invitation where person_id = '${person.id}'`;
    expect(await runSql(server.database, links)).toEqual([]);
    await expect(signInAs(server, person)).rejects.toThrow('401');
    await signInAs(server, { ...person, password: NEXT });
    expect((await auditOf(server, person.id)).slice(2, 3)).toEqual([
      { action: 'password-change', actor_id: person.id, detail: { sessionsEnded: 1 } },
    ]);
  });

  test('a password is kept and compared exactly, with its spaces and all its hundred characters', async () => {
    const person = await createPerson(server);
    const browser = await signInAs(server, person);
    const long = ` ${'vexcob muzpyk qrtlwna '.repeat(5)}`;
    const { status } = await browser.post('/api/my-password', { current: person.password, next: long });
    expect([status, long.length]).toEqual([200, 111]);
    for (const password of [long.trim(), long.slice(0, 72), long.trimEnd(), `${long} `])
      await expect(signInAs(server, { ...person, password })).rejects.toThrow('401');
    await signInAs(server, { ...person, password: long });
  });

  test('a new password that is tried first, or a wrong current one, changes nothing', async () => {
    const person = await createPerson(server, { name: 'Tarini Kapoor' });
    const browser = await signInAs(server, person);
    for (const [current, next] of [
      [person.password, 'password123456'],
      [person.password, 'TariniKapoor1'],
      [person.password, 'short one'],
      ['something else', NEXT],
    ] as const) {
      const { status, body } = await browser.post<Problem>('/api/my-password', { current, next });
      expect([next, status, body.code]).toEqual([next, 400, 'invalid-input']);
    }
    await signInAs(server, person);
    for (let n = 0; n < 4; n += 1)
      await browser.post('/api/my-password', { current: 'something else', next: NEXT });
    expect(await statusOf(browser)).toBe(401);
    const refusals = (await auditOf(server, person.id)).filter(({ action }) => action.endsWith('-refused'));
    expect(refusals.length).toBe(8);
  });

  test('a new password needs a young sign-in, and makes none younger than it was', async () => {
    const person = await createPerson(server);
    const app = await addSecondFactor(server, await signInAs(server, person));
    const age = (ms: number) =>
      runSql(
        server.database,
        `update person_session set proved_at = proved_at - ${ms} where person_id = '${person.id}'`,
      );
    await age(14_300_000);
    const before = (await app.browser.get<Session>('/api/session')).body.freshUntil;
    const { headers, body } = await app.browser.post<Session>('/api/my-password', {
      ...{ current: person.password, next: NEXT },
    });
    expect(body.freshUntil).toBe(before);
    await age(200_000);
    const after = browserOf(server, sessionCookieOf(headers));
    for (const [path, given] of [
      ['/api/my-password', { current: NEXT, next: person.password }],
      ['/api/auth/two-factor/remove', {}],
    ] as const) {
      const { status, body: problem } = await after.post<Problem>(path, given);
      expect([path, status, problem.code]).toEqual([path, 401, 'sign-in-again']);
    }
  });

  test('sample people have no password to change', async () => {
    const sample = await signIn(server, 'agent');
    const { status } = await sample.post('/api/my-password', { current: 'x', next: NEXT });
    expect(status).toBe(403);
  });
});
