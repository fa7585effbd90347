import type { CancelState } from '../contract/cancellations.ts';
import type { SeenLink } from '../contract/seen-link.ts';
import type { WriteVerdict } from '../src/instantpay/instantpay.ts';
import type {
  CancelHappening,
  CancelOperation,
  CancelRequest,
  Person,
  Reduced,
} from '../src/cancellations/cancel-operation.ts';
import { cancelTimes } from '../src/cancellations/cancel-times.ts';
import { reduceCancel } from '../src/cancellations/reduce-cancel.ts';

export const TIMES = cancelTimes(1, 900_000, 25_000);
export const CLICK = Date.UTC(2026, 0, 5, 10);
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** From the click until an accepted Cancel can no longer take effect. */
export const QUIET = 15 * MINUTE + 25 * SECOND;

export const asha: Person = { id: 'asha', name: 'Asha' };
export const ravi: Person = { id: 'ravi', name: 'Ravi' };
export const SEEN: SeenLink = { providerStatus: 'ISSUED', amount: 12_011, lastActivityAt: null };

/** What happens to an operation `at` ms after the click; null when it changes nothing. */
export function happen(
  operation: CancelOperation | null,
  at: number,
  happened: CancelHappening,
  jitter = 0.5,
) {
  return reduceCancel(deepFreeze(operation), deepFreeze({ ...happened, at: CLICK + at, jitter }), TIMES);
}

/** An operation after these things happened, each of which has to change it. */
export function after(...steps: [at: number, happened: CancelHappening][]): CancelOperation {
  let operation: CancelOperation | null = null;
  for (const [at, happened] of steps) {
    const reduced: Reduced | null = happen(operation, at, happened);
    if (reduced === null) throw new Error(`${happened.type} after ${at} ms changes nothing`);
    ({ operation } = reduced);
  }
  if (operation === null) throw new Error('nothing happened');
  return operation;
}

export function requested(request: Partial<CancelRequest> = {}): CancelHappening {
  return {
    type: 'requested',
    request: {
      ...{ id: 'op-1', environment: 'sandbox', linkId: '65704add83911e52b70ebcbc', actor: asha },
      actorEmail: null,
      ...{ idempotencyKey: 'key-1', requestHash: 'hash', reason: 'Duplicate', ticket: null },
      ...{
        seen: SEEN,
        now: SEEN,
        ageMs: 200,
        needsApproval: false,
        askedOfFinance: false,
        namesUnknown: false,
      },
      ...request,
    },
  };
}

export function answered(n: number, proof: WriteVerdict['class']): CancelHappening {
  const verdict: WriteVerdict = {
    ...{ class: proof, because: `the answer was ${proof}`, statusCode: null },
    ...{ providerText: null, reference: null, bodyHash: null },
  };
  return { type: 'answered', n, verdict };
}

export function tracked(providerStatus: string, ageMs = 100): CancelHappening {
  return { type: 'tracked', sighting: { providerStatus, ageMs, claimedAt: null } };
}

export const sendBegan: CancelHappening = { type: 'send-began' };
export const timePassed: CancelHappening = { type: 'time-passed' };
export const trackFailed: CancelHappening = { type: 'track-failed' };
export const clockJumped: CancelHappening = { type: 'clock-jumped' };

/** Sent right after the click, its answer lost 3 s later. */
export function unknown(): CancelOperation {
  return after([0, requested()], [0, sendBegan], [3 * SECOND, answered(1, 'unknown')]);
}

/** One in that state, whatever led there: watched, as everything is for a week after it ended. */
export function inState(state: CancelState, more: Partial<CancelOperation> = {}): CancelOperation {
  return { ...unknown(), state, watchUntil: CLICK + 24 * 7 * HOUR, dueAt: null, ...more };
}

/** What Track said last, 5 s after the click. */
export const last = (status: string) => ({
  lastTrack: { status, at: CLICK + 5 * SECOND, claimedAt: null },
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
