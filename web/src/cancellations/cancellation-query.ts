import { type CancelOperation, getCancellation } from '@linkdesk/server/contract/cancellations';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call } from '../api/call.ts';

const SENDING_POLL_MS = 1_000;
const OPEN_POLL_MS = 3_000;

/** An operation as it stands now: asked again while it can move by itself, without a call to the provider. */
export function useCancellation(given: CancelOperation): CancelOperation {
  const { data } = useQuery({
    queryKey: ['cancellation', given.id],
    queryFn: ({ signal }) => call(getCancellation, { params: { id: given.id } }, signal),
    enabled: !given.final,
    refetchInterval: ({ state }) => pollMs(state.data ?? given),
  });
  return data && data.updatedAt > given.updatedAt ? data : given;
}

/** Tells when an operation has moved on, so that the link around it is read again. */
export function useOnMove(operation: CancelOperation, onMove: () => void): void {
  const seen = useRef(operation.updatedAt);
  useEffect(() => {
    if (seen.current === operation.updatedAt) return;
    seen.current = operation.updatedAt;
    onMove();
  });
}

function pollMs(operation: CancelOperation): number | false {
  if (operation.final) return false;
  return operation.label === 'Sending' ? SENDING_POLL_MS : OPEN_POLL_MS;
}
