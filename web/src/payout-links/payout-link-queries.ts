import {
  getPayoutLink,
  type LinkStatus,
  type PayoutLink,
  searchPayoutLinks,
} from '@linkdesk/server/contract/payout-links';
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';

const PAGE_SIZE = 50;

export function payoutLinkQuery(linkId: string) {
  return queryOptions<PayoutLink>({
    queryKey: ['payout-link', linkId],
    queryFn: ({ signal }) => call(getPayoutLink, { params: { linkId }, query: {} }, signal),
  });
}

/** Asks the provider anew, past every answer on the way, and shows the result wherever the link is on screen. */
export async function readFresh(client: QueryClient, linkId: string): Promise<PayoutLink> {
  const { queryKey } = payoutLinkQuery(linkId);
  await client.cancelQueries({ queryKey });
  return client.fetchQuery({
    queryKey,
    queryFn: ({ signal }) => call(getPayoutLink, { params: { linkId }, query: { fresh: '1' } }, signal),
    staleTime: 0,
  });
}

export function searchQuery(q: string, status: LinkStatus | null) {
  return infiniteQueryOptions({
    queryKey: ['payout-links', q, status],
    queryFn: ({ pageParam, signal }) =>
      call(
        searchPayoutLinks,
        {
          body: {
            ...(q && { q }),
            ...(status && { status: [status] }),
            ...(pageParam && { cursor: pageParam }),
            limit: PAGE_SIZE,
          },
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // Rows stay where they are while somebody reads them; ⟳ and a new search read again.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 10 * 60_000,
  });
}
