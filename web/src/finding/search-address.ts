import { Sort, Worklist } from '@linkdesk/server/contract/finding';
import { LinkStatus } from '@linkdesk/server/contract/payout-links';
import { isDay } from './ist-days.ts';
import { paiseOf, rupeesText } from './rupees.ts';

/** Both ends belong to it; null is open. */
export type Range<Value> = { from: Value | null; to: Value | null };

/** A search as it stands in the address. Days are calendar days in India, amounts paise. */
export type SearchAddress = {
  q: string;
  status: LinkStatus[];
  purpose: string | null;
  created: Range<string>;
  expires: Range<string>;
  amount: Range<number>;
  list: Worklist | null;
  sort: Sort | null;
};

export const NO_SEARCH: SearchAddress = {
  q: '',
  status: [],
  purpose: null,
  created: { from: null, to: null },
  expires: { from: null, to: null },
  amount: { from: null, to: null },
  list: null,
  sort: null,
};

const LONGEST_PURPOSE = 500;
export const LONGEST_Q = 10_000;

/** Reads a search: the filters from the parameters, what was typed from the fragment. What makes no sense is left out. */
export function readSearchAddress(search: string, hash: string): SearchAddress {
  const given = new URLSearchParams(search);
  const chosen = (given.get('status') ?? '').split(',');
  const purpose = given.get('purpose') ?? '';
  return {
    q: (new URLSearchParams(hash.replace(/^#/, '')).get('q') ?? '').slice(0, LONGEST_Q),
    status: LinkStatus.options.filter((status) => chosen.includes(status)),
    purpose: purpose !== '' && purpose.length <= LONGEST_PURPOSE ? purpose : null,
    created: readRange(given.get('created'), dayOrNull),
    expires: readRange(given.get('expires'), dayOrNull),
    amount: readRange(given.get('amount'), paiseOf),
    list: Worklist.safeParse(given.get('list')).data ?? null,
    sort: Sort.safeParse(given.get('sort')).data ?? null,
  };
}

/** Writes it back. What was typed may be a mobile; a fragment never reaches a server or its logs. */
export function writeSearchAddress(address: Partial<SearchAddress>): { search: string; hash: string } {
  const { q, status, purpose, created, expires, amount, list, sort } = { ...NO_SEARCH, ...address };
  const given = [
    ['status', status.join(',')],
    ['purpose', encodeURIComponent(purpose ?? '')],
    ['created', writeRange(created, String)],
    ['expires', writeRange(expires, String)],
    ['amount', writeRange(amount, rupeesText)],
    ['list', list ?? ''],
    ['sort', sort ?? ''],
  ]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`);
  return {
    search: given.length > 0 ? `?${given.join('&')}` : '',
    hash: q ? `#${new URLSearchParams({ q })}` : '',
  };
}

/** The same words and order of rows, with nothing left out of them. */
export function withoutFilters({ q, sort }: SearchAddress): SearchAddress {
  return { ...NO_SEARCH, q, sort };
}

export function hasFilters(address: SearchAddress): boolean {
  return writeSearchAddress({ ...address, sort: null }).search !== '';
}

/** How many filters are set; a worklist is a list of its own. */
export function filterCount({ status, purpose, created, expires, amount }: SearchAddress): number {
  const set = [status.length > 0, purpose !== null, !isOpen(created), !isOpen(expires), !isOpen(amount)];
  return set.filter(Boolean).length;
}

export function isOpen({ from, to }: Range<unknown>): boolean {
  return from === null && to === null;
}

/** From the smaller to the greater, whichever was written first. */
export function inOrder<Value extends string | number>({ from, to }: Range<Value>): Range<Value> {
  return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };
}

function dayOrNull(text: string): string | null {
  return isDay(text) ? text : null;
}

/** `a..b`, `a..`, `..b`, or one value alone. */
function readRange<Value extends string | number>(
  text: string | null,
  read: (part: string) => Value | null,
): Range<Value> {
  const [from = '', to = from] = (text ?? '').split('..');
  return inOrder({ from: read(from), to: read(to) });
}

function writeRange<Value>({ from, to }: Range<Value>, write: (value: Value) => string): string {
  if (from === null && to === null) return '';
  return `${from === null ? '' : write(from)}..${to === null ? '' : write(to)}`;
}
