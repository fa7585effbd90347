import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LinkFilter } from '../../contract/finding.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { openFindingDesk, searcher } from '../../testing/finding-desk.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { sampleRecord } from '../../testing/sample-record.ts';
import { planOf, statementsOf } from '../../testing/statements-of.ts';

/** One step that reads a whole table of links, in the words of either database. */
const READS_ALL =
  /^SCAN (?:p|k|s|c|payout_link|search_key|sealed_link|cancellation)\b|Seq Scan (?:payout_link|search_key|sealed_link|cancellation)|^Index .*Scan (?:payout_link|search_key|sealed_link|cancellation)\b.*without bounds/;

forEachDatabase((kind) => {
  let database: Awaited<ReturnType<typeof migratedDatabase>>;
  beforeAll(async () => {
    database = await migratedDatabase(kind);
    const desk = openFindingDesk(database);
    // More than are read at once, so that there are lookups of both kinds.
    await desk.know(
      Array.from({ length: 1300 }, (_, n) =>
        sampleRecord({
          ...{ createdAt: Date.UTC(2026, 9, 1) + n * 1000, amountPaise: 100 * n },
          status: n % 100 === 0 ? 'PROCESSING' : 'ISSUED',
          ...{ sinceAt: Date.UTC(2026, 9, 1), trackedAt: 1 },
          tracked: { createdAt: null, sentAt: null, sinceAt: null, orderIds: [], accounts: [] },
          listed: {
            ...{ name: n < 5 ? 'Ravi Kumar' : 'Asha Rao', mobile: `9${String(n).padStart(9, '0')}` },
            ...{ purpose: 'Refund', expiresAt: n % 3 === 0 ? null : Date.now() + n * 1000 },
          },
        }),
      ),
    );
    await sql`analyze`.execute(database.kysely);
  });
  afterAll(() => database[Symbol.asyncDispose]());

  const from = '2026-10-01T00:00:00Z';
  test.each<[string, LinkFilter]>([
    ['a mobile', { q: '9000000123' }],
    ['the end of one', { q: '000123' }],
    ['a rare name', { q: 'Ravi Kumar' }],
    ['a frequent name', { q: 'Asha' }],
    ['two frequent words', { q: 'Asha Rao' }],
    ['a frequent name by amount', { q: 'Asha', sort: '-amount' }],
    ['a frequent name by expiry', { q: 'Asha', sort: 'expires' }],
    ['a frequent name with a status', { q: 'Asha', status: ['ISSUED'] }],
    ['a link id', { q: '65704add83911e52b70ebcbc' }],
    ['everything', {}],
    ['everything by amount', { sort: 'amount' }],
    ['everything by expiry, the last first', { sort: '-expires' }],
    ['a rare status', { status: ['PROCESSING'] }],
    ['two statuses', { status: ['ISSUED', 'PROCESSING'] }],
    ['two statuses by amount', { status: ['ISSUED', 'PROCESSING'], sort: 'amount' }],
    ['a purpose', { purpose: 'Refund' }],
    ['a purpose by expiry', { purpose: 'Refund', sort: 'expires' }],
    ['days', { createdFrom: from, createdTo: '2027-01-01T00:00:00Z' }],
    ['days, by amount', { createdFrom: from, sort: 'amount' }],
    ['expiry', { expiresFrom: from, sort: 'expires' }],
    ['amounts', { amountMin: 100, amountMax: 90_000 }],
    ['few amounts', { amountMin: 100, amountMax: 1000 }],
    ['what expires within days', { worklist: 'expires-within-7-days', sort: 'expires' }],
    ['what was never sent', { worklist: 'never-sent' }],
    ['what is processed for long', { worklist: 'processing-long' }],
    ['what is not confirmed', { worklist: 'not-confirmed' }],
  ])('%s, page after page, is looked up by indexes alone', async (_what, filter) => {
    const { database: watched, sent } = statementsOf(database);
    const { finding } = openFindingDesk(watched);
    const operator = searcher();
    const first = await finding.find(operator, { ...filter, limit: 100 });
    if (first.nextCursor !== null)
      await finding.find(operator, { ...filter, limit: 100, cursor: first.nextCursor });
    const plans = new Map(sent.map((statement) => [statement.sql, statement]));
    expect(plans.size).toBeGreaterThan(1);
    for (const statement of plans.values()) {
      const steps = await planOf(database, statement);
      expect(steps.filter((step) => READS_ALL.test(step)).map((step) => [step, statement.sql])).toEqual([]);
    }
  });

  test('so are the worklists and the purposes', async () => {
    const { database: watched, sent } = statementsOf(database);
    const { finding } = openFindingDesk(watched);
    await finding.worklists();
    await finding.purposes();
    expect(sent.length).toBeGreaterThan(12);
    for (const statement of sent) {
      const steps = await planOf(database, statement);
      expect(steps.filter((step) => READS_ALL.test(step)).map((step) => [step, statement.sql])).toEqual([]);
    }
  });

  test('a statement without an index would be found out', async () => {
    const { database: watched, sent } = statementsOf(database);
    await watched.kysely.selectFrom('payout_link').select('no').where('changed_at', '=', 1).execute();
    const [statement] = sent;
    if (statement === undefined) throw new Error('nothing was sent');
    expect((await planOf(database, statement)).some((step) => READS_ALL.test(step))).toBe(true);
  });
});
