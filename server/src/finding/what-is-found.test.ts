import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { DirectoryRecord } from '../directory/directory-record.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { openFindingDesk, searcher } from '../../testing/finding-desk.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { sampleRecord } from '../../testing/sample-record.ts';
import { readPaste } from '../pastes/read-paste.ts';
import { whyOf } from './why-of.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Values that come again and again, so that one search means several links, and some in two ways. */
const mobile = fc.constantFrom('9876543210', '9123453210', '9000003210', '8765432100');
const links = fc
  .record({
    name: fc.option(fc.constantFrom('Ravi Kumar', 'Kumar Ravi Das', 'Zoë O’Neil', 'अमित शर्मा', 'Ravi 3210')),
    mobile: fc.option(mobile),
    email: fc.option(fc.constantFrom('ravi@example.in', 'Zoe.ONeil@example.in')),
    description: fc.option(fc.constantFrom('Diwali refund Oct', 'order 3210 refund', 'Kumar stores')),
    referenceNo: fc.constantFrom('NA', 'INV-3210', 'inv 77', '3210'),
    orderId: fc.option(fc.constantFrom('1231212092131KTMDF', '1231212092131FDBUT')),
    url: fc.option(fc.constantFrom('https://instant.pe/Ab12Cd', 'https://instant.pe/zz3210')),
    account: fc.option(fc.constantFrom('50100477123210', '50100477120988', 'ravi@ybl')),
    amountPaise: fc.constantFrom(321_000, 12_011, 50_000),
  })
  .map(({ account, amountPaise, ...listed }) =>
    sampleRecord({
      ...{ amountPaise, listed, trackedAt: account === null ? null : 1 },
      tracked:
        account === null
          ? null
          : {
              ...{ createdAt: null, sentAt: 1, sinceAt: null, orderIds: [] },
              accounts: [{ number: account, ifsc: 'HDFC0000060' }],
            },
    }),
  );
const asked = [
  ...['ravi', 'Ravi Kumar', 'kumar das', 'oneil', 'Zoë O’Neil', 'अमित', 'refund', 'diwali oct', 'stores'],
  ...['9876543210', '+91 98765 43210', '3210', '43210', '543210', '6543210', 'ravi@example.in', 'ravi@ybl'],
  ...['INV-3210', 'inv 77', '1231212092131KTMDF', 'https://instant.pe/Ab12Cd', '₹3,210', '₹120.11'],
  ...['50100477123210', '0988', 'HDFC0000060', 'nobody'],
  ...[
    'rav kum',
    'kuma',
    'Zoë one',
    'अमि',
    'ravi ₹3,210',
    'kum rav 500 rs',
    'refund ₹120.11',
    '1231212092131',
  ],
];

forEachDatabase((kind) => {
  test('whatever is typed finds every link that it means, and no other', async () => {
    await using database = await migratedDatabase(kind);
    const desk = openFindingDesk(database);
    const records: DirectoryRecord[] = fc.sample(links, { numRuns: 150, seed: 6 });
    await desk.know(records);
    let finds = 0;
    const everyId = records.slice(0, 3).map(({ linkId }) => linkId);
    for (const q of [...asked, ...everyId, ...everyId.map((id) => id.slice(-6))]) {
      const paste = readPaste(q);
      if (paste.kind !== 'one') throw new Error(`${q} is not read as one thing`);
      const meant = paste.tiers
        .map((tier) => records.filter((record) => whyOf(tier, record) !== null))
        .find((some) => some.length > 0);
      const found = await desk.finding.find(searcher(), { q, limit: 200 });
      const wanted = (meant ?? []).map(({ linkId }) => linkId).toSorted();
      expect([q, found.items.map(({ id }) => id).toSorted()]).toEqual([q, wanted]);
      expect([q, found.total, found.totalIsExact]).toEqual([q, wanted.length, true]);
      if (found.opens !== null) expect(wanted).toEqual([found.opens]);
      finds += wanted.length > 0 ? 1 : 0;
    }
    expect(finds).toBeGreaterThan(24);
  });
});
