import type { LinkStatus } from '@linkdesk/server/contract/payout-links';
import { searchPayoutLinks } from '@linkdesk/server/contract/finding';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';

const PAGE_SIZE = 50;

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
