import { expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { openFindingDesk, searcher } from '../../testing/finding-desk.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { sampleRecord } from '../../testing/sample-record.ts';

forEachDatabase((kind) => {
  test('the most frequent purposes are listed, each can be filtered by, and none names anybody', async () => {
    await using database = await migratedDatabase(kind);
    const desk = openFindingDesk(database);
    const of = (purpose: string, many: number) =>
      Array.from({ length: many }, () =>
        sampleRecord({ listed: { purpose, name: 'Ravi Kumar', mobile: '9876543210' } }),
      );
    await desk.know([
      ...[...of('Refund', 6), ...of('Bonus', 3), ...of('Payout', 4), ...of('For Ravi Kumar', 9)],
      ...[...of('Call 9876543210', 8), ...of('NA', 20)],
      ...Array.from({ length: 30 }, (_, n) => of(`Offer ${n}`, 2)).flat(),
    ]);
    const { items } = await desk.finding.purposes();
    expect(items).toHaveLength(20);
    expect(items.slice(0, 4)).toEqual([
      { purpose: 'Refund', links: 6 },
      { purpose: 'Payout', links: 4 },
      { purpose: 'Bonus', links: 3 },
      { purpose: expect.stringContaining('Offer'), links: 2 },
    ]);
    for (const { purpose, links } of items) {
      const found = await desk.finding.find(searcher('agent'), { purpose });
      expect([found.total, new Set(found.items.map((row) => row.purpose))]).toEqual([
        links,
        new Set([purpose]),
      ]);
    }
  });

  test('whoever sees no names cannot try them out as purposes for long', async () => {
    await using database = await migratedDatabase(kind);
    const desk = openFindingDesk(database);
    await desk.know([sampleRecord({ listed: { purpose: 'Refund', name: 'Ravi Kumar' } })]);
    const agent = searcher('agent');
    for (let tries = 0; tries < 60; tries += 1) await desk.finding.find(agent, { purpose: `Ravi ${tries}` });
    await expect(desk.finding.find(agent, { purpose: 'Ravi Kumar' })).rejects.toThrow('too often');
    expect((await desk.finding.find(agent, { purpose: 'Refund' })).total).toBe(1);
  });
});
