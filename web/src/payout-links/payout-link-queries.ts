import { getPayoutLink, type PayoutLink } from '@linkdesk/server/contract/payout-links';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';

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
