import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PayoutLink } from '../../contract/payout-links.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

forEachDatabase((database) => {
  let server: TestServer;
  let operator: Browser;
  beforeAll(async () => {
    server = await startServer({ kind: database });
    operator = await signIn(server, 'operator');
  });
  afterAll(() => server.close());
  afterEach(() => server.sandbox.control.clearFaults());

  const make: TestServer['sandbox']['control']['makeLink'] = (wish) => server.sandbox.control.makeLink(wish);
  const look = <Body = PayoutLink>(id: string) => operator.get<Body>(`/api/payout-links/${id}?fresh=1`);
  const key = () => ({ 'Idempotency-Key': crypto.randomUUID() });
  const see = async (id: string) => (await look(id)).body;

  test('a cancel that nobody here asked for is marked as one from outside', async () => {
    const link = await see(make({ status: 'CANCELLED' }).id);
    expect(link.headline).toBe('Cancelled outside Linkdesk. InstantPay does not say by whom.');
    expect(link.activity.at(-1)).toMatchObject({ kind: 'cancelled', source: 'provider', outside: true });
  });

  test('where the provider gives no row for a cancel, none is invented', async () => {
    const { id } = make({
      status: 'CANCELLED',
      activity: [{ status: 'Payout link created', activityAt: Date.now() }],
    });
    const link = await see(id);
    expect(link.activity.map(({ kind }) => kind)).toEqual(['created']);
    expect(link.headline).toContain('Cancelled outside Linkdesk');
  });

  test('a cancel of ours is told with its actor and is not from outside', async () => {
    const { id } = make();
    const { cancellation } = await see(id);
    const body = { reason: 'Duplicate', seen: cancellation.seen };
    expect((await operator.post(`/api/payout-links/${id}/cancellations`, body, key())).status).toBe(201);
    const link = await see(id);
    expect(link).toMatchObject({ status: 'CANCELLED', answers: { claimable: 'no', replacement: 'may' } });
    expect(link.headline).toMatch(
      /^Cancelled by Arjun Mehta on .* IST, confirmed by InstantPay’s tracking\.$/,
    );
    expect(link.activity.find(({ kind }) => kind === 'cancelled')).not.toHaveProperty('outside');
    expect(link.activity.filter(({ source }) => source === 'linkdesk').map(({ kind }) => kind)).toEqual([
      'cancel-asked',
      'cancel-answered',
      'cancel-settled',
    ]);
  });

  test('a cancel whose answer was unclear is not told as proven to be ours', async () => {
    const { id } = make();
    const { cancellation } = await see(id);
    server.sandbox.control.setFault({ fault: 'truncated-json', call: 'cancel', linkId: id });
    const body = { reason: 'Duplicate', seen: cancellation.seen };
    await operator.post(`/api/payout-links/${id}/cancellations`, body, key());
    const link = await see(id);
    expect(link).toMatchObject({ status: 'CANCELLED', answers: { claimable: 'no', replacement: 'may' } });
    expect(link.headline).toBe(
      'Cancelled. Arjun Mehta asked for it, but InstantPay’s answer did not prove it, so whose cancel it was is not certain.',
    );
    expect(link.activity.find(({ kind }) => kind === 'cancelled')).not.toHaveProperty('outside');
  });

  test('a cancel that InstantPay refused does not make a later one ours', async () => {
    const { id } = make();
    const { cancellation } = await see(id);
    const refusal = { statuscode: 'IAC', status: 'Invalid credentials', data: null };
    server.sandbox.control.setFault({ fault: 'answer', call: 'cancel', linkId: id, ...refusal });
    const body = { reason: 'Duplicate', seen: cancellation.seen };
    await operator.post(`/api/payout-links/${id}/cancellations`, body, key());
    server.sandbox.control.changeLink(id, { status: 'CANCELLED' });
    const link = await see(id);
    expect(link.headline).toContain('Cancelled outside Linkdesk');
    expect(link.activity.find(({ kind }) => kind === 'cancelled')).toMatchObject({ outside: true });
  });

  test('while a cancel is in doubt nobody is told to send a new link', async () => {
    const { id } = make();
    const { cancellation } = await see(id);
    server.sandbox.control.setFault({ fault: 'tup-never', call: 'cancel', linkId: id });
    const body = { reason: 'Duplicate', seen: cancellation.seen };
    await operator.post(`/api/payout-links/${id}/cancellations`, body, key());
    const link = await see(id);
    expect(link).toMatchObject({
      status: 'ISSUED',
      answers: { claimable: 'unknown', replacement: 'do-not' },
      cancellation: { allowed: false, because: 'You have asked to cancel this link; that is still open.' },
      openOperation: { label: 'Not confirmed' },
      moving: true,
    });
  });
});
