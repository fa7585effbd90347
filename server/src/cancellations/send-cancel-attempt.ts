import {
  lastAttempt,
  type Attempt,
  type CancelEvent,
  type CancelOperation,
  type EventOf,
  type Reduced,
} from './cancel-operation.ts';
import type { CancelTimes } from './cancel-times.ts';
import { doubt } from './await-verdict.ts';
import { endAndLook, endCancel } from './end-cancel.ts';

/** T2 from `prepared`, T4a after an attempt that provably was not sent. */
export function beginSending(
  operation: CancelOperation,
  event: CancelEvent,
  times: CancelTimes,
): Reduced | null {
  if (event.at - operation.clickAt >= times.intentAge) return null;
  if (operation.state === 'prepared') return newAttempt(operation, event, times);
  return operation.state === 'sending' && mayRetry(operation, event.at, times)
    ? newAttempt(operation, event, times)
    : null;
}

/** T2 and T4a without the right to: nothing is on its way, so it ends. */
export function endUnsent(
  operation: CancelOperation,
  event: EventOf<'no-longer-allowed'>,
  times: CancelTimes,
): Reduced | null {
  const ended = { ...operation, notAllowed: event.who };
  if (operation.state === 'prepared') return endAndLook(ended, 'abandoned', event, times);
  const isHeldBack = operation.state === 'sending' && lastAttempt(operation)?.class === 'not-sent';
  return isHeldBack ? endUnlessAskedBefore(ended, 'not-sent', event, times) : null;
}

/** The permission for one request. What it allows is durable before the request is. */
export function newAttempt(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  const n = operation.attempts.length + 1;
  const begun: Attempt = {
    n,
    class: null,
    because: null,
    statusCode: null,
    providerReference: null,
    bodyHash: null,
    startedAt: event.at,
    endedAt: null,
  };
  const sendLeaseUntil = event.at + times.sendLease;
  return {
    operation: {
      ...operation,
      state: 'sending',
      attempts: [...operation.attempts, begun],
      sendLeaseUntil,
      jumpedAt: null,
      dueAt: sendLeaseUntil,
      quietUntil: event.at + times.quiet,
      issued: null,
      // What this request leaves in doubt is checked from the beginning of the schedule.
      unknownSince: null,
    },
    effects: [{ type: 'send', n }],
  };
}

/** T4: the class of the attempt decides; T4a when it provably was not sent and there is time. */
export function recordAnswer(
  operation: CancelOperation,
  event: EventOf<'answered'>,
  times: CancelTimes,
): Reduced | null {
  const current = lastAttempt(operation);
  if (current?.n !== event.n || current.class !== null) return null;
  // The provider's own text can hold anything; what an operator needs of it stands in `because`.
  const { reference, providerText: _unkept, ...verdict } = event.verdict;
  const ended: Attempt = { ...current, ...verdict, providerReference: reference, endedAt: event.at };
  const answered = { ...operation, attempts: operation.attempts.with(-1, ended) };
  // It came after the lease had passed: kept as evidence, and Track still decides.
  if (operation.state !== 'sending') return { operation: answered, effects: [] };
  if (verdict.class === 'refused') {
    const { operation: refused } = endUnlessAskedBefore(answered, 'refused', event, times);
    // A refusal does not tell what the link is now; the two answers are read off the next Track.
    return { operation: refused, effects: [{ type: 'track' }] };
  }
  if (verdict.class !== 'not-sent') return doubt(answered, event, times);
  const afterMs = event.jitter * times.retryJitter;
  if (!mayRetry(answered, event.at + afterMs, times))
    return endUnlessAskedBefore(answered, 'not-sent', event, times);
  return { operation: answered, effects: [{ type: 'begin', afterMs }] };
}

/**
 * An attempt that changed nothing ends the operation only if no earlier one is in doubt:
 * after "ask again" the first request may still take effect.
 */
export function endUnlessAskedBefore(
  operation: CancelOperation,
  state: 'refused' | 'not-sent',
  event: CancelEvent,
  times: CancelTimes,
): Reduced {
  const inDoubt = operation.attempts.some(
    ({ class: proof }) => proof === null || proof === 'unknown' || proof === 'accepted',
  );
  return inDoubt ? doubt(operation, event, times) : endCancel(operation, state, event, times);
}

function mayRetry(operation: CancelOperation, at: number, times: CancelTimes): boolean {
  const { attempts } = operation;
  const sinceClick = at - operation.clickAt;
  // All of them: an attempt after "ask again" must never be repeated by itself.
  return (
    attempts.every(({ class: proof }) => proof === 'not-sent') &&
    attempts.length < 3 &&
    sinceClick < times.intentAge
  );
}
