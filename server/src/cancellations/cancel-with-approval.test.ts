import { expect, test, vi } from 'vitest';
import type { CancelOperation } from '../../contract/cancellations.ts';
import type { PayoutLink } from '../../contract/payout-links.ts';
import { useDesk } from '../../testing/cancel-desk.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';

vi.setConfig({ testTimeout: 60_000 });

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
