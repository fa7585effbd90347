import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PayoutLink } from '../../contract/payout-links.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { flawsOfLog, NAUGHTY_STRINGS } from '../../testing/naughty-strings.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

const AGES = 120_000;

/** Not one whose recipients are looked for in every log: these strings are words of ours, too. */
let sandbox: Sandbox;
let server: TestServer;
let operator: Browser;
let agent: Browser;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, seededLinks: 0 });
  server = await startServer({ provider: sandbox, env: { REQUESTS_PER_MINUTE: '10000000' } });
  operator = await signIn(server, 'operator');
  agent = await signIn(server, 'agent');
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
});

/** In every text that InstantPay gives of a link. */
function makeLink(text: string): string {
  const account = { accountType: text, accountNumber: text, accountIfsc: text };
  const { id } = sandbox.control.makeLink({
    ...{ purpose: text, description: text, referenceNo: text, orderId: text, shortCode: text },
    paymentModes: [text],
    recipient: { name: text, mobile: text, email: text },
    activity: [
      { status: text, activityAt: Date.now() - 60_000, orderId: text, ...account },
      { status: `Payout link notification sent to ${text}`, activityAt: text },
    ],
  });
  return id;
}

test(
  'whatever stands in a link, it is shown to those who see names and to those who do not',
  { timeout: AGES },
  async () => {
    // The stand-in goes through all of its links for each list.
    for (let at = 0; at < NAUGHTY_STRINGS.length; at += 50) {
      const made = NAUGHTY_STRINGS.slice(at, at + 50).map((text) => [text, makeLink(text)] as const);
      for (const [n, [text, id]] of made.entries()) {
        const { status } = await (n % 2 === 0 ? operator : agent).get(`/api/payout-links/${id}`);
        expect([text, status]).toEqual([text, 200]);
      }
      const { status, body } = await agent.post<{ items: PayoutLink[] }>('/api/payout-links/search', {
        limit: 100,
      });
      expect(status).toBe(200);
      expect(body.items.map(({ id }) => id)).toEqual(expect.arrayContaining(made.map(([, id]) => id)));
      await sandbox.control.reset();
    }
    expect(flawsOfLog(server.logged())).toEqual([]);
  },
);

test(
  'a state that is one of them is shown as another state; one of nothing, or without end, is unclear',
  { timeout: AGES },
  async () => {
    for (const text of NAUGHTY_STRINGS) {
      const { id } = sandbox.control.makeLink({ status: text });
      const { status, body } = await operator.get<{ status: unknown; code?: string }>(
        `/api/payout-links/${id}`,
      );
      const shown = [text, status, status === 200 ? body.status : body.code];
      expect(shown).toEqual(
        text === '' || text.length > 60 ? [text, 502, 'provider-unclear'] : [text, 200, 'OTHER'],
      );
    }
    expect(flawsOfLog(server.logged())).toEqual([]);
  },
);

forEachDatabase((kind) => {
  test('a link that holds them is cancelled, and sent again', { timeout: AGES }, async () => {
    const desk = await startServer({ kind, provider: sandbox });
    const person = await signIn(desk, 'operator');
    // Each of them would take longer than it tells; the last ones are those that a database may not take.
    const some = NAUGHTY_STRINGS.filter((_text, n) => n % 12 === 0 || n > NAUGHTY_STRINGS.length - 10);
    for (const text of some) {
      const id = makeLink(text);
      const { body } = await person.get<PayoutLink>(`/api/payout-links/${id}`);
      const sent = (path: string, what: object) =>
        person.post(`/api/payout-links/${id}/${path}`, what, { 'Idempotency-Key': crypto.randomUUID() });
      expect([text, (await sent('resends', {})).status]).toEqual([text, 201]);
      const cancel = { reason: 'Duplicate', seen: body.cancellation.seen };
      expect([text, (await sent('cancellations', cancel)).status]).toEqual([text, 201]);
      expect([text, (await person.get(`/api/payout-links/${id}`)).status]).toEqual([text, 200]);
    }
    expect((await person.get('/api/audit-entries')).status).toBe(200);
    expect(flawsOfLog(desk.logged())).toEqual([]);
    await desk.close();
  });
});
