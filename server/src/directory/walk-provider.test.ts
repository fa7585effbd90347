import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { FaultSpec } from '../../sandbox/faults/fault-spec.ts';
import type { Directory } from '../../contract/directory.ts';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { freshSqlite } from '../../testing/fresh-sqlite.ts';
import { sampleRecord } from '../../testing/sample-record.ts';
import { signIn } from '../../testing/sign-in.ts';
import { startServer } from '../../testing/start-server.ts';
import { idsOf, walkDesk, WITHIN } from '../../testing/walk-desk.ts';
import type { ListedLink } from '../instantpay/instantpay.ts';
import { listSightings } from './sighting-of.ts';

const ADDRESS = '203.0.113.1';
/** For what no database has a part in. */
const SQLITE = { name: 'SQLite', fresh: freshSqlite } as const;
const REMOVED_AT = Date.UTC(2026, 9, 1);
const quick = () => ({ everyMs: 60 });

const TROUBLES: [FaultSpec, RegExp][] = [
  [{ fault: 'http-status', call: 'list', httpStatus: 503, body: 'html' }, /cannot be reached/],
  [{ fault: 'html-200', call: 'list' }, /cannot be understood/],
  [{ fault: 'answer', call: 'list', statuscode: 'SPD', status: 'Ask Asha Rao', data: null }, /does not give/],
  [{ fault: 'answer', call: 'list', statuscode: 'IAC', status: 'Invalid', data: null }, /an administrator/],
];

forEachDatabase((kind) => {
  test('whatever keeps the provider from giving its list is said, and when it is over reading goes on', async () => {
    await using desk = await walkDesk(kind, 60, { listing: { mostPerPage: 10 } });
    desk.sandbox.control.setFault(TROUBLES[0]?.[0] ?? { fault: 'delay' });
    desk.start(ADDRESS, quick);
    for (const [fault, words] of TROUBLES) {
      desk.sandbox.control.setFault(fault);
      await vi.waitUntil(async () => words.test((await desk.see()).trouble ?? ''), WITHIN);
      expect((await desk.see()).trouble).not.toContain('Asha');
      await desk.sandbox.control.clearFaults();
      await vi.waitUntil(async () => (await desk.see()).trouble === null, WITHIN);
    }
    await desk.isIn('complete');
    expect(await desk.knownIds()).toEqual(idsOf(desk.sandbox));
  });

  test('nothing that another environment answers is kept, which is said loudly, until it is the right one', async () => {
    await using desk = await walkDesk(kind, 20);
    desk.sandbox.control.setFault({ fault: 'other-environment', call: 'list' });
    desk.start(ADDRESS, quick);
    await vi.waitUntil(async () => /another environment/.test((await desk.see()).trouble ?? ''), WITHIN);
    expect(JSON.parse(desk.logged())).toMatchObject({ level: 50, code: 'wrong-environment' });
    expect(await desk.knownIds()).toEqual([]);
    await desk.sandbox.control.clearFaults();
    await desk.isIn('complete');
    expect(await desk.knownIds()).toEqual(idsOf(desk.sandbox));
  });

  test('links that the provider has removed are each asked for once, and nobody waits for them for ever', async () => {
    await using desk = await walkDesk(kind, 20);
    // More than are asked for in one go.
    const removed = openLinks(520);
    await desk.store.put(listSightings(removed, REMOVED_AT), REMOVED_AT);
    const startedAt = Date.now();
    desk.start(ADDRESS, () => ({ everyMs: 250 }));
    await vi.waitUntil(async () => {
      const { openReadAt, unread } = await desk.see();
      return Date.parse(openReadAt ?? '') > startedAt && unread === 0 && askedFor(desk.sandbox).size >= 520;
    }, WITHIN);
    const openReadAt = async () => Date.parse((await desk.see()).openReadAt ?? '');
    const before = await openReadAt();
    await vi.waitUntil(async () => (await openReadAt()) > before, WITHIN);
    const times = removed.map(({ linkId }) => askedFor(desk.sandbox).get(linkId));
    expect(times).toEqual(removed.map(() => 1));
    expect(await desk.see()).toMatchObject({ state: 'complete', unread: 0, trouble: null });
  });

  test.for([
    { mostPerPage: 50, largerAre: 'cut' as const, order: 'oldest first' as const },
    { mostPerPage: 100, largerAre: 'refused' as const, order: 'oldest first' as const },
  ])(
    'a list that is $order, its larger pages $largerAre, is read whole, and its newest found',
    async (listing) => {
      await using desk = await walkDesk(kind, 260, { listing });
      desk.start(ADDRESS, quick);
      await desk.isIn('complete');
      expect(await desk.knownIds()).toEqual(idsOf(desk.sandbox));
      desk.sandbox.control.changeClock({ run: true });
      const { id } = desk.sandbox.control.makeLink();
      await vi.waitUntil(async () => (await desk.store.recordsOf([id])).has(id), WITHIN);
      expect((await desk.see()).state).toBe('complete');
    },
  );
});

