import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CancelOperation } from '../../contract/cancellations.ts';
import type { PayoutLink } from '../../contract/payout-links.ts';
import { canariesIn, makeCanary, RECIPIENT, TYPED } from '../../testing/canary.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import type { FreshDatabase } from '../../testing/fresh-sqlite.ts';
import { runSql } from '../../testing/run-sql.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

const KEPT = ['cancellation', 'cancel_attempt', 'resend', 'notice', 'audit_entry', 'export'];
const refusal = {
  ...{ statuscode: 'IAC', status: `Refused for ${TYPED}`, data: null },
  set: { ipay_uuid: `h0009ad-${RECIPIENT.name}-${RECIPIENT.mobile}` },
};
const key = () => ({ 'Idempotency-Key': crypto.randomUUID() });

forEachDatabase((kind) => {
  let database: FreshDatabase;
  let server: TestServer;
  let operator: Browser;
  let approver: Browser;
  const operations: string[] = [];
  beforeAll(async () => {
    database = await kind.fresh();
    server = await startServer({ database, env: { APPROVAL_ABOVE_INR: '100', CANCEL_PACE: '0.05' } });
    [operator, approver] = await Promise.all([signIn(server, 'operator'), signIn(server, 'approver')]);
    operations.push(await declined(), await closed(), await refused());
    await resent();
  });
  afterAll(async () => {
    await server.close();
    await database.drop();
  });

  /** Asked for with everything typed that must not be kept. */
  async function asked(): Promise<{ id: string; linkId: string }> {
    const { id: linkId } = makeCanary(server);
    const { body: link } = await operator.get<PayoutLink>(`/api/payout-links/${linkId}`);
    const body = { reason: TYPED, ticket: TYPED.slice(0, 60), seen: link.cancellation.seen };
    const asking = await operator.post<CancelOperation>(
      `/api/payout-links/${linkId}/cancellations`,
      body,
      key(),
    );
    expect([asking.status, asking.body.state]).toEqual([201, 'awaiting-approval']);
    return { id: asking.body.id, linkId };
  }

  async function decide(by: Browser, id: string, what: string, body?: object): Promise<string> {
    const answer = await by.post<CancelOperation>(`/api/cancellations/${id}/${what}`, body);
    expect([what, answer.status]).toEqual([what, 200]);
    return answer.body.state;
  }

  async function declined(): Promise<string> {
    const { id } = await asked();
    expect(await decide(approver, id, 'decline', { reason: TYPED })).toBe('declined');
    return id;
  }

  async function closed(): Promise<string> {
    const { id, linkId } = await asked();
    server.sandbox.control.setFault({ fault: 'tup-never', call: 'cancel', linkId });
    expect(await decide(approver, id, 'approve')).toBe('unknown');
    const reply = { ticket: TYPED.slice(0, 60), truth: 'live', reason: TYPED };
    expect(await decide(operator, id, 'close', reply)).toBe('needs-person');
    expect(await decide(approver, id, 'close', reply)).toBe('closed-by-people');
    return id;
  }

  /** The provider's own sentence names the recipient, too, and so does its reference. */
  async function refused(): Promise<string> {
    const { id, linkId } = await asked();
    server.sandbox.control.setFault({ fault: 'answer', call: 'cancel', linkId, ...refusal });
    expect(await decide(approver, id, 'approve')).toBe('refused');
    return id;
  }

  async function resent(): Promise<void> {
    const [sent, unsent] = [makeCanary(server).id, makeCanary(server).id];
    server.sandbox.control.setFault({ fault: 'answer', call: 'notify', linkId: unsent, ...refusal });
    for (const id of [sent, unsent]) await operator.post(`/api/payout-links/${id}/resends`, {}, key());
  }

  test.each(['agent', 'admin', 'auditor'] as const)(
    'an %s reads cancellations and the audit log without a piece of what was typed of the recipient',
    async (role) => {
      const who = await signIn(server, role);
      const paths = ['/api/cancellations', '/api/audit-entries', '/api/notices'];
      paths.push(...operations.map((id) => `/api/cancellations/${id}`));
      for (const path of paths) {
        const { status, body } = await who.get(path);
        expect([path, status, canariesIn(JSON.stringify(body))]).toEqual([path, 200, []]);
      }
    },
  );

  test('the auditor’s file of the audit log has no piece of it either', async () => {
    const auditor = await signIn(server, 'auditor');
    const { body } = await auditor.post<{ id: string }>('/api/audit-entries/exports');
    const headers = { Cookie: auditor.cookie };
    const csv = await (
      await fetch(new URL(`/api/exports/${body.id}.csv`, server.origin), { headers })
    ).text();
    expect(csv).toContain('cancel-declined');
    expect(canariesIn(csv)).toEqual([]);
  });

  test('no table keeps a piece of it, nor our credentials', async () => {
    const { clientId, clientSecret } = server.sandbox;
    for (const table of KEPT) {
      const rows = await runSql(database, `select * from ${table}`);
      expect([table, rows.length > 0]).toEqual([table, true]);
      const told = JSON.stringify(rows);
      expect([table, canariesIn(told, clientId, clientSecret)]).toEqual([table, []]);
    }
    if (kind.name === 'PostgreSQL') return;
    for (const file of ['linkdesk.sqlite', 'linkdesk.sqlite-wal']) {
      const bytes = readFileSync(join(database.dataDir, file), 'latin1');
      expect([file, canariesIn(bytes, clientId, clientSecret)]).toEqual([file, []]);
    }
  });
});
