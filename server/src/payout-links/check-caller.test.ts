import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { AuditEntry } from '../../contract/audit.ts';
import type { PayoutLink } from '../../contract/payout-links.ts';
import type { Problem } from '../../contract/problem.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { canariesIn, makeCanary, RECIPIENT } from '../../testing/canary.ts';
import { forEachDatabase, onPostgres } from '../../testing/databases.ts';
import { runSql } from '../../testing/run-sql.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

type Checked = { match: boolean; triesLeft: number } & Problem;
const check = (who: Browser, id: string, said: string) =>
  who.post<Checked>(`/api/payout-links/${id}/caller-checks`, { said });

forEachDatabase((kind) => {
  let server: TestServer;
  let agent: Browser;
  beforeAll(async () => {
    server = await startServer({ kind, env: { LOG_LEVEL: 'trace' } });
    agent = await signIn(server, 'agent');
  });
  afterAll(() => server.close());
  afterEach(() => server.sandbox.control.clearFaults());

  async function entriesOf(id: string): Promise<AuditEntry[]> {
    const auditor = await signIn(server, 'auditor');
    const { body } = await auditor.get<{ items: AuditEntry[] }>(`/api/audit-entries?subject=${id}`);
    return body.items.toReversed();
  }

  test('whatever the caller says rightly matches, in their own spelling', async () => {
    const { id } = makeCanary(server);
    const said = ['+91 97531-86420', 'ZUBINQA.canary@Example.in', '5019 9937-4255 31', '9753186420'];
    const answers = [];
    for (const one of said) answers.push((await check(agent, id, one)).body);
    expect(answers).toEqual([4, 3, 2, 1].map((triesLeft) => ({ match: true, triesLeft })));
    const entries = await entriesOf(id);
    expect(entries.map(({ action, detail }) => [action, detail])).toEqual(
      ['mobile', 'e-mail', 'account', 'mobile'].map((what) => ['caller-check', { match: true, kind: what }]),
    );
  });

  test('what nearly matches does not, and the answer is the same as for anything else', async () => {
    const { id } = makeCanary(server);
    const said = ['9753186421', 'zubinqa.canary@example.com', '50199937425532', '975318642@ybl'];
    for (const [n, one] of said.entries())
      expect(await check(agent, id, one)).toMatchObject({
        status: 200,
        body: { match: false, triesLeft: 4 - n },
      });
  });

  test('an UPI address is compared whole', async () => {
    const row = { status: 'Link Claimed successfully', activityAt: Date.now() - 5000, accountType: 'VPA' };
    const activity = [{ ...row, accountNumber: 'zubinqa98@ybl', accountIfsc: 'YESB0000001' }];
    const { id } = server.sandbox.control.makeLink({ status: 'CLAIMED', recipient: RECIPIENT, activity });
    expect((await check(agent, id, 'Zubinqa98@YBL')).body.match).toBe(true);
    expect((await check(agent, id, 'zubinqa9@ybl')).body.match).toBe(false);
    expect((await check(agent, id, 'zubinqa98@ybl.in')).body.match).toBe(false);
  });

  test('a ten-digit account is found although it looks like a mobile', async () => {
    const row = {
      status: 'Link Claimed successfully',
      activityAt: Date.now() - 5000,
      accountType: 'ACCOUNT',
    };
    const activity = [{ ...row, accountNumber: '9123456789', accountIfsc: 'HDFC0000060' }];
    const { id } = server.sandbox.control.makeLink({ status: 'CLAIMED', recipient: RECIPIENT, activity });
    expect((await check(agent, id, '9123456789')).body.match).toBe(true);
    expect((await entriesOf(id)).map(({ detail }) => detail['kind'])).toEqual(['account']);
  });

  test('a link that has no such field answers no match, like any other', async () => {
    const recipient = { name: 'Ravi Kumar', mobile: '', email: '' };
    const { id } = server.sandbox.control.makeLink({ recipient, activity: [] });
    const said = ['9753186420', 'a@b.in', '50199937425531', 'ab@ybl'];
    const answers = [];
    for (const one of said) answers.push((await check(agent, id, one)).body.match);
    expect(answers).toEqual([false, false, false, false]);
  });

  test('what cannot be any of them costs no try and says what can be typed', async () => {
    const { id } = makeCanary(server);
    for (const said of ['Zubinqa Canaryvala', '6420', '••••••6420', 'yes'])
      expect(await check(agent, id, said)).toMatchObject({
        status: 400,
        body: {
          code: 'invalid-input',
          detail: expect.stringMatching(/^Type the whole mobile, e-mail, UPI/) as string,
        },
      });
    expect((await check(agent, id, '9753186420')).body).toEqual({ match: true, triesLeft: 4 });
  });

  test('the sixth try in an hour is refused to everybody, and says when to come back', async () => {
    const { id } = makeCanary(server);
    const operator = await signIn(server, 'operator');
    for (let n = 0; n < 5; n += 1) await check(n % 2 === 0 ? agent : operator, id, '9000000000');
    const { status, headers, body } = await check(operator, id, RECIPIENT.mobile);
    expect([status, body.code, body.match]).toEqual([429, 'too-many-requests', undefined]);
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(3500);
    expect(Number(headers.get('Retry-After'))).toBeLessThanOrEqual(3600);
    expect((await check(agent, makeCanary(server).id, RECIPIENT.mobile)).body.match).toBe(true);

    // An hour later.
    const [off, on] =
      kind.name === 'SQLite'
        ? ['drop trigger audit_entry_update', 'select 1']
        : [
            'alter table audit_entry disable trigger audit_entry_change',
            'alter table audit_entry enable trigger audit_entry_change',
          ];
    const earlier = `update audit_entry set at = at - 3600001 where subject_id = '${id}'`;
    await runSql(server.database, off, earlier, on);
    expect((await check(agent, id, RECIPIENT.mobile)).body).toEqual({ match: true, triesLeft: 4 });
  });

  test('twenty at once are five tries', async () => {
    const { id } = makeCanary(server);
    const answers = await Promise.all(Array.from({ length: 20 }, () => check(agent, id, '9000000000')));
    expect(
      answers
        .filter(({ status }) => status === 200)
        .map(({ body }) => body.triesLeft)
        .toSorted((a, b) => a - b),
    ).toEqual([0, 1, 2, 3, 4]);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  test('checks stand on the timeline without what was said, and so in the log', async () => {
    const { id } = makeCanary(server);
    await check(agent, id, '9753186420');
    await check(agent, id, '9012345678');
    await check(agent, id, 'x9012345678x y');
    const { body } = await agent.get<PayoutLink>(`/api/payout-links/${id}`);
    const rows = body.activity.filter(({ kind: what }) => what === 'caller-checked');
    expect(rows.map(({ text }) => text)).toEqual(['Caller checked: match', 'Caller checked: no match']);
    const kept = JSON.stringify([
      await entriesOf(id),
      await runSql(server.database, 'select detail from audit_entry'),
    ]);
    expect(canariesIn(kept, '9012345678')).toEqual([]);
    expect(canariesIn(server.logged(), '9012345678')).toEqual([]);
  });

  test('while InstantPay is silent nothing is answered and no try is lost', async () => {
    const { id } = makeCanary(server);
    server.sandbox.control.setFault({ fault: 'http-status', call: 'list', httpStatus: 400 });
    expect(await check(agent, id, '9753186420')).toMatchObject({
      status: 503,
      body: { code: 'provider-unreachable' },
    });
    await server.sandbox.control.clearFaults();
    const other = makeCanary(server);
    expect((await check(agent, other.id, '9753186420')).body).toEqual({ match: true, triesLeft: 4 });
    expect((await entriesOf(id)).map(({ action }) => action)).toEqual(['caller-check-refused']);
  });

  const claimedInto = (accountNumber: string, accountType: string) => {
    const row = { status: 'Link Claimed successfully', activityAt: Date.now() - 5000, accountType };
    const activity = [{ ...row, accountNumber, accountIfsc: 'HDFC0000060' }];
    return server.sandbox.control.makeLink({ status: 'CLAIMED', recipient: RECIPIENT, activity });
  };
  /** All that somebody can learn from an answer. */
  const learnt = ({ status, body }: Awaited<ReturnType<typeof check>>) => [
    status,
    { ...body, requestId: '' },
  ];

  test('while Track fails right and wrong are told alike, with tries left and without', async () => {
    const pairs = [
      { said: ['50199937425531', '50199937425532'], type: 'ACCOUNT' },
      { said: ['zubinqa98@ybl', 'zubinqa99@ybl'], type: 'VPA' },
      // These may be a mobile, too; the last is, and the link’s account another.
      { said: ['9123456789', '9123456780'], type: 'ACCOUNT' },
      { said: [RECIPIENT.mobile, '9753186421'], type: 'ACCOUNT', account: '50199937425531' },
    ].map((pair) => {
      const made = () => claimedInto(pair.account ?? pair.said[0] ?? '', pair.type).id;
      return pair.said.map((said) => ({ said, id: made() }));
    });
    const links = pairs.flat();
    for (const { id } of links) await agent.get(`/api/payout-links/${id}`);
    // What was tracked a moment ago is as good as new.
    await setTimeout(5100);
    server.sandbox.control.setFault({ fault: 'http-status', call: 'track', httpStatus: 400 });
    const ask = () =>
      Promise.all(
        pairs.map((pair) =>
          Promise.all(pair.map(async ({ id, said }) => learnt(await check(agent, id, said)))),
        ),
      );
    for (const [right, wrong] of await ask()) {
      expect(right).toMatchObject([503, { code: 'provider-unreachable' }]);
      expect(wrong).toEqual(right);
    }
    await server.sandbox.control.clearFaults();

    for (const { id } of links)
      for (let n = 0; n < 5; n += 1)
        expect((await check(agent, id, 'nobody@example.in')).body.triesLeft).toBe(4 - n);
    server.sandbox.control.setFault({ fault: 'http-status', call: 'track', httpStatus: 400 });
    for (const answers of await ask()) expect(answers.map(([status]) => status)).toEqual([429, 429]);
    for (const pair of pairs) {
      const [right, wrong] = await Promise.all(pair.map(({ id }) => entriesOf(id)));
      const entered = right?.map(({ action, detail }) => [action, detail]);
      expect(entered).toHaveLength(7);
      expect(wrong?.map(({ action, detail }) => [action, detail])).toEqual(entered);
    }
  }, 15_000);

  test.each(['admin', 'auditor'] as const)('an %s checks nobody', async (role) => {
    expect((await check(await signIn(server, role), makeCanary(server).id, RECIPIENT.mobile)).status).toBe(
      403,
    );
  });
});

onPostgres((kind) => {
  test('two servers together allow five tries', async () => {
    const [database, provider] = [await kind.fresh(), await startSandbox({ port: 0, seededLinks: 0 })];
    const servers = [await startServer({ database, provider }), await startServer({ database, provider })];
    const [first] = servers;
    if (first === undefined) throw new Error('there are two');
    const { id } = makeCanary(first);
    const people = await Promise.all(servers.map((server) => signIn(server, 'agent')));
    const tries = people.flatMap((who) => Array.from({ length: 8 }, () => check(who, id, '9000000000')));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(11);
    for (const server of servers) await server.close();
    await provider.close();
    await database.drop();
  });
});
