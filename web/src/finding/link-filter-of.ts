import type { LinkFilter } from '@linkdesk/server/contract/finding';
import { beginOfIstDay, istDayAt, plusDays } from './ist-days.ts';
import { inOrder, NO_SEARCH, type Range, type SearchAddress } from './search-address.ts';

/** What the server is asked for an address: days in India become instants, the last day to its very end. */
export function linkFilterOf(address: SearchAddress): LinkFilter {
  const { status, purpose, created, expires, amount, list, sort } = address;
  const q = address.q.trim();
  return {
    ...(q && { q }),
    ...(status.length > 0 && { status }),
    ...(purpose !== null && { purpose }),
    ...(created.from !== null && { createdFrom: beginOfIstDay(created.from) }),
    ...(created.to !== null && { createdTo: beginOfIstDay(plusDays(created.to, 1)) }),
    ...(expires.from !== null && { expiresFrom: beginOfIstDay(expires.from) }),
    ...(expires.to !== null && { expiresTo: beginOfIstDay(plusDays(expires.to, 1)) }),
    ...(amount.from !== null && { amountMin: amount.from }),
    ...(amount.to !== null && { amountMax: amount.to }),
    ...(list !== null && { worklist: list }),
    ...(sort !== null && { sort }),
  };
}

/** The address of a filter that was kept; instants within a day become that whole day. */
export function addressOfFilter(filter: LinkFilter): SearchAddress {
  return {
    ...NO_SEARCH,
    q: filter.q ?? '',
    status: filter.status ?? [],
    purpose: filter.purpose ?? null,
    created: daysOf(filter.createdFrom, filter.createdTo),
    expires: daysOf(filter.expiresFrom, filter.expiresTo),
    amount: inOrder({ from: filter.amountMin ?? null, to: filter.amountMax ?? null }),
    list: filter.worklist ?? null,
    sort: filter.sort ?? null,
  };
}

function daysOf(from: string | undefined, before: string | undefined): Range<string> {
  return {
    from: from === undefined ? null : istDayAt(Date.parse(from)),
    to: before === undefined ? null : istDayAt(Date.parse(before) - 1),
  };
}
