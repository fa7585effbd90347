import { LinkStatus } from '@linkdesk/server/contract/payout-links';

export type SearchAddress = { q: string; status: LinkStatus | null };

/** Reads a search from the address: the filter from its parameters, what was typed from its fragment. */
export function readSearchAddress(search: string, hash: string): SearchAddress {
  const status = LinkStatus.safeParse(new URLSearchParams(search).get('status'));
  return {
    q: new URLSearchParams(hash.replace(/^#/, '')).get('q') ?? '',
    status: status.success ? status.data : null,
  };
}

/** Writes it back. What was typed may be a mobile; a fragment never reaches a server or its logs. */
export function writeSearchAddress({ q, status }: SearchAddress): { search: string; hash: string } {
  return {
    search: status ? `?${new URLSearchParams({ status })}` : '',
    hash: q ? `#${new URLSearchParams({ q })}` : '',
  };
}
