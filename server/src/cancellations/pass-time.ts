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
import { endAndLook, lookAgain } from './end-cancel.ts';
import { endUnlessAskedBefore } from './send-cancel-attempt.ts';

/** T5, T9, T11 and the other ends that time alone brings. */
export function passTime(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced | null {
  if (operation.dueAt === null || event.at < operation.dueAt) return null;
  switch (operation.state) {
    case 'awaiting-approval':
      return endAndLook(operation, 'approval-expired', event, times);
    case 'prepared':
      return endAndLook(operation, 'abandoned', event, times);
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
 * and nothing waits for a clock that was set back to catch up. The last attempt has begun by now, whatever
 * its instant says, so only what is seen after now is known to be newer.
 */
export function distrustClock(
  operation: CancelOperation,
  event: CancelEvent,
  times: CancelTimes,
): Reduced | null {
  if (operation.state === 'prepared') return keepDue(operation, event.at + times.intentAge);
  if (!isOpen(operation) || operation.quietUntil === null) return null;
  const { at } = event;
  const { quietUntil, sendLeaseUntil, unknownSince, dueAt, lastTrack } = operation;
  const after = (until: number, atMost: number) => Math.max(at, Math.min(until, at + atMost)) + times.quiet;
  const lease = sendLeaseUntil === null ? null : after(sendLeaseUntil, times.sendLease);
  return {
    operation: {
      ...operation,
      quietUntil: after(quietUntil, times.quiet),
      sendLeaseUntil: lease,
      jumpedAt: at,
      unknownSince: unknownSince === null ? null : Math.min(unknownSince, at),
      dueAt: lease ?? Math.min(dueAt ?? at, at + times.checkEvery),
      lastTrack: lastTrack === null ? null : { ...lastTrack, at: Math.min(lastTrack.at, at) },
      issued: null,
    },
    effects: [],
  };
}

function keepDue(operation: CancelOperation, atMost: number): Reduced {
  return { operation: { ...operation, dueAt: Math.min(operation.dueAt ?? atMost, atMost) }, effects: [] };
}
