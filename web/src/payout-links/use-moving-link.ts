import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { payoutLinkQuery } from './payout-link-queries.ts';
import { refreshPaceMs } from './refresh-pace.ts';

/**
 * A link that refreshes itself while it can still move: paused in a hidden tab, caught up on return,
 * quick again after each change. A final one is read on each opening only.
 */
export function useMovingLink(linkId: string): UseQueryResult<PayoutLink> {
  const looksWithoutChange = useRef(0);
  const result = useQuery({
    ...payoutLinkQuery(linkId),
    refetchInterval: ({ state }) => (state.data?.moving ? refreshPaceMs(looksWithoutChange.current) : false),
    refetchOnWindowFocus: ({ state }) => state.data?.moving !== false,
  });
  const { data, dataUpdatedAt, errorUpdatedAt } = result;
  const shown = data && `${data.providerStatus} ${data.activity.length} ${data.openOperation?.updatedAt}`;

  useEffect(() => {
    looksWithoutChange.current += 1;
  }, [dataUpdatedAt, errorUpdatedAt]);

  useEffect(() => {
    looksWithoutChange.current = 0;
  }, [linkId, shown]);

  useEffect(() => {
    const caughtUp = () => {
      looksWithoutChange.current = 0;
    };
    document.addEventListener('visibilitychange', caughtUp);
    return () => document.removeEventListener('visibilitychange', caughtUp);
  }, []);

  return result;
}
