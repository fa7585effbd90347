import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { isApiError } from '../api/api-error.ts';
import { payoutLinkQuery } from './payout-link-queries.ts';
import { refreshPaceMs } from './refresh-pace.ts';

/** After a failed look: soon, unless it failed because too many look. */
const AGAIN_MS = 5_000;
const CALM_AGAIN_MS = 20_000;

/**
 * A link that refreshes itself while it can still move: paused in a hidden tab, caught up on return,
 * quick again after each change. A final one is read on each opening only, once all of it is known.
 */
export function useMovingLink(linkId: string): UseQueryResult<PayoutLink> {
  const looksWithoutChange = useRef(0);
  const result = useQuery({
    ...payoutLinkQuery(linkId),
    refetchInterval: ({ state: { data, error } }) => {
      if (error) return againAfterMs(error);
      return data && mayChange(data) ? refreshPaceMs(looksWithoutChange.current) : false;
    },
    refetchOnWindowFocus: ({ state: { data } }) => !data || mayChange(data),
  });
  const { data, dataUpdatedAt, errorUpdatedAt, refetch } = result;
  const shown = data && `${data.providerStatus} ${data.activity.length} ${data.openOperation?.updatedAt}`;

  useEffect(() => {
    looksWithoutChange.current += 1;
  }, [dataUpdatedAt, errorUpdatedAt]);

  useEffect(() => {
    looksWithoutChange.current = 0;
  }, [linkId, shown]);

  useEffect(() => {
    // Without a connection nothing on screen is certain any more: a failed look says so at once.
    const lost = () => void refetch();
    addEventListener('offline', lost);
    return () => removeEventListener('offline', lost);
  }, [refetch]);

  useEffect(() => {
    const caughtUp = () => {
      looksWithoutChange.current = 0;
    };
    document.addEventListener('visibilitychange', caughtUp);
    return () => document.removeEventListener('visibilitychange', caughtUp);
  }, []);

  return result;
}

function mayChange({ moving, factsRead }: PayoutLink): boolean {
  return moving || !factsRead;
}

/** False where asking again cannot help. */
function againAfterMs(error: Error): number | false {
  if (isApiError(error, 'invalid-input', 'link-not-found', 'forbidden')) return false;
  return isApiError(error, 'overloaded', 'too-many-requests') ? CALM_AGAIN_MS : AGAIN_MS;
}
