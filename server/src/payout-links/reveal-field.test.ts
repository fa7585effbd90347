import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { AuditEntry } from '../../contract/audit.ts';
import type { PayoutLink } from '../../contract/payout-links.ts';
import type { Problem } from '../../contract/problem.ts';
import { canariesIn, makeCanary, RECIPIENT } from '../../testing/canary.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { runSql } from '../../testing/run-sql.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

type Revealed = { field: string; value: string | null; until: string } & Problem;

forEachDatabase((kind) => {
  let server: TestServer;
  let operator: Browser;
  beforeAll(async () => {
    server = await startServer({ kind, env: { LOG_LEVEL: 'trace' } });
    operator = await signIn(server, 'operator');
  });
  afterAll(() => server.close());
  afterEach(() => server.sandbox.control.clearFaults());

  const reveal = (who: Browser, id: string, field: string) =>
    who.post<Revealed>(`/api/payout-links/${id}/reveals`, { field });
  async function entriesOf(id: string): Promise<AuditEntry[]> {
    const auditor = await signIn(server, 'auditor');
    const { body } = await auditor.get<{ items: AuditEntry[] }>(`/api/audit-entries?subject=${id}`);
    return body.items.toReversed();
  }

  test.each(['operator', 'approver'] as const)(
    'an %s reveals each field, entered field by field',
    async (role) => {
      const { id } = makeCanary(server);
      const who = await signIn(server, role);
      const shown: (string | null)[] = [];
      for (const field of ['mobile', 'email', 'account', 'link-address']) {
        const before = Date.now();
        const { status, body } = await reveal(who, id, field);
        expect([status, body.field]).toEqual([200, field]);
        const lasts = Date.parse(body.until) - before;
        expect(lasts).toBeGreaterThan(4.9 * 60_000);
        expect(lasts).toBeLessThan(5.1 * 60_000);
        shown.push(body.value);
      }
      expect(shown).toEqual([
        RECIPIENT.mobile,
        RECIPIENT.email,
        '50199937425531',
        expect.stringMatching(/^https:.*QxJwZk$/),
      ]);
      const entries = await entriesOf(id);
      expect(entries.map(({ action, detail, subject }) => [action, detail, subject])).toEqual(
        ['mobile', 'email', 'account', 'link-address'].map((field) => [
          ...['reveal', { field }, { type: 'payout-link', id }],
        ]),
      );
      expect(canariesIn(JSON.stringify(entries))).toEqual([]);
      expect(canariesIn(server.logged())).toEqual([]);
    },
  );

  test('who revealed what stands on the link’s own timeline, for everybody, without the value', async () => {
    const { id } = makeCanary(server);
    await reveal(operator, id, 'account');
    const agent = await signIn(server, 'agent');
    const { body } = await agent.get<PayoutLink>(`/api/payout-links/${id}`);
    const rows = body.activity.filter(({ source }) => source === 'linkdesk');
    expect(rows.map(({ kind: what, text, actor }) => [what, text, actor])).toEqual([
      ['revealed', 'Account number revealed', 'Arjun Mehta'],
    ]);
    expect(canariesIn(JSON.stringify(body))).toEqual([]);
  });

  test.each(['agent', 'admin', 'auditor'] as const)(
    'an %s reveals nothing, and the try is entered',
    async (role) => {
      const { id } = makeCanary(server);
      const { status, body } = await reveal(await signIn(server, role), id, 'mobile');
      expect([status, body.code, body.value]).toEqual([403, 'forbidden', undefined]);
      expect((await entriesOf(id)).map(({ action }) => action)).toEqual(['reveal-refused']);
    },
  );

  test('names and anything else are no field', async () => {
    const { id } = makeCanary(server);
    for (const field of ['name', 'url', '', 'constructor'])
      expect([field, (await reveal(operator, id, field)).status]).toEqual([field, 400]);
  });

  test('what InstantPay gave none of is null, and entered all the same', async () => {
    const recipient = { name: 'Ravi Kumar', mobile: '', email: '' };
    const { id } = server.sandbox.control.makeLink({ recipient, activity: [] });
    for (const field of ['mobile', 'email', 'account'])
      expect(await reveal(operator, id, field)).toMatchObject({ status: 200, body: { value: null } });
    expect(await entriesOf(id)).toHaveLength(3);
  });

  test('of several accounts the one the link was claimed into is shown', async () => {
    const row = (status: string, accountNumber: string, at: number) => ({
      ...{ status, accountNumber, accountType: 'ACCOUNT', accountIfsc: 'HDFC0000060' },
      activityAt: Date.now() - at,
    });
    const activity = [
      row('Beneficiary verification failed', '111122223333', 9000),
      row('Link Claimed successfully', '444455556666', 5000),
      row('Something later', '777788889999', 1000),
    ];
    const { id } = server.sandbox.control.makeLink({ status: 'CLAIMED', activity });
    expect((await reveal(operator, id, 'account')).body.value).toBe('444455556666');
  });

  test('a mobile that List did not tell is not “none”', async () => {
    const { id } = makeCanary(server);
    server.sandbox.control.setFault({ fault: 'http-status', call: 'list', httpStatus: 400 });
    expect(await reveal(operator, id, 'mobile')).toMatchObject({
      ...{ status: 503, body: { code: 'provider-unreachable' } },
    });
    expect(await reveal(operator, id, 'account')).toMatchObject({ status: 200 });
  });

  test('a link that is not there, and a mobile in place of one, reveal nothing', async () => {
    expect((await reveal(operator, '65704add83911e52b70e0000', 'mobile')).body.code).toBe('link-not-found');
    expect((await reveal(operator, RECIPIENT.mobile, 'mobile')).body.code).toBe('invalid-input');
  });

  test('when it cannot be entered nothing is shown', async () => {
    const { id } = makeCanary(server);
    await reveal(operator, id, 'mobile');
    await runSql(
      server.database,
      kind.name === 'SQLite'
        ? `create trigger no_more before insert on audit_entry begin select raise(abort, 'no'); end`
        : `create trigger no_more before insert on audit_entry for each row execute function audit_entry_refuse()`,
    );
    try {
      const { status, body } = await reveal(operator, id, 'mobile');
      expect([status, body.code, canariesIn(JSON.stringify(body))]).toEqual([503, 'not-recorded', []]);
    } finally {
      const table = kind.name === 'SQLite' ? '' : ' on audit_entry';
      await runSql(server.database, `drop trigger no_more${table}`);
    }
    expect((await reveal(operator, id, 'mobile')).status).toBe(200);
  });
});