test('in no second the walk asks for more than half of what the provider allows', async () => {
  await using desk = await walkDesk(SQLITE, 150, { listing: { mostPerPage: 10 } });
  const rate = 20;
  const sentAt: number[] = [];
  desk.start(
    ADDRESS,
    ({ instantpay }) => ({
      everyMs: 100,
      instantpay: {
        async list(...asked) {
          const page = await instantpay.list(...asked);
          sentAt.push(page.sentAt);
          return page;
        },
        async track(...asked) {
          const link = await instantpay.track(...asked);
          sentAt.push(link.sentAt);
          return link;
        },
      },
    }),
    rate,
  );
  await vi.waitUntil(() => sentAt.length >= 30, WITHIN);
  for (const at of sentAt) {
    const within = sentAt.filter((other) => other >= at && other < at + 1000);
    // Clocks tell whole milliseconds.
    expect(within.length).toBeLessThanOrEqual(rate / 2 + 1);
  }
  const took = (sentAt.at(-1) ?? 0) - (sentAt[0] ?? 0);
  expect(took).toBeGreaterThanOrEqual((sentAt.length - 1) * (2000 / rate) - sentAt.length);
});

test(
  'half of the looks at links take at most twice as long during the first reading, and a moment',
  { timeout: 60_000 },
  async () => {
    const rate = { INSTANTPAY_RATE: '20' };
    const sandbox = { seededLinks: 3_000, listing: { mostPerPage: 10 } };
    const [still, walking] = [
      await startServer({ sandbox, env: rate }),
      await startServer({ sandbox, env: { ...rate, DIRECTORY_EVERY_S: '15' } }),
    ];
    const looks = async (server: typeof still) => {
      const agent = await signIn(server, 'agent');
      const ids = idsOf(server.sandbox).slice(0, 11);
      const times: number[] = [];
      for (const id of ids) {
        const beganAt = performance.now();
        expect((await agent.get(`/api/payout-links/${id}`)).status).toBe(200);
        times.push(performance.now() - beganAt);
        // Two calls each, of twenty a second, half of which are the walk's.
        await pause(220);
      }
      return times.toSorted((a, b) => a - b)[5] ?? 0;
    };
    const [without, beside] = await Promise.all([looks(still), looks(walking)]);
    const agent = await signIn(walking, 'agent');
    expect((await agent.get('/api/directory')).body).toMatchObject({ state: 'filling', trouble: null });
    expect(beside).toBeLessThan(2 * without + 50);
    await Promise.all([still.close(), walking.close()]);
  },
);

test('where the walk is switched off nothing is asked for, and the directory says so', async () => {
  const start = (DIRECTORY_EVERY_S: string) =>
    startServer({ sandbox: { seededLinks: 50 }, env: { DIRECTORY_EVERY_S } });
  const off = await start('0');
  const on = await start('0.1');
  const seen = async (server: typeof off) =>
    (await (await signIn(server, 'agent')).get<Directory>('/api/directory')).body;
  // The other one, which started later, has read everything and asked for what is new again and again.
  await vi.waitUntil(async () => (await seen(on)).state === 'complete', { ...WITHIN, interval: 200 });
  await vi.waitUntil(() => on.sandbox.control.counts().list >= 10, WITHIN);
  expect(await seen(off)).toMatchObject({ state: 'off', links: 0, atProvider: null, newReadAt: null });
  expect(off.sandbox.control.counts()).toMatchObject({ list: 0, track: 0 });
  await Promise.all([off.close(), on.close()]);
});

/** As List would tell of them. */
function openLinks(count: number): ListedLink[] {
  return Array.from({ length: count }, (_, at) => {
    const { linkId, amountPaise, listed } = sampleRecord({ createdAt: REMOVED_AT - at * 1000, listed: {} });
    if (listed === null) throw new Error('List has told of every one of them');
    return { ...listed, linkId, amountPaise, providerStatus: 'ISSUED' };
  });
}

/** How often each link was asked for by its id. */
function askedFor(sandbox: Sandbox): Map<string | null, number> {
  const calls = Map.groupBy(sandbox.control.ledger({ call: 'track' }), ({ linkId }) => linkId);
  return new Map([...calls].map(([linkId, all]) => [linkId, all.length]));
}
