import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CancelOperation } from '../../contract/cancellations.ts';
import type { PayoutLink } from '../../contract/payout-links.ts';
import type { Problem } from '../../contract/problem.ts';
import type { SeenLink } from '../../contract/seen-link.ts';
import { forEachDatabase, type TestDatabase } from '../../testing/databases.ts';
import type { FreshDatabase } from '../../testing/fresh-sqlite.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

/** A minute takes 1.8 s. */
const PACE = 0.03;
const QUIET_S = 5;
const DEADLINE_MS = 20_000;
const HURRIED = {
  CANCEL_PACE: String(PACE),
  CANCEL_QUIET_PERIOD_S: String(QUIET_S),
  CANCEL_DEADLINE_MS: String(DEADLINE_MS),
};

forEachDatabase((kind) => {
  const desk = useDesk(kind);

  test('a cancel is confirmed by tracking, and sent once', async () => {
    const { id, seen } = await desk.issuedLink();
    const { status, body } = await desk.cancel(desk.operator, id, seen);
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: 'cancelled', label: 'Cancelled', final: true, actor: 'Arjun Mehta' });
    expect(body.answers).toMatchObject({ claimable: 'no', replacement: 'may' });
    expect(body.attempts).toMatchObject([{ n: 1, class: 'accepted', statusCode: 'TXN' }]);
    expect(desk.cancelsOf(id)).toBe(1);
  });

  test('the same key again, while it runs and after it ended, sends nothing new', async () => {
    const { id, seen } = await desk.issuedLink();
    desk.server.sandbox.control.setFault({
      fault: 'delay',
      call: 'cancel',
      linkId: id,
      delayMs: 300,
      count: 1,
    });
    const key = randomUUID();
    const first = desk.cancel(desk.operator, id, seen, { key });
    await expect.poll(() => desk.cancelsOf(id)).toBe(1);
    const during = await desk.cancel(desk.operator, id, seen, { key });
    expect(during.status).toBe(200);
    expect(during.body).toMatchObject({ state: 'sending', label: 'Sending' });
    const ended = await first;
    expect(ended).toMatchObject({ status: 201, body: { state: 'cancelled' } });
    const after = await desk.cancel(desk.operator, id, seen, { key });
    expect(after).toMatchObject({ status: 200, body: { id: ended.body.id, state: 'cancelled' } });
    expect(desk.cancelsOf(id)).toBe(1);
  });

  test('ten clicks in the same moment with one key send one request and tell all the same operation', async () => {
    const { id, seen } = await desk.issuedLink();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => desk.cancel(desk.operator, id, seen, { key })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(9);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(desk.cancelsOf(id)).toBe(1);
  });

  test.each([
    ['reason', { reason: 'Wrong amount' }],
    ['ticket', { ticket: 'T-2' }],
  ])('a key used again with another %s is refused and sends nothing', async (_what, other) => {
    const { id, seen } = await desk.issuedLink();
    const key = randomUUID();
    await desk.cancel(desk.operator, id, seen, { key });
    const again = await desk.cancel(desk.operator, id, seen, { key, ...other });
    expect(again).toMatchObject({ status: 422, body: { code: 'key-reused' } });
    expect(desk.cancelsOf(id)).toBe(1);
  });

  test('a key used again for another link is refused and sends nothing', async () => {
    const first = await desk.issuedLink();
    const second = await desk.issuedLink();
    const key = randomUUID();
    await desk.cancel(desk.operator, first.id, first.seen, { key });
    const again = await desk.cancel(desk.operator, second.id, second.seen, { key });
    expect(again).toMatchObject({ status: 422, body: { code: 'key-reused' } });
    expect(desk.cancelsOf(second.id)).toBe(0);
  });

  test('a second operator is told who is already cancelling, and since when', async () => {
    const { id, seen } = await desk.issuedLink();
    desk.server.sandbox.control.setFault({
      fault: 'delay',
      call: 'cancel',
      linkId: id,
      delayMs: 300,
      count: 1,
    });
    const first = desk.cancel(desk.operator, id, seen);
    await expect.poll(() => desk.cancelsOf(id)).toBe(1);
    const second = await desk.cancel(desk.colleague, id, seen);
    const { body } = await first;
    expect(second).toMatchObject({
      status: 409,
      body: {
        code: 'operation-open',
        operation: { id: body.id, actor: 'Arjun Mehta', createdAt: body.createdAt },
      },
    });
    expect(desk.cancelsOf(id)).toBe(1);
  });

  test('twenty operators who click in the same moment send one request', async () => {
    const { id, seen } = await desk.issuedLink();
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, n) => signIn(desk.server, 'operator', n + 1)),
    );
    const answers = await Promise.all(people.map((person) => desk.cancel(person, id, seen)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(desk.cancelsOf(id)).toBe(1);
  });

  test('a resend between look and click is no conflict', async () => {
    const { id, seen } = await desk.issuedLink();
    const resent = await desk.colleague.post(`/api/payout-links/${id}/resends`, {}, key());
    expect(resent.status).toBe(201);
    expect(await desk.cancel(desk.operator, id, seen)).toMatchObject({
      status: 201,
      body: { state: 'cancelled' },
    });
  });

  test('a claim between look and click is shown side by side, and nothing is sent', async () => {
    const { id, seen } = await desk.issuedLink();
    desk.server.sandbox.control.changeLink(id, { status: 'CLAIMED' });
    const answer = await desk.cancel(desk.operator, id, seen);
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'link-changed', seen, now: { providerStatus: 'CLAIMED', amount: seen.amount } },
    });
    expect(desk.cancelsOf(id)).toBe(0);
  });

  test.each(['PROCESSING', 'CLAIMED', 'CANCELLED', 'EXPIRED', 'ON_HOLD'])(
    'a link that is %s cannot be cancelled, and nothing is sent',
    async (status) => {
      const { id, seen } = await desk.linkIn(status);
      const answer = await desk.cancel(desk.operator, id, seen);
      expect(answer).toMatchObject({ status: 409, body: { code: 'not-cancellable' } });
      expect(desk.cancelsOf(id)).toBe(0);
    },
  );

  test('a claim that wins the race is too late, never an error', async () => {
    const { id, seen } = await desk.issuedLink();
    desk.server.sandbox.control.setFault({ fault: 'claim-wins', call: 'cancel', linkId: id, count: 1 });
    const { status, body } = await desk.cancel(desk.operator, id, seen);
    expect(status).toBe(201);
    expect(body.label).toBe('Not cancelled');
    expect(body.answers).toMatchObject({ claimable: 'no', replacement: 'do-not' });
    expect(desk.cancelsOf(id)).toBe(1);
  });

  test('a lost answer is not confirmed, and then settled as cancelled by tracking', async () => {
    const { id, seen } = await desk.issuedLink();
    const { control } = desk.server.sandbox;
    control.setFault({ fault: 'reset-after-request', call: 'cancel', linkId: id, count: 1, effect: 300 });
    const { body } = await desk.cancel(desk.operator, id, seen);
    expect(body).toMatchObject({ state: 'unknown', label: 'Not confirmed', final: false });
    expect(body.answers).toMatchObject({ claimable: 'unknown', replacement: 'do-not' });
    await expect.poll(() => desk.stateOf(body.id), SETTLING).toBe('cancelled');
    expect(desk.cancelsOf(id)).toBe(1);
  });

  test('a cancel that never happened ends as still open only after the quiet period', async () => {
    const { id, seen } = await desk.issuedLink();
    const { control } = desk.server.sandbox;
    control.setFault({ fault: 'reset-after-request', call: 'cancel', linkId: id, count: 1, effect: 'never' });
    const { body } = await desk.cancel(desk.operator, id, seen);
    expect(body.state).toBe('unknown');
    await expect.poll(() => desk.stateOf(body.id), SETTLING).toBe('still-live');
    const ended = await desk.operation(body.id);
    expect(ended).toMatchObject({ label: 'Not cancelled', mayTryAgain: true });
    const tookMs = Date.parse(ended.updatedAt) - Date.parse(body.attempts[0]?.startedAt ?? '');
    expect(tookMs).toBeGreaterThan((QUIET_S * 1000 + DEADLINE_MS) * PACE);
    expect(desk.cancelsOf(id)).toBe(1);
    const { body: notices } = await desk.operator.get<{ items: unknown[] }>('/api/notices');
    expect(notices.items).toContainEqual(expect.objectContaining({ operationId: body.id }));
  });

  test('an accepted cancel that tracking never shows asks for a person', async () => {
    const { id, seen } = await desk.issuedLink();
    desk.server.sandbox.control.setFault({ fault: 'txn-no-effect', call: 'cancel', linkId: id, count: 1 });
    const { body } = await desk.cancel(desk.operator, id, seen);
    expect(body).toMatchObject({
      state: 'unknown',
      because: expect.stringContaining('tracking does not show it yet') as string,
    });
    await expect.poll(() => desk.stateOf(body.id), SETTLING).toBe('needs-person');
    const asked = await desk.operation(body.id);
    expect(asked).toMatchObject({
      label: 'Ask InstantPay',
      answers: { claimable: 'unknown', replacement: 'do-not' },
    });
    expect(asked.messageToInstantPay).toContain(id);

    const reply = { ticket: 'IP-77', truth: 'live', reason: 'They say it was never cancelled' };
    const closed = await desk.operator.post<CancelOperation>(`/api/cancellations/${body.id}/close`, reply);
    expect(closed).toMatchObject({
      status: 200,
      body: { state: 'closed-by-people', label: 'Not cancelled' },
    });
    expect(closed.body.answers).toMatchObject({ claimable: 'yes', replacement: 'not-yet' });
  });

  test('a person may ask again once the link was seen open twice, and two people who do send one', async () => {
    const { id, seen } = await desk.issuedLink();
    const { control } = desk.server.sandbox;
    control.setFault({ fault: 'txn-no-effect', call: 'cancel', linkId: id, count: 1 });
    const { body } = await desk.cancel(desk.operator, id, seen);
    const tooEarly = await desk.operator.post(`/api/cancellations/${body.id}/ask-again`, { attempts: 1 });
    expect(tooEarly.status).toBe(409);
    await expect.poll(async () => (await desk.operation(body.id)).mayAskAgain, SETTLING).toBe(true);
    const both = await Promise.all(
      [desk.operator, desk.colleague].map((person) =>
        person.post<CancelOperation>(`/api/cancellations/${body.id}/ask-again`, { attempts: 1 }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await desk.operation(body.id)).toMatchObject({
      state: 'cancelled',
      attempts: [{ n: 1 }, { n: 2 }],
    });
    expect(desk.cancelsOf(id)).toBe(2);
  });

  test('a refusal is final, says why, and the answers are what tracking shows', async () => {
    const { id, seen } = await desk.issuedLink();
    const { control } = desk.server.sandbox;
    control.setFault({
      fault: 'answer',
      call: 'cancel',
      linkId: id,
      count: 1,
      statuscode: 'IAC',
      status: 'Invalid Credentials',
    });
    const { body } = await desk.cancel(desk.operator, id, seen);
    expect(body).toMatchObject({ state: 'refused', label: 'Not cancelled', mayTryAgain: true });
    expect(body.because).toContain('Invalid Credentials');
    expect(body.answers).toMatchObject({ claimable: 'yes', replacement: 'not-yet' });
    expect(await desk.cancel(desk.operator, id, seen)).toMatchObject({
      status: 201,
      body: { state: 'cancelled' },
    });
  });

  test('a provider that cannot be reached was not sent anything', async () => {
    const { id, seen } = await desk.issuedLink();
    const { control } = desk.server.sandbox;
    control.setFault({ fault: 'refuse', after: 'track' });
    const { body } = await desk.cancel(desk.operator, id, seen);
    await control.clearFaults();
    expect(body).toMatchObject({ state: 'not-sent', label: 'Not cancelled', mayTryAgain: true });
    expect(body.answers).toMatchObject({ claimable: 'yes', replacement: 'not-yet' });
    expect(body.attempts.every((attempt) => attempt.class === 'not-sent')).toBe(true);
    expect(desk.cancelsOf(id)).toBe(0);
  });

  test('what was begun when the server stopped is settled after the next start', async () => {
    const { id, seen } = await desk.issuedLink();
    const { control } = desk.server.sandbox;
    control.setFault({ fault: 'reset-after-request', call: 'cancel', linkId: id, count: 1, effect: 1500 });
    const { body } = await desk.cancel(desk.operator, id, seen);
    expect(body.state).toBe('unknown');
    await desk.restart();
    expect(await desk.stateOf(body.id)).toBe('unknown');
    await expect.poll(() => desk.stateOf(body.id), SETTLING).toBe('cancelled');
    expect(desk.cancelsOf(id)).toBe(1);
  });

  test('every step stands in the audit log, and so do refusals; the log verifies', async () => {
    const { id, seen } = await desk.issuedLink();
    await desk.cancel(desk.operator, id, seen);
    const agent = await signIn(desk.server, 'agent');
    expect((await desk.cancel(agent, id, seen)).status).toBe(403);
    const auditor = await signIn(desk.server, 'auditor');
    const { body } = await auditor.get<{ items: { action: string }[] }>(`/api/audit-entries?subject=${id}`);
    expect(body.items.map((entry) => entry.action).toReversed()).toEqual([
      'cancel-requested',
      'cancel-send-began',
      'cancel-answered',
      'cancel-tracked',
      'cancel-refused',
    ]);
    expect(await auditor.get('/api/audit-entries/verification')).toMatchObject({ body: { intact: true } });
    const { body: own } = await agent.get<{ items: { actor: { id: string } }[] }>('/api/audit-entries');
    expect(new Set(own.items.map((entry) => entry.actor.id))).toEqual(new Set(['sample-agent-1']));
  });

  test('numbers typed into the reason are masked before they are kept', async () => {
    const { id, seen } = await desk.issuedLink();
    const { body } = await desk.cancel(desk.operator, id, seen, {
      reason: 'Ravi on 98765 43210, a/c 777000742858',
    });
    expect(body.reason).not.toMatch(/98765|7770007/);
  });
});

