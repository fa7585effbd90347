import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { AuditEntry } from '../../contract/audit.ts';
import type { Problem } from '../../contract/problem.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { searcher } from '../../testing/finding-desk.ts';
import { signIn, type Browser } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';
import { createContactSearches } from './contact-searches.ts';

afterEach(() => void vi.useRealTimers());

test('nobody keeps that pace up for an hour', async () => {
  vi.useFakeTimers();
  let entered = 0;
  const searches = createContactSearches({ enterTooManySearches: async () => void (entered += 1) });
  const agent = searcher('agent');
  const guess = async (times: number) => {
    for (let n = 0; n < times; n += 1) await searches.admit(agent);
    vi.advanceTimersByTime(61_000);
  };
  for (let minute = 0; minute < 10; minute += 1) await guess(60);
  await expect(searches.admit(agent)).rejects.toMatchObject({
    message: expect.stringContaining('within an hour') as unknown,
    extras: { retryAfterS: expect.closeTo(2990, -1) as unknown },
  });
  await expect(searches.admit(agent)).rejects.toThrow('within an hour');
  expect(entered).toBe(1);
  vi.advanceTimersByTime(3_000_000);
  await guess(60);
});

forEachDatabase((kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ kind });
  });
  afterAll(() => server.close());

  const find = (who: Browser, q: string) => who.post<Problem>('/api/payout-links/search', { q });
  const GUESSES = ['ravi kumar', '9876543210', 'ravi@example.in'];
  /** So many guesses one after the other, and how they were answered. */
  async function guess(who: Browser, times: number): Promise<number[]> {
    const statuses: number[] = [];
    for (let n = 0; n < times; n += 1)
      statuses.push((await find(who, GUESSES[n % GUESSES.length] ?? '')).status);
    return statuses;
  }
  const excessOf = async (actor: string) => {
    const auditor = await signIn(server, 'auditor', 9);
    const { body } = await auditor.get<{ items: AuditEntry[] }>(`/api/audit-entries?actor=${actor}`);
    return body.items
      .filter(({ action }) => action === 'contact-search-refused')
      .map(({ subject, detail }) => [subject.id, detail]);
  };

  test('an agent finds people sixty times a minute, and the excess is entered once', async () => {
    const agent = await signIn(server, 'agent', 1);
    const { id } = server.sandbox.control.makeLink();
    expect(new Set(await guess(agent, 60))).toEqual(new Set([200]));
    const refused = await find(agent, 'ravi kumar');
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-requests']);
    const retryAfterS = Number(refused.headers.get('Retry-After'));
    expect(retryAfterS).toBeGreaterThan(0);
    expect(retryAfterS).toBeLessThanOrEqual(60);
    // Also in another browser, and however it is written.
    expect(await guess(await signIn(server, 'agent', 1), 4)).toEqual([429, 429, 429, 429]);
    expect(await excessOf('sample-agent-1')).toEqual([['-', { code: 'too-many-requests' }]]);

    expect((await find(agent, id)).status).toBe(200);
    expect((await find(agent, '')).status).toBe(200);
    expect((await agent.get(`/api/payout-links/${id}`)).status).toBe(200);
    expect(await guess(await signIn(server, 'agent', 2), 1)).toEqual([200]);
  });

  test.each(['admin', 'auditor'] as const)('an %s, who sees no names either, finds no more', async (role) => {
    expect((await guess(await signIn(server, role, 1), 61)).filter((status) => status === 429)).toHaveLength(
      1,
    );
  });

  test.each(['operator', 'approver'] as const)('an %s, who sees the names, is not counted', async (role) => {
    const who = await signIn(server, role, 1);
    expect(new Set(await guess(who, 70))).toEqual(new Set([200]));
    expect(await excessOf(`sample-${role}-1`)).toEqual([]);
  });
});
