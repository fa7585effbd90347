import { expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { openFindingDesk, searcher } from '../../testing/finding-desk.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { sampleRecord } from '../../testing/sample-record.ts';
import { statementsOf } from '../../testing/statements-of.ts';
import { watchLoop } from '../../testing/watch-loop.ts';
import { Failure } from '../failure.ts';
import type { InstantPay, ListedLink } from '../instantpay/instantpay.ts';
import { listedOf } from './row-for.ts';

const ravi = (n: number, status: 'ISSUED' | 'CLAIMED' = 'ISSUED') =>
  sampleRecord({
    status,
    listed: { name: `Ravi Kumar ${n}`, mobile: `98765432${10 + n}`, referenceNo: `INV-88${10 + n}` },
  });

/** A provider that lists these by their id, and counts how often it is asked. */
function providerOf(links: readonly ListedLink[]) {
  const asked: string[] = [];
  const instantpay: Pick<InstantPay, 'list'> = {
    async list({ linkId = '' }) {
      asked.push(linkId);
      const items = links.filter((link) => link.linkId === linkId);
      return { items, page: 1, totalPages: 1, totalRecords: items.length, sentAt: Date.now() };
    },
  };
  return { asked, instantpay };
}

forEachDatabase((kind) => {
  test('a pasted list is answered line by line, in its order, and no link comes twice', async () => {
    await using database = await migratedDatabase(kind);
    const desk = openFindingDesk(database);
    const links = [ravi(0), ravi(1), ravi(2, 'CLAIMED'), ravi(3)];
    await desk.know(links);
    const [a, , c, d] = links.map(({ linkId }) => linkId);
    const q = ['9876543213', c, 'INV-8810', a, '9876543299'].join('\n');
    const found = await desk.finding.find(searcher(), { q });
    expect(found.readAs).toMatchObject({ kind: 'several', text: '5 lines' });
    expect(found.items.map(({ id, matchedBy }) => [id, matchedBy])).toEqual([
      ...[
        [d, 'mobile'],
        [c, 'link id'],
        [a, 'reference'],
      ],
    ]);
    expect(found.lines.map((line) => [line.readAs.kind, line.found])).toEqual([
      ...[
        ['mobile', 1],
        ['link id', 1],
        ['reference', 1],
        ['link id', 1],
        ['mobile', 0],
      ],
    ]);
    expect([found.total, found.totalIsExact, found.opens, found.hiddenByFilters]).toEqual([
      3,
      true,
      null,
      null,
    ]);
    expect(JSON.stringify(found)).not.toContain('98765432');

    const filtered = await desk.finding.find(searcher(), { q, status: ['CLAIMED'] });
    expect(filtered.items.map(({ id }) => id)).toEqual([c]);
    expect([filtered.total, filtered.hiddenByFilters]).toEqual([1, 3]);

    const first = await desk.finding.find(searcher(), { q, limit: 2 });
    const again = await desk.finding.find(searcher(), { q, limit: 2, cursor: first.nextCursor ?? '' });
    expect([first, again].map(({ items }) => items.map(({ id }) => id))).toEqual([[d, c], [a]]);
    expect(again.nextCursor).toBeNull();
  });

  test('of ids that nobody knows here ten are asked for at InstantPay, and then known', async () => {
    await using database = await migratedDatabase(kind);
    const unknown = Array.from({ length: 14 }, (_, n) => ravi(n));
    const { asked, instantpay } = providerOf(
      unknown.map((one) => listedOf(one)).filter((one) => one !== null),
    );
    const desk = openFindingDesk(database, { instantpay });
    const q = unknown.map(({ linkId }) => linkId).join('\n');
    const found = await desk.finding.find(searcher(), { q });
    expect(asked).toEqual(unknown.slice(0, 10).map(({ linkId }) => linkId));
    expect(found.lines.map((line) => line.found)).toEqual([...Array(10).fill(1), ...Array(4).fill(0)]);
    expect((await desk.finding.find(searcher(), { q })).total).toBe(14);
    expect(asked).toHaveLength(14);
  });

  test('when InstantPay cannot be asked the lines that are known are answered, and it is said', async () => {
    await using database = await migratedDatabase(kind);
    const list = () =>
      Promise.reject(new Failure('provider-unreachable', 'InstantPay could not be reached.'));
    const desk = openFindingDesk(database, { instantpay: { list } });
    const known = ravi(1);
    await desk.know([known]);
    const found = await desk.finding.find(searcher(), { q: `${known.linkId}\n65704add83911e52b70ebcbc` });
    expect([found.total, found.providerTrouble]).toEqual([1, 'InstantPay could not be reached.']);
  });

  test('each line about somebody is one try for who sees no names', async () => {
    await using database = await migratedDatabase(kind);
    const desk = openFindingDesk(database);
    const lines = (many: number) => Array.from({ length: many }, (_, n) => `98765432${10 + n}`).join('\n');
    const agent = searcher('agent');
    await desk.finding.find(agent, { q: lines(40) });
    await expect(desk.finding.find(agent, { q: lines(21) })).rejects.toThrow('too often');
    expect((await desk.finding.find(searcher('operator'), { q: lines(61) })).lines).toHaveLength(61);
  });

  test('while one DATA_KEY replaces another, links under either are found together, in order', async () => {
    await using database = await migratedDatabase(kind);
    const [old, fresh] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    await openFindingDesk(database, { dataKeys: [old] }).know([ravi(1), ravi(2)]);
    const desk = openFindingDesk(database, { dataKeys: [fresh, old] });
    await desk.know([ravi(3)]);
    const found = await desk.finding.find(searcher(), { q: 'ravi kumar', sort: 'created' });
    expect([found.total, found.items.map(({ recipient }) => recipient?.name)]).toEqual([
      ...[3, ['Ravi Kumar 1', 'Ravi Kumar 2', 'Ravi Kumar 3']],
    ]);
  });

  test('many lines of frequent words hold nobody else up', { timeout: 60_000 }, async () => {
    await using database = await migratedDatabase(kind);
    const desk = openFindingDesk(database);
    const firsts = ['Ravi', 'Asha', 'Zoya', 'Mohan'];
    const lasts = ['Kumar', 'Menon', 'Rao', 'Das'];
    await desk.know(
      Array.from({ length: 4800 }, (_, n) =>
        sampleRecord({ listed: { name: `${firsts[n % 4]} ${lasts[(n >> 2) % 4]} ${n}` } }),
      ),
    );
    const lines = firsts.flatMap((first) => lasts.map((last) => `${first} ${last}`));
    const q = lines.join('\n');
    await desk.finding.find(searcher(), { q, status: ['ISSUED'] });
    const loop = watchLoop();
    const found = await desk.finding.find(searcher(), { q, status: ['ISSUED'] });
    const heldMs = loop.longestMs();
    loop.stop();
    expect(found.lines.map((line) => line.found)).toEqual(Array(16).fill(300));
    // Each step takes a few; this is a slow machine.
    expect(heldMs).toBeLessThan(40);

    const { database: watched, sent } = statementsOf(database);
    const sorted = await openFindingDesk(watched).finding.find(searcher(), { q, sort: 'amount', limit: 200 });
    expect(sorted.lines).toEqual(found.lines);
    // All links in the order of their amounts are walked over for no line.
    expect(sent.filter(({ sql }) => /"amount_paise" as value/.test(sql))).toEqual([]);
  });
});
