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
      contradictedSince: null,
      watchUntil: watched ? event.at + times.watch : null,
      dueAt: watched ? event.at + times.watchEvery : null,
    },
    effects: [],
  };
}

/** An end that no Track led to: the two answers are read off the next one. */
export function endAndLook(
  operation: CancelOperation,
  state: CancelState,
  event: CancelEvent,
  times: CancelTimes,
): Reduced {
  return { ...endCancel(operation, state, event, times), effects: [{ type: 'track' }] };
}

/** It was looked at: again in a day, until its watch is over. */
export function rewatch(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  const over = operation.watchUntil === null || event.at >= operation.watchUntil;
  const next = over ? null : event.at + times.watchEvery;
  return {
    operation: { ...operation, watchUntil: over ? null : operation.watchUntil, dueAt: next },
    effects: [],
  };
}

/** A look is due. Should it fail or be lost, the next one must not be a day away. */
export function lookAgain(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  return { operation: { ...operation, dueAt: event.at + times.watchRetry }, effects: [] };
}

/** A newer cancel of the link speaks for it from now on. */
export function supersede(operation: CancelOperation, newerId: string): CancelOperation {
  const version = operation.version + 1;
  return { ...operation, version, supersededBy: newerId, watchUntil: null, dueAt: null };
}
