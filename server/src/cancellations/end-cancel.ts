import type { CancelState } from '../../contract/cancellations.ts';
import type { CancelEvent, CancelOperation, Reduced } from './cancel-operation.ts';
import type { CancelTimes } from './cancel-times.ts';

/** Ends the operation and watches the link for a while: what was reported must stay true. */
export function endCancel(
  operation: CancelOperation,
  state: CancelState,
  event: CancelEvent,
  times: CancelTimes,
): Reduced {
  const watched = state !== 'cancelled-late';
  return {
    operation: {
      ...operation,
      state,
      endedAt: event.at,
      sendLeaseUntil: null,
      contradictedSince: null,
      watchUntil: watched ? event.at + times.watch : null,
      dueAt: watched ? event.at + times.watchEvery : null,
    },
    effects: [],
  };
}

/** The next daily look at an ended one, until its watch is over. */
export function rewatch(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  const over = operation.watchUntil === null || event.at >= operation.watchUntil;
  const next = over ? null : event.at + times.watchEvery;
  return {
    operation: { ...operation, watchUntil: over ? null : operation.watchUntil, dueAt: next },
    effects: [],
  };
}
