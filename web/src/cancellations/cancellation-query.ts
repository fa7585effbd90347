import {
  type CancelOperation,
  getCancellation,
  listCancellations,
} from '@linkdesk/server/contract/cancellations';
import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call } from '../api/call.ts';
import type { CancellationFilter } from './cancellations-address.ts';

const SENDING_POLL_MS = 1_000;
const OPEN_POLL_MS = 3_000;
/** A list with nothing open on it changes only when somebody starts a cancel. */
const CALM_POLL_MS = 20_000;

export function cancellationQuery(id: string) {
  return queryOptions<CancelOperation>({
    queryKey: ['cancellation', id],
    queryFn: ({ signal }) => call(getCancellation, { params: { id } }, signal),
    refetchInterval: ({ state }) => (state.data ? pollMs([state.data]) : false),
  });
}

/** An operation as it stands now: asked again while it can move by itself, without a call to the provider. */
export function useCancellation(given: CancelOperation): CancelOperation {
  const { data } = useQuery({
    ...cancellationQuery(given.id),
    enabled: !given.final,
    refetchInterval: ({ state }) => (given.final ? false : pollMs([state.data ?? given])),
  });
  // At the same version the poll is the newer look: what a person may do also depends on the time.
  return data && data.updatedAt >= given.updatedAt ? data : given;
}

/** Open ones first, then newest; the same pages are asked again while something on them can move. */
export function cancellationsQuery(state: CancellationFilter) {
  return infiniteQueryOptions({
    queryKey: ['cancellations', 'list', state],
    queryFn: ({ pageParam, signal }) =>
      call(
        listCancellations,
        { query: { ...(state && { state }), ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state: { data } }) =>
      pollMs(data?.pages.flatMap(({ items }) => items) ?? []) || CALM_POLL_MS,
  });
}

/** The cancels of one link, the open one first, then newest. */
export function cancellationsOfLinkQuery(linkId: string) {
  return queryOptions<CancelOperation[]>({
    queryKey: ['cancellations', 'of-link', linkId],
    queryFn: async ({ signal }) => (await call(listCancellations, { query: { linkId } }, signal)).items,
    refetchInterval: OPEN_POLL_MS,
  });
}

/** How many are open, in words; null when none is. More than one page is said so. */
export const openCountQuery = queryOptions<string | null>({
  queryKey: ['cancellations', 'open-count'],
  queryFn: async ({ signal }) => {
    const { items, nextCursor } = await call(listCancellations, { query: { state: 'open' } }, signal);
    if (items.length === 0) return null;
    return `${items.length}${nextCursor ? '+' : ''}`;
  },
  refetchInterval: CALM_POLL_MS,
});

/** How many wait for this person to decide, in words; null when none does. */
export const toApproveCountQuery = queryOptions<string | null>({
  queryKey: ['cancellations', 'to-approve-count'],
  queryFn: async ({ signal }) => {
    const query = { state: 'awaiting-approval' } as const;
    const { items, nextCursor } = await call(listCancellations, { query }, signal);
    const mine = items.filter(({ mayDecide }) => mayDecide).length;
    if (mine === 0 && nextCursor === null) return null;
    return `${mine}${nextCursor ? '+' : ''}`;
  },
  refetchInterval: CALM_POLL_MS,
});

/** Tells when an operation has moved on, so that the link around it is read again. */
export function useOnMove(operation: CancelOperation, onMove: () => void): void {
  const seen = useRef(operation.updatedAt);
  useEffect(() => {
    if (seen.current === operation.updatedAt) return;
    seen.current = operation.updatedAt;
    onMove();
  });
}

function pollMs(operations: CancelOperation[]): number | false {
  if (operations.every(({ final }) => final)) return false;
  return operations.some(({ label }) => label === 'Sending') ? SENDING_POLL_MS : OPEN_POLL_MS;
}
