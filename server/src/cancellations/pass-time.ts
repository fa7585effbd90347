import {
  isOpen,
  isUndecided,
  lastAttempt,
  type CancelEvent,
  type CancelOperation,
  type Reduced,
} from './cancel-operation.ts';
import type { CancelTimes } from './cancel-times.ts';
import { awaitVerdict, doubt } from './await-verdict.ts';
import { endCancel, lookAgain } from './end-cancel.ts';
import { endUnlessAskedBefore } from './send-cancel-attempt.ts';

/** T5, T9, T11 and the other ends that time alone brings. */
export function passTime(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced | null {
  if (operation.dueAt === null || event.at < operation.dueAt) return null;
  switch (operation.state) {
    case 'awaiting-approval':
      return endCancel(operation, 'approval-expired', event, times);
    case 'prepared':
      return endCancel(operation, 'abandoned', event, times);
    case 'sending':
      return lastAttempt(operation)?.class === 'not-sent'
        ? endUnlessAskedBefore(operation, 'not-sent', event, times)
        : doubt(operation, event, times);
    default: {
      // A check is due: ask, and come back if the answer is lost.
      const { operation: next, effects } = rescheduled(operation, event, times);
      return { operation: next, effects: [...effects, { type: 'track' }] };
    }
  }
}

function rescheduled(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  return isUndecided(operation) ? awaitVerdict(operation, event, times) : lookAgain(operation, event, times);
}

/**
 * A clock that jumped proves no quiet: everything waits out a whole quiet period more, from now at the least,
 * and the next check does not wait for a clock that was set back to catch up.
 */
export function distrustClock(
  operation: CancelOperation,
  event: CancelEvent,
  times: CancelTimes,
): Reduced | null {
  if (!isOpen(operation) || operation.quietUntil === null) return null;
  const { at } = event;
  const { quietUntil, sendLeaseUntil, unknownSince, dueAt } = operation;
  const lease = sendLeaseUntil === null ? null : Math.max(sendLeaseUntil, at) + times.quiet;
  return {
    operation: {
      ...operation,
      quietUntil: Math.max(quietUntil, at) + times.quiet,
      sendLeaseUntil: lease,
      unknownSince: unknownSince === null ? null : Math.min(unknownSince, at),
      dueAt: lease ?? Math.min(dueAt ?? at, at + times.checkEvery),
      issued: null,
    },
    effects: [],
  };
}
