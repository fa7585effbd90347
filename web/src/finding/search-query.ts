import { type LinkFilter, searchPayoutLinks } from '@linkdesk/server/contract/finding';
import type { OutputOf } from '@linkdesk/server/contract/endpoint';
import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';

const PAGE_SIZE = 50;
/** Further ones come while somebody scrolls. */
const NEXT_PAGE_SIZE = 200;
/** As long as it takes to get from one page to the other. */
const HANDED_MS = 5000;

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

/** Gives the first page on to Find: who wants to see all of it has searched once, not twice. */
export function handOverPage(client: QueryClient, filter: LinkFilter, page: FoundPage): void {
  client.setQueryData(handedKey(filter), { page, handedAt: Date.now() });
}

/** The page that was just handed over for this filter, if one was. */
export function handedPage(client: QueryClient, filter: LinkFilter) {
  const handed = client.getQueryData<{ page: FoundPage; handedAt: number }>(handedKey(filter));
  if (!handed || Date.now() - handed.handedAt > HANDED_MS) return undefined;
  return { pages: [handed.page], pageParams: [null] };
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

function handedKey(filter: LinkFilter) {
  return ['handed-over', filter];
}
