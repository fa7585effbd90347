import { afterAll, beforeAll, expect, test } from 'vitest';
import { Worklist } from '../../contract/finding.ts';
import type { LinkStatus } from '../../contract/payout-links.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { openFindingDesk, searcher } from '../../testing/finding-desk.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { sampleRecord } from '../../testing/sample-record.ts';
import { createFindStore } from './find-store.ts';
import { listWorklists } from './list-worklists.ts';
import { worklistDefinition } from './worklist-definition.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** 22 November 2026 at noon in IST, and its first moment. */
const NOON = Date.parse('2026-11-22T12:00:00+05:30');
const TODAY = Date.parse('2026-11-22T00:00:00+05:30');

type Expiring = Extract<ReturnType<typeof worklistDefinition>, { of: 'links' }>;

test.each([
  ['expires-today', TODAY, TODAY + DAY],
  ['expires-tomorrow', TODAY + DAY, TODAY + 2 * DAY],
  ['expires-within-7-days', TODAY, TODAY + 7 * DAY],
  ['expired-yesterday', TODAY - DAY, TODAY],
  ['claimed-today', TODAY, TODAY + DAY],
  ['cancelled-today', TODAY, TODAY + DAY],
] as const)('%s is of calendar days in IST, at every moment of the day', (worklist, from, before) => {
  for (const now of [TODAY, NOON, TODAY + DAY - 1])
    expect((worklistDefinition(worklist, now) as Expiring).within).toMatchObject({ from, before });
  // A moment earlier it is still the day before.
  expect((worklistDefinition(worklist, TODAY - 1) as Expiring).within).toMatchObject({ from: from - DAY });
});

test('processing is long after thirty minutes, told at most one minute late', () => {
  const { within } = worklistDefinition('processing-long', NOON + 59_999) as Expiring;
  expect(within).toEqual({ column: 'since_at', from: null, before: NOON - 30 * MINUTE });
});

forEachDatabase((kind) => {
  let database: Awaited<ReturnType<typeof migratedDatabase>>;
  let desk: ReturnType<typeof openFindingDesk>;
  const link = (status: LinkStatus, { expiresAt, sinceAt, ...more }: Partial<Record<string, number>> = {}) =>
    sampleRecord({
      ...{ status, sinceAt: sinceAt ?? null, amountPaise: more['paise'] ?? 100 },
      listed: { expiresAt: expiresAt ?? null, mobile: '9000000000' },
    });
  /** Today by our clock: the search asks it. */
  const now = Date.now();
  const today = Math.floor((now + 19_800_000) / DAY) * DAY - 19_800_000;

  beforeAll(async () => {
    database = await migratedDatabase(kind);
    desk = openFindingDesk(database);
    const edges = [today - DAY, today, today + DAY, today + 2 * DAY, today + 7 * DAY].flatMap((at) => [
      at - 1,
      at,
    ]);
    await desk.know([
      ...edges.flatMap((expiresAt) => [
        link('ISSUED', { expiresAt, paise: 700 }),
        link('EXPIRED', { expiresAt }),
      ]),
      ...edges.flatMap((sinceAt) => [link('CLAIMED', { sinceAt }), link('CANCELLED', { sinceAt, paise: 5 })]),
      ...[1, 29, 32, 500].map((minutes) => link('PROCESSING', { sinceAt: now - minutes * MINUTE })),
      link('PROCESSING'),
      sampleRecord({ status: 'ISSUED', amountPaise: 31, listed: { expiresAt: null } }),
      sampleRecord({ status: 'CANCELLED', listed: { expiresAt: null } }),
    ]);
  });
  afterAll(() => database[Symbol.asyncDispose]());

  test('each worklist counts its links and their money, at the midnight of IST too', async () => {
    const { items } = await listWorklists(createFindStore(database, desk.directory.environment), now);
    const told = Object.fromEntries(
      items.map(({ worklist, links, amount }) => [worklist, [links, amount.paise]]),
    );
    expect(told).toEqual({
      'expires-today': [2, 1400],
      'expires-tomorrow': [2, 1400],
      'expires-within-7-days': [6, 4200],
      'expired-yesterday': [2, 200],
      'processing-long': [2, 200],
      'never-sent': [1, 31],
      ...{ 'not-confirmed': [0, 0], 'ask-instantpay': [0, 0], 'waiting-for-approval': [0, 0] },
      'claimed-today': [2, 200],
      'cancelled-today': [2, 10],
    });
  });

  test('what a worklist counts is what it lists, in every order', async () => {
    const { items } = await desk.finding.worklists();
    expect(items.map(({ worklist }) => worklist)).toEqual(Worklist.options);
    for (const { worklist, links, amount } of items) {
      const asked = { worklist, sort: 'expires' as const };
      const found = await desk.finding.find(searcher(), asked);
      const paise = found.items.reduce((sum, row) => sum + row.amount.paise, 0);
      expect([worklist, found.items.length, paise]).toEqual([worklist, links, amount.paise]);
      expect([worklist, found.total, found.totalIsExact]).toEqual([worklist, links, true]);
    }
  });

  test('however much InstantPay says that links are worth, they are counted and listed', async () => {
    await using odd = await migratedDatabase(kind);
    const { finding, know } = openFindingDesk(odd);
    const most = {
      status: 'ISSUED',
      amountPaise: Number.MAX_SAFE_INTEGER,
      listed: { expiresAt: now },
    } as const;
    await know([sampleRecord(most), sampleRecord(most), sampleRecord({ ...most, amountPaise: 5 })]);
    const { items } = await finding.worklists();
    expect(items.find(({ worklist }) => worklist === 'expires-today')).toMatchObject({
      // Each counts as ₹100 crore at most, so that no sum can break.
      ...{ links: 3, amount: { paise: 200_000_000_005 } },
    });
    for (const filter of [{}, { status: ['ISSUED' as const] }, { worklist: 'expires-today' as const }])
      expect((await finding.find(searcher(), filter)).total).toBe(3);
  });

  test('who has no worklists cannot list them by a filter either', async () => {
    for (const worklist of Worklist.options) {
      await expect(desk.finding.find(searcher('agent'), { worklist })).rejects.toThrow('Your role');
      expect((await desk.finding.find(searcher('auditor'), { worklist })).providerTrouble).toBeNull();
    }
  });

  test('the totals of no filter, and of statuses, are the counters’, and true', async () => {
    for (const status of [undefined, ['ISSUED'], ['ISSUED', 'CLAIMED'], ['OTHER']] as const) {
      const filter = status === undefined ? {} : { status: [...status] };
      const { total, items, nextCursor } = await desk.finding.find(searcher(), { ...filter, limit: 200 });
      expect([total, nextCursor]).toEqual([items.length, null]);
    }
  });
});
