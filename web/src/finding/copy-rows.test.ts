import { expect, test } from 'vitest';
import { payoutLinkRow } from '../testing/payout-link-row.ts';
import { copyRows } from './copy-rows.ts';
import { columnsOf, FIRST_COLUMNS } from './table-columns.ts';

test('copied rows are what the table shows, under its header', () => {
  const row = payoutLinkRow({ expiresAt: '2023-12-15T18:29:00Z', cancelState: 'needs-person' });
  expect(copyRows([row], columnsOf(FIRST_COLUMNS)).split('\n')).toEqual([
    'Status\tAmount\tRecipient\tMobile\tReference\tPurpose · description\tCreated (IST)\tExpires\tFound by',
    'Issued · Ask InstantPay\t₹1,20,000.00\tRavi Kumar\t••••••4547\tINV-1\tRefund\t6 Dec 2023, 15:50 IST\t15 Dec 2023, 23:59 IST\tmobile',
  ]);
});

test('no text tears a row, and none is run as a formula', () => {
  const row = payoutLinkRow({ purpose: '=cmd()\tx\r\ny', referenceNo: ' -1+1', recipient: null });
  const [, copied] = copyRows([row], columnsOf(['recipient', 'reference', 'purpose'])).split('\n');
  expect(copied).toBe("Issued\t₹1,20,000.00\t\t'-1+1\t'=cmd() x y");
});

test.each(['"=1+1"', '\u200B=1', '\u202E +1', '\u00AD@x'])('nor is %j', (purpose) => {
  const [, copied] = copyRows([payoutLinkRow({ purpose })], columnsOf(['purpose'])).split('\n');
  expect(copied).toBe(`Issued\t₹1,20,000.00\t'${purpose}`);
});

test('nothing is marked: only the header', () => {
  expect(copyRows([], columnsOf(['linkId']))).toBe('Status\tAmount\tLink id');
});
