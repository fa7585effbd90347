import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PayoutLink } from '../../contract/payout-links.ts';
import type { Problem } from '../../contract/problem.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

forEachDatabase((kind) => {
  let server: TestServer;
  let operator: Browser;
  beforeAll(async () => {
    server = await startServer({ kind });
    operator = await signIn(server, 'operator');
  });
  afterAll(() => server.close());
  afterEach(() => server.sandbox.control.clearFaults());

  const make: TestServer['sandbox']['control']['makeLink'] = (wish) => server.sandbox.control.makeLink(wish);
  const look = <Body = PayoutLink>(id: string) => operator.get<Body>(`/api/payout-links/${id}?fresh=1`);
  const see = async (id: string) => (await look(id)).body;

  test('when the provider falls silent the last known state stays, marked, and permits nothing', async () => {
    const { id } = make({ status: 'CANCELLED' });
    const before = await see(id);
    server.sandbox.control.setFault({ fault: 'http-status', call: 'track', httpStatus: 503, body: 'html' });
    const after = await see(id);
    expect(after).toMatchObject({
      status: 'CANCELLED',
      asOf: before.asOf,
      stale: true,
      staleBecause: 'InstantPay is in trouble (HTTP 503).',
      moving: true,
      answers: { claimable: 'unknown', replacement: 'not-yet' },
      cancellation: { allowed: false },
      resending: { allowed: false },
    });
    expect(after.headline).toMatch(/^As of .* IST: Cancelled/);
  });

  test.each([
    ['is unreachable', { fault: 'http-status', httpStatus: 500, body: 'html' }, 503, 'provider-unreachable'],
    ['answers another environment', { fault: 'other-environment' }, 502, 'wrong-environment'],
    ['answers nonsense', { fault: 'truncated-json' }, 502, 'provider-unclear'],
    ['answers with wrong types', { fault: 'wrong-types' }, 502, 'provider-unclear'],
    ['leaves out what matters', { fault: 'missing-fields' }, 502, 'provider-unclear'],
    ['answers about another link', { fault: 'other-id' }, 502, 'provider-unclear'],
    [
      'refuses our credentials',
      { fault: 'answer', statuscode: 'IAC', status: 'Invalid credentials', data: null },
      502,
      'provider-misconfigured',
    ],
  ] as const)(
    'a first look while the provider %s is a problem that says so',
    async (_name, fault, status, code) => {
      const { id } = make();
      server.sandbox.control.setFault({ call: 'track', ...fault });
      const reply = await look<Problem>(id);
      expect([reply.status, reply.body.code]).toEqual([status, code]);
    },
  );

  test('an answer of another environment is loud also where an older answer is known', async () => {
    const { id } = make();
    await see(id);
    server.sandbox.control.setFault({ fault: 'other-environment', call: 'track' });
    expect((await look<Problem>(id)).body.code).toBe('wrong-environment');
  });

  test('refused credentials leave the last known state on the page, with what an administrator needs', async () => {
    const { id } = make();
    await see(id);
    server.sandbox.control.setFault({ fault: 'http-status', call: 'track', httpStatus: 401 });
    expect(await see(id)).toMatchObject({
      status: 'ISSUED',
      stale: true,
      staleBecause: expect.stringMatching(
        /refused Linkdesk’s access from 127.+ \(IAC\)\. Your administrator must act/,
      ) as unknown,
      answers: { claimable: 'unknown', replacement: 'not-yet' },
    });
  });

  test('a failing List fails no page: what it would tell is null', async () => {
    server.sandbox.control.setFault({ fault: 'http-status', call: 'list', httpStatus: 500, body: 'html' });
    const { status, body } = await look(make().id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'ISSUED',
      recipient: null,
      purpose: null,
      expiresAt: null,
      url: null,
    });
  });

  test('a List that does not answer does not hold the page up', async () => {
    server.sandbox.control.setFault({ fault: 'delay', call: 'list', delayMs: 3000 });
    const startedAt = performance.now();
    const { status, body } = await look(make().id);
    expect([status, body.recipient]).toEqual([200, null]);
    expect(performance.now() - startedAt).toBeLessThan(2900);
  });
});
