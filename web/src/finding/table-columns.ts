import { formatMoney } from '@linkdesk/server/contract/money';
import type { PayoutLinkRow, Sort } from '@linkdesk/server/contract/finding';
import { istMinute, istMoment } from '../ui/ist.ts';
import { statusWord } from '../ui/status-badge.tsx';
import { foundByWord, openCancelLabel, purposeText } from './link-table-words.ts';

export type ColumnId =
  | 'status'
  | 'cancel'
  | 'amount'
  | 'recipient'
  | 'mobile'
  | 'email'
  | 'reference'
  | 'purpose'
  | 'created'
  | 'expires'
  | 'orderId'
  | 'linkId'
  | 'asOf'
  | 'foundBy';

export type Column = {
  id: ColumnId;
  title: string;
  /** At least so many rem, and its share of what is left: no width may depend on which rows are shown. */
  width: readonly [minRem: number, share: number];
  /** `always` cannot be taken away; `asked` is there once somebody asked for it. */
  shown: 'always' | 'first' | 'asked';
  /** What its header sorts by: on the first click, and on the second. */
  sorts?: readonly [Sort, Sort];
  /** The cell as plain text. */
  text: (row: PayoutLinkRow) => string;
};

/** Every column there is, in the order in which they always stand. */
export const COLUMNS: readonly Column[] = [
  { id: 'status', title: 'Status', width: [9.5, 0.2], shown: 'always', text: statusText },
  {
    id: 'cancel',
    title: 'Open cancel',
    width: [9.5, 0],
    shown: 'asked',
    text: (row) => openCancelLabel(row) ?? '',
  },
  {
    id: 'amount',
    title: 'Amount',
    width: [7.5, 0.2],
    shown: 'always',
    sorts: ['-amount', 'amount'],
    text: ({ amount }) => formatMoney(amount),
  },
  {
    id: 'recipient',
    title: 'Recipient',
    width: [5.25, 1.1],
    shown: 'first',
    text: ({ recipient }) => recipient?.name ?? '',
  },
  {
    id: 'mobile',
    title: 'Mobile',
    width: [6.1, 0.1],
    shown: 'first',
    text: ({ recipient }) => recipient?.mobile ?? '',
  },
  {
    id: 'email',
    title: 'E-mail',
    width: [9.5, 0.8],
    shown: 'asked',
    text: ({ recipient }) => recipient?.email ?? '',
  },
  {
    id: 'reference',
    title: 'Reference',
    width: [4.75, 0.9],
    shown: 'first',
    text: ({ referenceNo }) => referenceNo ?? '',
  },
  { id: 'purpose', title: 'Purpose · description', width: [5.75, 2], shown: 'first', text: purposeText },
  {
    id: 'created',
    title: 'Created (IST)',
    width: [7.25, 1],
    shown: 'first',
    sorts: ['-created', 'created'],
    text: ({ createdAt }) => (createdAt ? istMinute(createdAt) : ''),
  },
  {
    id: 'expires',
    title: 'Expires',
    width: [6.5, 0.4],
    shown: 'first',
    sorts: ['expires', '-expires'],
    text: ({ expiresAt }) => (expiresAt ? istMinute(expiresAt) : ''),
  },
  {
    id: 'orderId',
    title: 'Order id',
    width: [12.5, 0],
    shown: 'asked',
    text: ({ orderId }) => orderId ?? '',
  },
  { id: 'linkId', title: 'Link id', width: [14, 0], shown: 'asked', text: ({ id }) => id },
  { id: 'asOf', title: 'As of', width: [7, 0.5], shown: 'asked', text: ({ asOf }) => istMoment(asOf) },
  { id: 'foundBy', title: 'Found by', width: [5.4, 0.2], shown: 'first', text: foundByWord },
];

/** The columns somebody chose, with those that are always there. */
export function columnsOf(chosen: readonly ColumnId[]): Column[] {
  return COLUMNS.filter(({ id, shown }) => shown === 'always' || chosen.includes(id));
}

export const FIRST_COLUMNS: readonly ColumnId[] = COLUMNS.flatMap(({ id, shown }) =>
  shown === 'first' ? [id] : [],
);

/** Columns for the header and each row alike. */
export function tracksOf(columns: readonly Column[]): string {
  const tracks = columns.map(({ width: [min, share] }) =>
    share === 0 ? `${min}rem` : `minmax(${min}rem, ${share}fr)`,
  );
  return [`${SELECT_REM}rem`, ...tracks].join(' ');
}

/** How narrow a table of them may be; with room where it scrolls sideways anyway. */
export function widthOf(columns: readonly Column[], { roomy = false } = {}): number {
  return columns.reduce(
    (sum, { width: [min, share] }) => sum + min + (roomy ? share * ROOM_REM : 0),
    SELECT_REM,
  );
}

/** For a whole share. */
const ROOM_REM = 4.5;

/** The column of the boxes. */
const SELECT_REM = 2;

function statusText(row: PayoutLinkRow): string {
  const word = statusWord(row.status === 'OTHER' ? row.providerStatus : row.status);
  const cancel = openCancelLabel(row);
  return cancel ? `${word} · ${cancel}` : word;
}
