import { expect, test } from 'vitest';
import type { PayoutLinkRow } from '../../contract/finding.ts';
import { linkTable } from './link-table.ts';

const ROW: PayoutLinkRow = {
  ...{ id: '65704add83911e52b70ebcbc', status: 'ISSUED', providerStatus: 'ISSUED' },
  ...{ amount: { paise: 12_000_005, currency: 'INR' }, matchedBy: 'order id', cancelState: null },
  ...{ createdAt: '2026-11-21T18:30:00Z', createdAtSource: 'link-id', asOf: '2026-11-22T00:00:00.123Z' },
  recipient: { name: 'R••••• K•••••', mobile: '••••••3210', email: 'r••••@example.in' },
  ...{ purpose: 'Refund', description: 'Diwali', referenceNo: 'NA', orderId: '1231212092131KTMDF' },
  ...{ paymentModes: ['ACCOUNT'], verifiesBeneficiary: true },
  ...{ activatedAt: '2026-11-21T18:30:00Z', expiresAt: '2026-12-15T18:29:59Z' },
};

async function* pagesOf(...pages: PayoutLinkRow[][]) {
  yield* pages;
}

async function lineOf(change: Partial<PayoutLinkRow>): Promise<Record<string, string | undefined>> {
  const { columns, pages } = linkTable(pagesOf([{ ...ROW, ...change }]));
  const { value } = await pages[Symbol.asyncIterator]().next();
  return Object.fromEntries(columns.map((name, index) => [name, (value as string[][])[0]?.[index]]));
}

test('a line has everything that a row shows, with times in IST and ISO', async () => {
  expect(await lineOf({})).toEqual({
    ...{ 'Link id': ROW.id, Status: 'ISSUED', 'Amount (INR)': '120000.05' },
    ...{ Recipient: 'R••••• K•••••', Mobile: '••••••3210', 'E-mail': 'r••••@example.in' },
    ...{ Purpose: 'Refund', Description: 'Diwali', Reference: 'NA', 'Order id': '1231212092131KTMDF' },
    'Created (IST)': '2026-11-22 00:00:00 IST',
    'Created (ISO, UTC)': '2026-11-21T18:30:00Z',
    'Expires (IST)': '2026-12-15 23:59:59 IST',
    'Expires (ISO, UTC)': '2026-12-15T18:29:59Z',
    'Found by': 'order id',
    'As of (ISO, UTC)': '2026-11-22T00:00:00.123Z',
  });
});

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [100, '1.00'],
  [12_011, '120.11'],
  [999_999_999_999_99, '999999999999.99'],
])('%i paise are %s rupees, without a sign or commas', async (paise, rupees) => {
  expect((await lineOf({ amount: { paise, currency: 'INR' } }))['Amount (INR)']).toBe(rupees);
});

test('what is not known is empty', async () => {
  const line = await lineOf({
    ...{ recipient: null, purpose: null, description: null, referenceNo: null, orderId: null },
    ...{ createdAt: null, expiresAt: null },
  });
  const known = ['Link id', 'Status', 'Amount (INR)', 'Found by', 'As of (ISO, UTC)'];
  for (const [name, value] of Object.entries(line))
    expect([name, value === '']).toEqual([name, !known.includes(name)]);
});

test('a status that InstantPay never used before stands in the file in its own words', async () => {
  expect((await lineOf({ status: 'OTHER', providerStatus: 'ON_HOLD' }))['Status']).toBe('ON_HOLD');
});

test('no line holds the link’s own address, and the file has no column for it', async () => {
  const withAddress = { ...ROW, url: 'https://instant.pe/QxJwZk' } as PayoutLinkRow;
  expect(Object.values(await lineOf(withAddress)).join()).not.toContain('QxJwZk');
  expect(linkTable(pagesOf()).columns.join()).not.toMatch(/address|url|qr/i);
});
