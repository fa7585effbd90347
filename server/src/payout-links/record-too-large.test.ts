import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { searchPayoutLinks } from '../../contract/finding.ts';
import type { PayoutLink } from '../../contract/payout-links.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

let server: TestServer;
let agent: Browser;
beforeAll(async () => {
  server = await startServer({ forgetsRecipients: true });
  agent = await signIn(server, 'agent');
});
afterAll(() => server.close());

/** The longest that anybody else waited for a sign of life. */
async function worstWaitWhile(work: () => Promise<unknown>): Promise<number> {
  const state = { isDone: false, worstMs: 0 };
  const looking = (async () => {
    while (!state.isDone) {
      const startedAt = performance.now();
      await (await fetch(`${server.origin}/healthz`)).text();
      state.worstMs = Math.max(state.worstMs, performance.now() - startedAt);
      await setTimeout(5);
    }
  })();
  try {
    await work();
  } finally {
    state.isDone = true;
    await looking;
  }
  return state.worstMs;
}

const makeHostile = (times = 1) =>
  server.sandbox.control.makeLink({
    recipient: { name: 'a '.repeat(250 * times), mobile: '9123456780', email: 'a@example.in' },
    description: 'a '.repeat(1000 * times),
    purpose: 'a '.repeat(250 * times),
    referenceNo: 'a '.repeat(250 * times),
    activity: [{ status: 'a '.repeat(1000 * times), activityAt: Date.now() - 5000 }],
  });

test('a record of nothing but words keeps nobody else waiting', async () => {
  const idle = await worstWaitWhile(() => setTimeout(500));
  const { id } = makeHostile(20);
  const startedAt = performance.now();
  const worst = await worstWaitWhile(async () => {
    const { status, body } = await agent.get<PayoutLink>(`/api/payout-links/${id}`);
    expect([status, body.description?.startsWith('a••••• a••••')]).toEqual([200, true]);
    expect(body.description?.length).toBeLessThan(10_000);
  });
  expect(worst).toBeLessThan(idle + 1000);
  expect(performance.now() - startedAt).toBeLessThan(5000);
});

test('nor does a page of a hundred of them', async () => {
  const idle = await worstWaitWhile(() => setTimeout(500));
  for (let made = 0; made < 100; made += 1) makeHostile();
  const worst = await worstWaitWhile(async () => {
    const { status, body } = await agent.post<OutputOf<typeof searchPayoutLinks>>(
      '/api/payout-links/search',
      { q: '9123456780', limit: 100 },
    );
    expect([status, body.items.length]).toEqual([200, 100]);
  });
  expect(worst).toBeLessThan(idle + 1000);
}, 20_000);
