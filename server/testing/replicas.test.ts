import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { PayoutLink } from '../contract/payout-links.ts';
import { startSandbox, type Sandbox } from '../sandbox/start-sandbox.ts';
import { onPostgres } from './databases.ts';
import { runSql } from './run-sql.ts';
import { serverEnv } from './server-env.ts';
import { signIn, type Browser } from './sign-in.ts';
import { spawnProgram } from './spawn-program.ts';
import { startServer } from './start-server.ts';

/** Each server tells InstantPay another address, so that the ledger shows who asked. */
const [ADDRESS_A, ADDRESS_B] = ['203.0.113.1', '203.0.113.2'];
const RATE = 20;

onPostgres((kind) => {
  test(
    'two servers share the rate, and when one dies the other takes it all',
    { timeout: 90_000 },
    async () => {
      const [database, provider] = [await kind.fresh(), await startSandbox({ port: 0, seededLinks: 0 })];
      const rate = { INSTANTPAY_RATE: String(RATE) };
      const a = await startServer({
        database,
        provider,
        env: { ...rate, INSTANTPAY_ENDPOINT_IP: ADDRESS_A },
      });
      const b = spawnProgram('main.ts', [], {
        ...serverEnv(database, provider),
        ...rate,
        INSTANTPAY_ENDPOINT_IP: ADDRESS_B,
      });
      const origin = (await b.printed(/running at (\S+)/))[1] ?? '';
      await takesPart(database, 2);

      const stop = new AbortController();
      const load = [a, { origin }].map((server) => keepLooking(server, provider, stop.signal));
      const totals: number[] = [];
      const together = await callsOnce(provider, totals, ({ a: ofA, b: ofB }) => {
        expect(ofA / ofB).toBeGreaterThan(0.75);
        expect(ofA / ofB).toBeLessThan(1.34);
        expect(ofA + ofB).toBeGreaterThan(2 * RATE * 0.75);
      });

      b.child.kill('SIGKILL');
      await b.ended;
      await takesPart(database, 1);
      const alone = await callsOnce(provider, totals, ({ a: ofA }) => {
        expect(ofA / together.a).toBeGreaterThan(1.5);
      });
      expect(alone.b).toBe(0);
      expect(Math.max(...totals)).toBeLessThan(2 * RATE * 1.2);

      stop.abort();
      await Promise.all(load);
      await a.close();
      await provider.close();
      await database.drop();
    },
  );

  test(
    'two servers settle the same cancels without asking about one link at the same time',
    { timeout: 30_000 },
    async () => {
      const [database, provider] = [await kind.fresh(), await startSandbox({ port: 0, seededLinks: 0 })];
      const start = (INSTANTPAY_ENDPOINT_IP: string) =>
        startServer({ database, provider, env: { INSTANTPAY_ENDPOINT_IP, CANCEL_PACE: '0.05' } });
      const servers = [await start(ADDRESS_A), await start(ADDRESS_B)];
      const operators = await Promise.all(servers.map((server) => signIn(server, 'operator')));
      // Asked, never answered clearly, never done: each has to be checked again and again.
      provider.control.setFault({ fault: 'tup-never', call: 'cancel' });
      const links = Array.from({ length: 8 }, () => provider.control.makeLink().id);
      await Promise.all(links.map((id, n) => cancel(operators[n % 2] as Browser, id)));

      const slowMs = 1_200;
      provider.control.setFault({ fault: 'delay', call: 'track', delayMs: slowMs });
      const from = Date.now();
      await pause(5_000);
      const checks = links.map((linkId) =>
        provider.control.ledger({ call: 'track', linkId }).filter(({ receivedAt }) => receivedAt >= from),
      );
      for (const ofLink of checks) {
        const gaps = ofLink.slice(1).map(({ receivedAt }, n) => receivedAt - (ofLink[n]?.receivedAt ?? 0));
        // Closer together than an answer takes would be two at once.
        for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(slowMs - 20);
      }
      const askers = new Set(checks.flat().map(({ headers }) => headers['x-ipay-endpoint-ip']));
      expect(askers).toEqual(new Set([ADDRESS_A, ADDRESS_B]));
      expect(checks.flat().length).toBeGreaterThan(links.length);

      await Promise.all(servers.map((server) => server.close()));
      await provider.close();
      await database.drop();
    },
  );
});

async function takesPart(database: Parameters<typeof runSql>[0], count: number): Promise<void> {
  const replicas = () => runSql(database, 'select id from provider_replica');
  await vi.waitUntil(async () => (await replicas()).length === count, { timeout: 15_000, interval: 100 });
}

/** Fifteen people who look at links without a pause. */
async function keepLooking(
  server: { origin: string },
  provider: Sandbox,
  signal: AbortSignal,
): Promise<void> {
  const person = async (n: number) => {
    const browser = await signIn(server, 'operator', n);
    const link = provider.control.makeLink().id;
    while (!signal.aborted) {
      await browser.get(`/api/payout-links/${link}?fresh=1`).catch(() => pause(100));
    }
  };
  await Promise.all(Array.from({ length: 15 }, (_, n) => person(n + 1)));
}

/**
 * The calls of the first two seconds in which all that must become true is true; a busy machine takes longer to
 * fill the queues. `totals` takes what was counted each time.
 */
async function callsOnce(
  provider: Sandbox,
  totals: number[],
  settled: (seen: Calls) => void,
): Promise<Calls> {
  return vi.waitFor(
    async () => {
      const seen = await calls(provider, 2_000);
      totals.push(seen.a + seen.b);
      settled(seen);
      return seen;
    },
    { timeout: 30_000, interval: 1 },
  );
}

type Calls = { a: number; b: number };

async function calls(provider: Sandbox, ms: number): Promise<Calls> {
  const from = Date.now();
  await pause(ms);
  const seen = provider.control.ledger().filter(({ receivedAt }) => receivedAt >= from);
  const by = (address: string) =>
    seen.filter(({ headers }) => headers['x-ipay-endpoint-ip'] === address).length;
  return { a: by(ADDRESS_A), b: by(ADDRESS_B) };
}

async function cancel(operator: Browser, linkId: string): Promise<void> {
  const { body: link } = await operator.get<PayoutLink>(`/api/payout-links/${linkId}`);
  const { status } = await operator.post(
    `/api/payout-links/${linkId}/cancellations`,
    { reason: 'Wrong amount', seen: link.cancellation.seen },
    { 'Idempotency-Key': crypto.randomUUID() },
  );
  expect(status).toBe(201);
}