forEachDatabase((kind) => {
  const desk = useDesk(kind, { APPROVAL_ABOVE_INR: '100' });

  test('above the limit a second person has to approve, and not the one who asked', async () => {
    const { id, seen } = await desk.issuedLink();
    const asker = await signIn(desk.server, 'approver', 1);
    const other = await signIn(desk.server, 'approver', 2);
    const { body } = await desk.cancel(asker, id, seen);
    expect(body).toMatchObject({ state: 'awaiting-approval', label: 'Waiting for approval' });
    expect((await asker.post(`/api/cancellations/${body.id}/approve`)).status).toBe(403);
    expect(desk.cancelsOf(id)).toBe(0);
    const approved = await other.post<CancelOperation>(`/api/cancellations/${body.id}/approve`);
    expect(approved).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    expect(desk.cancelsOf(id)).toBe(1);
  });

  test('what one person records of InstantPay’s reply is confirmed by an approver, not by another operator', async () => {
    const { id, seen } = await desk.issuedLink();
    const approver = await signIn(desk.server, 'approver');
    const { body } = await desk.cancel(desk.operator, id, seen);
    const { control } = desk.server.sandbox;
    control.setFault({ fault: 'reset-after-request', call: 'cancel', linkId: id, count: 1, effect: 'never' });
    await approver.post(`/api/cancellations/${body.id}/approve`);
    const link = await desk.operator.get<PayoutLink>(`/api/payout-links/${id}`);
    expect(link.body.headline).toMatch(/^A cancel of this link is not confirmed\./);
    expect(link.body.answers).toMatchObject({ claimable: 'unknown', replacement: 'do-not' });

    const reply = { ticket: 'IP-78', truth: 'live', reason: 'They never got it' };
    const close = (by: Browser) => by.post<CancelOperation>(`/api/cancellations/${body.id}/close`, reply);
    expect((await close(desk.operator)).body).toMatchObject({
      state: 'needs-person',
      proposedReply: { truth: 'live', ticket: 'IP-78', by: 'Arjun Mehta' },
    });
    expect((await close(desk.colleague)).status).toBe(403);
    expect((await close(approver)).body).toMatchObject({ state: 'closed-by-people', proposedReply: null });
  });

  test('what is declined sends nothing and says by whom and why', async () => {
    const { id, seen } = await desk.issuedLink();
    const { body } = await desk.cancel(desk.operator, id, seen);
    const approver = await signIn(desk.server, 'approver');
    const declined = await approver.post<CancelOperation>(`/api/cancellations/${body.id}/decline`, {
      reason: 'It is right',
    });
    expect(declined.body).toMatchObject({ state: 'declined', label: 'Not cancelled' });
    expect(declined.body.because).toContain('It is right');
    expect(desk.cancelsOf(id)).toBe(0);
  });
});

