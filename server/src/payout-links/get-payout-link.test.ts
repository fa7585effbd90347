import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PayoutLink } from '../../contract/payout-links.ts';
import type { Problem } from '../../contract/problem.ts';
import { CLAIMED_SAMPLE_ID } from '../../sandbox/sample-links.ts';
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

  const HOUR = 3_600_000;
  const make: TestServer['sandbox']['control']['makeLink'] = (wish) => server.sandbox.control.makeLink(wish);
  const look = <Body = PayoutLink>(id: string) => operator.get<Body>(`/api/payout-links/${id}?fresh=1`);
  const see = async (id: string) => (await look(id)).body;

  test('what InstantPay tells of a resend stands on the page right after it', async () => {
    const { id } = make();
    const notified = async () => {
      const { body } = await operator.get<PayoutLink>(`/api/payout-links/${id}`);
      return body.activity.filter(({ kind }) => kind === 'notified').length;
    };
    const before = await notified();
    const key = { 'Idempotency-Key': crypto.randomUUID() };
    expect((await operator.post(`/api/payout-links/${id}/resends`, {}, key)).status).toBe(201);
    expect(await notified()).toBe(before + 1);
  });

  test('the provider’s sample link is told whole', async () => {
    const { status, body } = await look(CLAIMED_SAMPLE_ID);
    expect(status).toBe(200);
    const account = {
      type: 'ACCOUNT',
      number: '••••5742',
      ifsc: 'YESB0CMSNOC',
      bank: 'YES BANK',
      virtual: true,
    };
    expect(body).toEqual({
      id: CLAIMED_SAMPLE_ID,
      status: 'CLAIMED',
      providerStatus: 'CLAIMED',
      amount: { paise: 12_011, currency: 'INR' },
      recipient: { name: 'Ravi Kumar', mobile: '••••••4547', email: 'g••••@gmail.com' },
      purpose: 'Refund',
      description: 'Diwali refund Oct',
      referenceNo: 'NA',
      orderId: '1231212092125TLWAP',
      paymentModes: ['ACCOUNT', 'VPA'],
      verifiesBeneficiary: true,
      url: '••••FH',
      qrUrl: '••••FH',
      // The row wins over the id, which is older: the sample was pasted from two links.
      createdAt: '2023-12-12T09:21:25Z',
      factsRead: true,
      createdAtSource: 'activity',
      activatedAt: '2023-12-12T09:21:25Z',
      expiresAt: '2023-12-15T18:29:59Z',
      headline:
        'Claimed on 12 Dec 2023 at 14:51:31 IST into a YES BANK virtual account ending 5742, 6 s after the link was created.',
      answers: { claimable: 'no', replacement: 'do-not', because: 'InstantPay shows this one as claimed' },
      whatToDo: expect.stringContaining('“Not me”: ask for the bank and last four digits') as string,
      activity: [
        { kind: 'created', source: 'provider', text: 'Payout link created', at: '2023-12-12T09:21:25Z' },
        {
          kind: 'notified',
          source: 'provider',
          text: 'Payout link notification sent to ••••••4547 and g••••@gmail.com',
          at: '2023-12-12T09:21:26Z',
        },
        {
          kind: 'verified',
          source: 'provider',
          text: 'Beneficiary verification successful',
          at: '2023-12-12T09:21:31Z',
          orderId: '1231212092131KTMDF',
          account,
        },
        {
          kind: 'claimed',
          source: 'provider',
          text: 'Link Claimed successfully',
          at: '2023-12-12T09:21:31Z',
          orderId: '1231212092131FDBUT',
          account,
        },
      ],
      cancellation: {
        allowed: false,
        because: 'It is claimed, so it cannot be cancelled.',
        seen: { providerStatus: 'CLAIMED', amount: 12_011, lastActivityAt: '2023-12-12T09:21:31Z' },
      },
      resending: {
        allowed: false,
        because: 'Only a link that is Issued can be resent.',
        againAt: null,
        today: 0,
        perDay: 5,
      },
      openOperation: null,
      lastOperation: null,
      asOf: expect.stringMatching(/Z$/) as string,
      stale: false,
      staleBecause: null,
      moving: false,
      provider: { reference: expect.any(String) as string, environment: 'SANDBOX', statusCode: 'TXN' },
    });
  });

  test.each([
    ['ISSUED', 'yes', 'not-yet', true, true, true, ['created', 'notified']],
    ['PROCESSING', 'unknown', 'not-yet', false, false, true, ['created', 'notified', 'verified']],
    ['CLAIMED', 'no', 'do-not', false, false, false, ['created', 'notified', 'verified', 'claimed']],
    ['CANCELLED', 'no', 'may', false, false, false, ['created', 'notified', 'cancelled']],
    ['EXPIRED', 'no', 'may', false, false, false, ['created', 'notified', 'expired']],
  ])('a link that is %s', async (status, claimable, replacement, mayCancel, mayResend, moving, kinds) => {
    const link = await see(make({ status }).id);
    expect(link).toMatchObject({
      ...{ status, providerStatus: status, moving },
      answers: { claimable, replacement },
      cancellation: { allowed: mayCancel },
      resending: { allowed: mayResend },
    });
    expect(link.activity.map(({ kind }) => kind)).toEqual(kinds);
  });

  test('a link that is not active yet can be claimed later', async () => {
    const link = await see(make({ activatedAt: Date.now() + HOUR }).id);
    expect(link.headline).toMatch(/^Not active yet: it can be claimed from /);
    expect(link.answers).toMatchObject({ claimable: 'yes', replacement: 'not-yet' });
  });

  test('a failure stands in the headline until something has overcome it', async () => {
    const now = Date.now();
    const failed = { status: 'Beneficiary verification failed', activityAt: now - 20_000 };
    const verified = { status: 'Beneficiary verification successful', activityAt: now - 10_000 };
    const before = await see(make({ activity: [failed] }).id);
    expect(before.headline).toMatch(/^Not claimed: an attempt failed on /);
    const after = await see(make({ activity: [failed, verified] }).id);
    expect(after.headline).toMatch(/^Not claimed yet\./);
    const again = await see(make({ activity: [verified, { ...failed, activityAt: now }] }).id);
    expect(again.headline).toMatch(/^Not claimed: an attempt failed on /);
  });

  test('a status never seen is shown as it came, and permits nothing', async () => {
    const link = await see(make({ status: 'ON_HOLD' }).id);
    expect(link).toMatchObject({
      status: 'OTHER',
      providerStatus: 'ON_HOLD',
      moving: true,
      answers: { claimable: 'unknown', replacement: 'do-not' },
      cancellation: { allowed: false },
      resending: { allowed: false },
    });
  });

  test('rows with impossible times stand last, without a time', async () => {
    const { id } = make({
      status: 'CLAIMED',
      activity: [
        { status: 'Link Claimed successfully', activityAt: '2023-02-30 14:51:31' },
        { status: 'Payout link created', activityAt: Date.parse('2026-01-01T00:00:00Z') },
      ],
    });
    const link = await see(id);
    expect(link.activity.map(({ kind, at }) => [kind, at])).toEqual([
      ['created', '2026-01-01T00:00:00Z'],
      ['claimed', null],
    ]);
    expect(link.headline).toMatch(/^Claimed/);
  });

  test('a link that the provider does not know, and an id that cannot be one', async () => {
    const unknown = await look<Problem>('65704add83911e52b70ebcbd');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'link-not-found']);
    const before = server.sandbox.control.counts().track;
    for (const id of ['abc', '..%2F..%2Fadmin', 'a'.repeat(65), '9876543210']) {
      const impossible = await look<Problem>(id);
      expect([impossible.status, impossible.body.code]).toEqual([400, 'invalid-input']);
    }
    expect(server.sandbox.control.counts().track).toBe(before);
  });

  test('everyone who looks within five seconds shares one Track; a fresh look sends another', async () => {
    const { id } = make();
    const plain = () => operator.get<PayoutLink>(`/api/payout-links/${id}`);
    await Promise.all([plain(), plain(), plain()]);
    await plain();
    expect(server.sandbox.control.ledger({ call: 'track', linkId: id })).toHaveLength(1);
    await see(id);
    expect(server.sandbox.control.ledger({ call: 'track', linkId: id })).toHaveLength(2);
    const listed = server.sandbox.control.ledger({ call: 'list' }).filter(({ body }) => body.includes(id));
    expect(listed).toHaveLength(1);
  });

  test('unknown and repeated query parameters are refused', async () => {
    const { id } = make();
    for (const query of ['fresh=2', 'fresh=1&fresh=1', 'colour=red']) {
      expect((await operator.get<Problem>(`/api/payout-links/${id}?${query}`)).body.code).toBe(
        'invalid-input',
      );
    }
  });
});
