import { expect, test } from 'vitest';
import { forEachDatabase } from '../../testing/databases.ts';
import { openFindingDesk, searcher } from '../../testing/finding-desk.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { sampleRecord } from '../../testing/sample-record.ts';
import type { InstantPay, ListedLink } from '../instantpay/instantpay.ts';
import { listedOf } from './row-for.ts';

/** A provider that searches by parts of names and e-mails, as none was seen to, and nothing forbids. */
function findingByParts(links: readonly ListedLink[]): Pick<InstantPay, 'list'> {
  return {
    async list({ contact = '', linkId = '' }) {
      const items = links.filter((link) =>
        [link.linkId === linkId, link.name?.toLowerCase().includes(contact), link.email?.includes(contact)]
          .slice(...(linkId === '' ? [1] : [0, 1]))
          .some(Boolean),
      );
      return { items, page: 1, totalPages: 1, totalRecords: items.length, sentAt: Date.now() };
    },
  };
}

forEachDatabase((kind) => {
  test('what only InstantPay’s own search finds is shown to who sees names, and tells nobody else a part of one', async () => {
    await using database = await migratedDatabase(kind);
    const record = sampleRecord({ listed: { name: 'Zubinqa Canaryvala', email: 'zubinqa@example.in' } });
    const links = [record].map(listedOf).filter((link) => link !== null);
    const { finding } = openFindingDesk(database, { instantpay: findingByParts(links), isComplete: false });
    for (const q of ['binqa', 'naryva', 'binqa@example.in']) {
      const found = await finding.find(searcher('operator'), { q });
      expect(found.items.map(({ id, matchedBy }) => [id, matchedBy])).toEqual([
        [record.linkId, 'InstantPay'],
      ]);
      for (const role of ['agent', 'auditor', 'admin'] as const) {
        const answers = await Promise.all(
          [q, 'xyzzy@example.in'].map((one) => finding.find(searcher(role), { q: one })),
        );
        expect(answers.map(({ items, total, opens }) => [items, total, opens])).toEqual([
          ...[
            [[], 0, null],
            [[], 0, null],
          ],
        ]);
      }
    }
    const { linkId } = record;
    expect((await finding.find(searcher('agent'), { q: linkId })).opens).toBe(linkId);
  });
});
