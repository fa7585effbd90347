import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PayoutLink } from '../../contract/payout-links.ts';
import { Role } from '../../contract/permissions.ts';
import { makeCanary, NAMES, RECIPIENT, SECRETS } from '../../testing/canary.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

forEachDatabase((kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ kind, env: { LOG_LEVEL: 'trace' } });
  });
  afterAll(() => server.close());

  async function everythingOf(who: Browser, id: string): Promise<string> {
    const looks = await Promise.all([
      who.get(`/api/payout-links/${id}`),
      who.get(`/api/payout-links/${id}?fresh=1`),
      who.post('/api/payout-links/search', { q: id }),
      who.post('/api/payout-links/search', { q: RECIPIENT.name }),
      who.post('/api/payout-links/search', { q: RECIPIENT.mobile }),
    ]);
    expect(looks.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    return JSON.stringify(looks);
  }

  test.each(Role.options)('no %s is shown a mobile, e-mail, account or link address', async (role) => {
    const told = await everythingOf(await signIn(server, role), makeCanary(server).id);
    for (const secret of SECRETS) expect(told).not.toContain(secret);
  });

  test.each([
    ['agent', false],
    ['operator', true],
    ['approver', true],
    ['admin', false],
    ['auditor', false],
  ] as const)('names as an %s sees them: %s', async (role, sees) => {
    const told = await everythingOf(await signIn(server, role), makeCanary(server).id);
    for (const name of NAMES) expect(told.toLowerCase().includes(name.toLowerCase())).toBe(sees);
  });

  test.each([
    ['agent', false],
    ['operator', true],
    ['approver', true],
    ['admin', true],
    ['auditor', true],
  ] as const)('the field of the link’s address as an %s gets it: %s', async (role, has) => {
    const who = await signIn(server, role);
    const { body } = await who.get<PayoutLink>(`/api/payout-links/${makeCanary(server).id}`);
    expect(['url', 'qrUrl'].map((field) => field in body)).toEqual([has, has]);
  });

  test('an agent reads what happened with the person masked in it', async () => {
    const agent = await signIn(server, 'agent');
    const { body } = await agent.get<PayoutLink>(`/api/payout-links/${makeCanary(server).id}`);
    expect(body.activity.map(({ text }) => text)).toEqual([
      'Payout link created',
      'Payout link notification sent to ••••••6420 and z••••@example.in',
      'Verification of Z••••• C•••• for a/c••••5531 failed',
      'Mr. C••••• opened the link from ••••••6420',
    ]);
  });

  test('an agent is shown no name either while the recipient’s name is not known', async () => {
    server.sandbox.control.setFault({ fault: 'http-status', call: 'list', httpStatus: 400 });
    try {
      const agent = await signIn(server, 'agent');
      const { body } = await agent.get<PayoutLink>(`/api/payout-links/${makeCanary(server).id}`);
      expect(body.recipient).toBeNull();
      for (const name of NAMES) expect(JSON.stringify(body).toLowerCase()).not.toContain(name.toLowerCase());
      expect(body.activity[0]?.text).toBe('Payout link created');
    } finally {
      await server.sandbox.control.clearFaults();
    }
  });

  test('what an operator typed of a recipient into a cancel is masked for an agent', async () => {
    const { id } = makeCanary(server);
    const [operator, agent] = await Promise.all([signIn(server, 'operator'), signIn(server, 'agent')]);
    const { body } = await operator.get<PayoutLink>(`/api/payout-links/${id}`);
    const ask = {
      reason: `${RECIPIENT.name} asked, ${RECIPIENT.mobile}`,
      ticket: 'Canaryvala 7',
      seen: body.cancellation.seen,
    };
    const key = { 'Idempotency-Key': crypto.randomUUID() };
    const { status } = await operator.post(`/api/payout-links/${id}/cancellations`, ask, key);
    expect(status).toBe(201);
    const told = await everythingOf(agent, id);
    for (const secret of [...SECRETS, ...NAMES]) expect(told).not.toContain(secret);
  });

  test('the log holds nothing personal, at its most talkative', async () => {
    const operator = await signIn(server, 'operator');
    const { id } = makeCanary(server);
    await everythingOf(operator, id);
    await operator.post(`/api/payout-links/${id}/resends`, {}, { 'Idempotency-Key': crypto.randomUUID() });
    await operator.get(`/api/payout-links/${RECIPIENT.mobile}`);
    await operator.get(`/api/${RECIPIENT.email}?q=${RECIPIENT.mobile}`);
    expect([...SECRETS, ...NAMES].filter((secret) => server.logged().includes(secret))).toEqual([]);
    expect(server.logged()).toContain('/api/payout-links/:linkId');
  });

  test('nobody sees anything without signing in', async () => {
    const { id } = makeCanary(server);
    for (const path of [`/api/payout-links/${id}`, `/api/payout-links/65704add83911e52b70ebcbd`]) {
      const response = await fetch(new URL(path, server.origin));
      expect(response.status).toBe(401);
    }
  });

  test.each(['admin', 'auditor'] as const)('an %s may not resend', async (role) => {
    const { id } = makeCanary(server);
    const who = await signIn(server, role);
    const key = { 'Idempotency-Key': crypto.randomUUID() };
    expect((await who.post(`/api/payout-links/${id}/resends`, {}, key)).status).toBe(403);
    expect(server.sandbox.control.ledger({ call: 'notify', linkId: id })).toEqual([]);
  });
});
