import { type LinkFilter, searchPayoutLinks } from '@linkdesk/server/contract/finding';
import type { OutputOf } from '@linkdesk/server/contract/endpoint';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';

const PAGE_SIZE = 50;
/** Further ones come while somebody scrolls. */
const NEXT_PAGE_SIZE = 200;

/** A page of links, and when it was asked for by our own clock. */
export type FoundPage = OutputOf<typeof searchPayoutLinks> & { readAt: number };

const SEARCH_KEY = 'payout-links';

/** The same `visit` gets what it has read before; another one asks anew. */
export function searchQuery(filter: LinkFilter, visit: string) {
  return infiniteQueryOptions({
    queryKey: [SEARCH_KEY, filter, visit],
    queryFn: ({ pageParam, signal }) => readPage(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: FoundPage) => page.nextCursor,
    // Rows stay where they are while somebody reads them.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 10 * 60_000,
  });
}

export async function readPage(
  filter: LinkFilter,
  cursor: string | null,
  signal: AbortSignal,
): Promise<FoundPage> {
  const readAt = Date.now();
  const limit = cursor === null ? PAGE_SIZE : NEXT_PAGE_SIZE;
  const page = await call(
    searchPayoutLinks,
    { body: { ...filter, ...(cursor !== null && { cursor }), limit } },
    signal,
  );
  return { ...page, readAt };
}
