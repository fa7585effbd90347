import type { PayoutLinkRow } from '../../contract/finding.ts';

type LinkTable = { columns: readonly string[]; pages: AsyncIterable<string[][]> };

/** Rows of the list, masked already, as a table for a file. The link's own address never stands in one. */
export function linkTable(pages: AsyncIterable<readonly PayoutLinkRow[]>): LinkTable {
  return { columns: COLUMNS.map(([name]) => name), pages: linesOf(pages) };
}

async function* linesOf(pages: AsyncIterable<readonly PayoutLinkRow[]>): AsyncGenerator<string[][]> {
  for await (const rows of pages) yield rows.map((row) => COLUMNS.map(([, tell]) => tell(row) ?? ''));
}

const COLUMNS: [name: string, tell: (row: PayoutLinkRow) => string | null | undefined][] = [
  ['Link id', ({ id }) => id],
  ['Status', ({ status, providerStatus }) => (status === 'OTHER' ? providerStatus : status)],
  ['Amount (INR)', ({ amount }) => rupees(amount.paise)],
  ['Recipient', ({ recipient }) => recipient?.name],
  ['Mobile', ({ recipient }) => recipient?.mobile],
  ['E-mail', ({ recipient }) => recipient?.email],
  ['Purpose', ({ purpose }) => purpose],
  ['Description', ({ description }) => description],
  ['Reference', ({ referenceNo }) => referenceNo],
  ['Order id', ({ orderId }) => orderId],
  ['Created (IST)', ({ createdAt }) => ist(createdAt)],
  ['Created (ISO, UTC)', ({ createdAt }) => createdAt],
  ['Expires (IST)', ({ expiresAt }) => ist(expiresAt)],
  ['Expires (ISO, UTC)', ({ expiresAt }) => expiresAt],
  ['Found by', ({ matchedBy }) => matchedBy],
  ['As of (ISO, UTC)', ({ asOf }) => asOf],
];

/** `120.11`: a number to every spreadsheet, without grouping. */
function rupees(paise: number): string {
  return `${Math.trunc(paise / 100)}.${String(paise % 100).padStart(2, '0')}`;
}

/** `2026-11-22 10:15:00 IST`: sorts as text, too. */
function ist(instant: string | null): string | null {
  return instant === null ? null : `${IST.format(Date.parse(instant))} IST`;
}

const IST = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Kolkata',
  dateStyle: 'short',
  timeStyle: 'medium',
});
