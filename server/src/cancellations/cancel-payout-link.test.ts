import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { useDesk } from '../../testing/cancel-desk.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { signIn } from '../../testing/sign-in.ts';

vi.setConfig({ testTimeout: 60_000 });

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

  test.each([
    [
      { ipay_uuid: 'h0009\0ad\ud800' },
      'refused',
      { class: 'refused', statusCode: 'IAC', providerReference: 'h0009\uFFFDad\uFFFD' },
    ],
    [{ statuscode: 'I\0C' }, 'cancelled', { class: 'unknown', statusCode: 'I\uFFFDC' }],
  ])('an answer with %j is recorded, with what no database keeps replaced', async (set, state, attempt) => {
    const { id, seen } = await desk.issuedLink();
    desk.server.sandbox.control.setFault({
      ...{ fault: 'answer', call: 'cancel', linkId: id, count: 1 },
      ...{ statuscode: 'IAC', status: 'No', set, effect: state === 'cancelled' ? 'before' : 'never' },
    });
    const { status, body } = await desk.cancel(desk.operator, id, seen);
    expect([status, body.state]).toEqual([201, state]);
    expect((await desk.operation(body.id)).attempts).toMatchObject([attempt]);
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

  test('a resend between look and click is no conflict', async () => {
    const { id, seen } = await desk.issuedLink();
    const resent = await desk.colleague.post(
      `/api/payout-links/${id}/resends`,
      {},
      { 'Idempotency-Key': randomUUID() },
    );
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

  test('every step stands in the audit log, and so do refusals; the log verifies', async () => {
    const { id, seen } = await desk.issuedLink();
    await desk.cancel(desk.operator, id, seen);
    const agent = await signIn(desk.server, 'agent');
    expect((await desk.cancel(agent, id, seen)).status).toBe(409);
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