const SETTLING = { timeout: 20_000, interval: 100 };
vi.setConfig({ testTimeout: 30_000 });
const key = () => ({ 'Idempotency-Key': randomUUID() });

/** A server of its own with two operators at it. */
function useDesk(kind: TestDatabase, env: Record<string, string> = {}) {
  const desk = {} as ReturnType<typeof deskOf>;
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await kind.fresh();
    const server = await startServer({ database, env: { ...HURRIED, ...env } });
    const people = {
      operator: await signIn(server, 'operator', 1),
      colleague: await signIn(server, 'operator', 2),
    };
    Object.assign(desk, deskOf(server, people));
  });
  afterAll(async () => {
    await desk.server.close();
    await database.drop();
  });
  return desk;
}

function deskOf(server: TestServer, people: { operator: Browser; colleague: Browser }) {
  const { control } = server.sandbox;
  async function linkIn(status: string): Promise<{ id: string; seen: SeenLink }> {
    const { id } = control.makeLink({ status });
    const { body } = await people.operator.get<PayoutLink>(`/api/payout-links/${id}`);
    return { id, seen: body.cancellation.seen };
  }
  async function operation(id: string): Promise<CancelOperation> {
    return (await people.operator.get<CancelOperation>(`/api/cancellations/${id}`)).body;
  }
  return {
    ...people,
    server,
    linkIn,
    issuedLink: () => linkIn('ISSUED'),
    operation,
    stateOf: async (id: string) => (await operation(id)).state,
    cancelsOf: (linkId: string) => control.ledger({ call: 'cancel', linkId }).length,
    cancel(
      by: Browser,
      id: string,
      seen: SeenLink,
      {
        reason = 'Duplicate',
        ticket,
        key: idempotencyKey = randomUUID(),
      }: { reason?: string; ticket?: string; key?: string } = {},
    ) {
      const body = { reason, seen, ...(ticket === undefined ? {} : { ticket }) };
      const headers = { 'Idempotency-Key': idempotencyKey };
      return by.post<CancelOperation & Problem>(`/api/payout-links/${id}/cancellations`, body, headers);
    },
    restart: () => server.restart(),
  };
}
