import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { isFresh, sessionIn } from '../../testing/company-desk.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { MALLORY, startEvilDesk, type EvilDesk } from '../../testing/evil-desk.ts';
import { sendJson } from '../../testing/evil-issuer.ts';
import { runSql } from '../../testing/run-sql.ts';

const NOW_S = Math.floor(Date.now() / 1000);

forEachDatabase((kind) => {
  let desk: EvilDesk;
  beforeAll(async () => {
    desk = await startEvilDesk(kind);
  });
  afterAll(() => desk.close());
  beforeEach(() => desk.evil.behave());

  test('without a time of signing in one comes in, but has shown nothing for cancelling and revealing', async () => {
    const { browser, end } = await desk.enter({ ...MALLORY, auth_time: undefined });
    expect(end).toBe('/');
    expect(isFresh(await sessionIn(browser))).toBe(false);
  });

  test('a sign-in of hours ago counts as old as it is', async () => {
    const { browser } = await desk.enter({ ...MALLORY, auth_time: NOW_S - 5 * 3600 });
    const session = await sessionIn(browser);
    expect(Date.parse(session?.freshUntil ?? '')).toBe((NOW_S - 5 * 3600 + 14_400) * 1000);
  });

  test('the same e-mail from another issuer, or of somebody with a password, is somebody else', async () => {
    const person = (id: string, from: string, issuer: string) =>
      `insert into person (id, name, email, roles, comes_from, issuer, subject, created_at)
       values ('${id}', 'Mallory', 'mallory@example.in', '["admin"]', '${from}', ${issuer}, 1)`;
    await runSql(
      desk.server.database,
      person('p-of-another-issuer', 'company', `'https://other.example.org', 'neha'`),
      person('p-with-a-password', 'password', 'null, null'),
    );
    const people = [];
    for (const sub of ['neha', 'neha', 'Neha'])
      people.push((await sessionIn((await desk.enter({ ...MALLORY, sub })).browser))?.person);
    expect(people.map((one) => [one?.email, one?.roles])).toEqual(
      people.map(() => ['mallory@example.in', ['operator']]),
    );
    const [first, again, other] = people.map((one) => one?.id ?? '');
    expect(again).toBe(first);
    expect(new Set([first, other, 'p-of-another-issuer', 'p-with-a-password']).size).toBe(4);
    await runSql(
      desk.server.database,
      `delete from person where id in ('p-of-another-issuer', 'p-with-a-password')`,
    );
  });

  test.each<[what: string, groups: unknown, ends: string, roles: string[]]>([
    ['one word', 'finance', '/', ['operator']],
    [
      'twenty thousand words',
      [...Array.from({ length: 20_000 }, (_, n) => `g${n}`), 'support'],
      '/',
      ['agent'],
    ],
    ['the same word often', Array.from({ length: 1000 }, () => 'finance'), '/', ['operator']],
    ['our own words', ['agent', 'operator', 'approver', 'admin', 'auditor'], '/?company=no-role', []],
    ['words of the language', ['__proto__', 'constructor', 'toString'], '/?company=no-role', []],
    ['words within one', 'finance,support finance', '/?company=no-role', []],
    ['another case', ['Finance', 'SUPPORT'], '/?company=no-role', []],
    ['no words', [['finance'], { finance: true }, 1, null], '/?company=no-role', []],
    ['a list that is none', { 0: 'finance', length: 1 }, '/?company=no-role', []],
  ])('roles in the claim as %s', async (_what, groups, ends, roles) => {
    const { browser, end } = await desk.enter({
      sub: `roles-${_what}`,
      name: 'R',
      email: 'r@example.in',
      groups,
    });
    expect(end).toBe(ends);
    expect((await sessionIn(browser))?.person.roles ?? []).toEqual(roles);
  });

  test('names of whatever letters become one line that reads as it is written', async () => {
    const name = `  A\u202Esha\n\0${'x'.repeat(200)}\uD800`;
    const { browser, end } = await desk.enter({ ...MALLORY, sub: 'odd', name, email: 'not an e-mail' });
    expect(end).toBe('/');
    expect((await sessionIn(browser))?.person).toMatchObject({
      email: null,
      name: `A sha ${'x'.repeat(73)}`,
    });
  });

  test('what another person’s page says of them is not taken', async () => {
    desk.evil.behave('userinfo', (_request, response) => {
      sendJson(response, 200, {
        sub: 'somebody-else',
        name: 'S',
        email: 's@example.in',
        groups: ['finance'],
      });
    });
    expect((await desk.enter({ sub: 'mallory' })).end).toBe('/?company=failed');
  });

  test('what is asked for afterwards adds to a token and changes nothing in it', async () => {
    desk.evil.behave('userinfo', (_request, response) => {
      const more = { sub: 'added', name: 'From Afterwards', groups: ['finance'], auth_time: NOW_S, iss: 'x' };
      sendJson(response, 200, more);
    });
    const { browser } = await desk.enter({ sub: 'added', groups: ['support'], auth_time: undefined });
    const session = await sessionIn(browser);
    expect(session?.person).toMatchObject({ name: 'From Afterwards', roles: ['agent'] });
    expect(isFresh(session)).toBe(false);
  });
});
