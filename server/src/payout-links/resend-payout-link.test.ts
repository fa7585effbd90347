import { createHash, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { AuditEntry } from '../../contract/audit.ts';
import type { PayoutLink, Resend } from '../../contract/payout-links.ts';
import type { Problem } from '../../contract/problem.ts';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import type { FreshDatabase } from '../../testing/fresh-sqlite.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';
import { openDatabase, type Database } from '../database/open-database.ts';
import { createResendStore } from './resend-store.ts';

const MINUTE = 60_000;

forEachDatabase((databases) => {
  let fresh: FreshDatabase;
  let sandbox: Sandbox;
  let server: TestServer;
  let agent: Browser;
  let operator: Browser;
  beforeAll(async () => {
    fresh = await databases.fresh();
    sandbox = await startSandbox({ port: 0, seededLinks: 0 });
    await start();
  });
  afterAll(async () => {
    await server.close();
    await sandbox.close();
    await fresh.drop();
  });
  afterEach(() => sandbox.control.clearFaults());

  async function start(): Promise<void> {
    server = await startServer({ database: fresh, provider: sandbox });
    [agent, operator] = await Promise.all([signIn(server, 'agent'), signIn(server, 'operator')]);
  }

  /** Between two lives of the server, on its data. */
  async function meanwhile(work: (database: Database) => Promise<unknown>): Promise<void> {
    await server.close();
    const database = await openDatabase(fresh);
    await work(database);
    await database.close();
    await start();
  }

  const make: Sandbox['control']['makeLink'] = (wish) => sandbox.control.makeLink(wish);
  const resend = <Body = Resend>(id: string, who = agent, key: string = randomUUID()) =>
    who.post<Body>(`/api/payout-links/${id}/resends`, {}, { 'Idempotency-Key': key });
  const notified = (linkId: string) => sandbox.control.ledger({ call: 'notify', linkId }).length;
  const look = async (id: string) => (await agent.get<PayoutLink>(`/api/payout-links/${id}?fresh=1`)).body;

  /** As though what was resent had been resent so long ago. */
  const age = (linkId: string, ms: number) => (database: Database) =>
    database.kysely
      .updateTable('resend')
      .set((row) => ({ at: row('at', '-', ms) }))
      .where('link_id', '=', linkId)
      .execute();

  test('a resend sends the link once and says what the provider said', async () => {
    const { id } = make();
    const { status, body } = await resend(id);
    expect([status, notified(id)]).toEqual([201, 1]);
    expect(body).toMatchObject({
      linkId: id,
      state: 'sent',
      because:
        'InstantPay says: “Notification Link Sent To *******210 and ******@gmail.com”. It does not report delivery.',
      actor: 'Asha Nair',
      providerReference: expect.any(String) as string,
    });
    const link = await look(id);
    expect(link.activity.filter(({ kind }) => kind === 'resent')).toMatchObject([
      { source: 'linkdesk', actor: 'Asha Nair', text: body.because, at: body.at },
    ]);
    expect(link.resending).toMatchObject({ allowed: false, today: 1, perDay: 5 });
    expect(Date.parse(link.resending.againAt ?? '')).toBe(Date.parse(body.at) + MINUTE);
  });

  test('the same key again sends nothing and gives the same answer', async () => {
    const { id } = make();
    const key = randomUUID();
    const [first, second] = [await resend(id, agent, key), await resend(id, agent, key)];
    expect([first.status, second.status, notified(id)]).toEqual([201, 200, 1]);
    expect(second.body).toEqual(first.body);
  });

  test('a double click in the same moment sends once and is refused nothing', async () => {
    const { id } = make();
    const key = randomUUID();
    const replies = await Promise.all([1, 2, 3, 4].map(() => resend(id, agent, key)));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 201]);
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    expect(notified(id)).toBe(1);
  });

  test('a key belongs to one link', async () => {
    const [one, other] = [make().id, make().id];
    const key = randomUUID();
    await resend(one, agent, key);
    const { status, body } = await resend<Problem>(other, agent, key);
    expect([status, body.code, notified(other)]).toEqual([422, 'key-reused', 0]);
  });

  test('the same key of another person is another resend', async () => {
    const [one, other] = [make().id, make().id];
    const key = randomUUID();
    expect((await resend(one, agent, key)).status).toBe(201);
    expect((await resend(other, operator, key)).status).toBe(201);
  });

  test('two people in the same moment send once', async () => {
    const { id } = make();
    const replies = await Promise.all([resend<Problem>(id, agent), resend<Problem>(id, operator)]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 429]);
    expect(notified(id)).toBe(1);
  });

  test('a minute has to pass before the next', async () => {
    const { id } = make();
    await resend(id);
    const soon = await resend<Problem>(id);
    expect([soon.status, soon.body.code]).toEqual([429, 'too-many-requests']);
    expect(soon.body.detail).toBe('It was resent less than a minute ago. Nothing was sent.');
    expect(Number(soon.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(Number(soon.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    await meanwhile(age(id, MINUTE));
    expect((await resend(id)).status).toBe(201);
    expect(notified(id)).toBe(2);
  });

  test('after five in a day the next one waits for tomorrow', async () => {
    const { id } = make();
    let now = 0;
    await meanwhile(async (database) => {
      now = await database.readNow();
      const store = createResendStore(database);
      for (let times = 0; times < 5; times++) await store.begin(askedFor(id), async () => undefined);
    });
    const { status, headers, body } = await resend<Problem>(id);
    expect([status, notified(id)]).toEqual([429, 0]);
    expect(body.detail).toBe('It was resent 5 times today; more tomorrow. Nothing was sent.');
    const untilMidnightS = 86_400 - (((now + 5.5 * 3_600_000) / 1000) % 86_400);
    expect(Math.abs(Number(headers.get('retry-after')) - untilMidnightS)).toBeLessThan(30);
    expect((await look(id)).resending).toMatchObject({ allowed: false, today: 5, againAt: null });
  });

  test.each(['PROCESSING', 'CLAIMED', 'CANCELLED', 'EXPIRED', 'ON_HOLD'])(
    'a link that is %s is not resent',
    async (status) => {
      const { id } = make({ status });
      const reply = await resend<Problem>(id);
      expect([reply.status, notified(id)]).toEqual([409, 0]);
      expect(reply.body.detail).toBe('Only a link that is Issued can be resent. Nothing was sent.');
    },
  );

  test('a link claimed since the person looked is not resent', async () => {
    const { id } = make();
    expect((await look(id)).resending.allowed).toBe(true);
    sandbox.control.changeLink(id, { status: 'CLAIMED' });
    expect([(await resend(id)).status, notified(id)]).toEqual([409, 0]);
  });

  test('a link whose cancel is not settled is not resent', async () => {
    const { id } = make();
    const { cancellation } = await look(id);
    sandbox.control.setFault({ fault: 'tup-never', call: 'cancel', linkId: id });
    const asked = { reason: 'Duplicate', seen: cancellation.seen };
    await operator.post(`/api/payout-links/${id}/cancellations`, asked, { 'Idempotency-Key': randomUUID() });
    expect((await look(id)).resending).toMatchObject({
      allowed: false,
      because: 'A cancel of this link is still open.',
    });
    const { status, body } = await resend<Problem>(id);
    expect([status, body.code, notified(id)]).toEqual([409, 'operation-open', 0]);
    expect(body.operation?.actor).toBe('Arjun Mehta');
  });

  test('without certainty that it is Issued nothing is sent', async () => {
    const { id } = make();
    await look(id);
    sandbox.control.setFault({ fault: 'http-status', call: 'track', httpStatus: 500, body: 'html' });
    const { status, body } = await resend<Problem>(id);
    expect([status, body.code, notified(id)]).toEqual([503, 'provider-unreachable', 0]);
  });

  test.each(['truncated-json', 'fin-after-request', 'unknown-code'] as const)(
    'an unclear answer (%s) is not confirmed, counts, and is never repeated by itself',
    async (fault) => {
      const { id } = make();
      const key = randomUUID();
      sandbox.control.setFault({ fault, call: 'notify', linkId: id });
      const { status, body } = await resend(id, agent, key);
      expect([status, body.state]).toEqual([201, 'not-confirmed']);
      expect(body.because).toBe(
        'Not confirmed. The message may or may not have gone. Ask the caller before resending.',
      );
      await sandbox.control.clearFaults();
      expect((await resend(id, agent, key)).body.state).toBe('not-confirmed');
      expect((await look(id)).resending.today).toBe(1);
      expect(notified(id)).toBe(1);
    },
  );

  test('what provably was not sent is said so and counts for nothing', async () => {
    const { id } = make({ recipient: { mobile: '', email: '' } });
    const { body } = await resend(id);
    expect(body).toMatchObject({ state: 'not-sent' });
    expect(body.because).toMatch(/^Not resent\. .*Link has no contact details/);
    expect((await look(id)).resending).toMatchObject({ allowed: true, today: 0 });
  });

  test('a resend that a crash interrupted is not confirmed later, and not sent again', async () => {
    const { id } = make();
    const wanted = askedFor(id);
    // What a crash leaves behind: the intent was committed, the answer never was.
    await meanwhile((database) => createResendStore(database).begin(wanted, async () => undefined));
    expect((await look(id)).resending).toMatchObject({ allowed: false, today: 1 });
    await meanwhile(age(id, MINUTE));
    const [row] = (await look(id)).activity.filter(({ kind }) => kind === 'resent');
    expect(row?.text).toMatch(/^Not confirmed\. The message may or may not have gone/);
    const again = await resend(id, agent, wanted.idempotency_key);
    expect([again.status, again.body.state, notified(id)]).toEqual([200, 'not-confirmed', 0]);
  });

  test('the audit log tells who asked and what came of it, and nothing personal', async () => {
    const { id } = make();
    await resend(id);
    await resend(id, operator);
    const approver = await signIn(server, 'approver');
    const { body } = await approver.get<{ items: AuditEntry[] }>(`/api/audit-entries?subject=${id}`);
    expect(body.items.map(({ action, actor }) => [action, actor.name])).toEqual([
      ['resend-refused', 'Arjun Mehta'],
      ['resend-sent', 'Asha Nair'],
      ['resend-asked', 'Asha Nair'],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/9876543210|ravi/i);
  });

  test('a resend needs a key and takes nothing else', async () => {
    const { id } = make();
    const path = `/api/payout-links/${id}/resends`;
    expect((await agent.post<Problem>(path)).body.code).toBe('invalid-input');
    const key = { 'Idempotency-Key': randomUUID() };
    expect((await agent.post<Problem>(path, { to: '9876543210' }, key)).body.code).toBe('invalid-input');
    expect((await agent.post<Problem>(path, {}, { 'Idempotency-Key': '1' })).body.code).toBe('invalid-input');
    expect(notified(id)).toBe(0);
  });
});

/** The intent of the agent Asha Nair, as it is recorded before anything is sent. */
function askedFor(linkId: string) {
  return {
    id: randomUUID(),
    environment: 'sandbox',
    link_id: linkId,
    actor_id: 'sample-agent-1',
    actor_name: 'Asha Nair',
    idempotency_key: randomUUID(),
    request_hash: createHash('sha256').update(linkId).digest('hex'),
  };
}
