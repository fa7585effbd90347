import { Failure } from '../failure.ts';
import type { CallFor, Turn } from './instantpay.ts';
import { createTurnWindow } from './turn-window.ts';

type Priority = CallFor['priority'] | 'send';

export type ProviderRate = {
  /** Waits for a turn; throws `overloaded` after 5 s, or at once when more urgent calls fill the queue. */
  take(priority: Priority): Promise<Turn>;
  /** The provider asked for fewer calls: for so long nothing goes that no person waits for. */
  rest(ms: number): void;
  /** This process's part of the rate, above 0 and at most 1: replicas divide it among themselves. */
  setShare(fraction: number): void;
  close(): void;
};

/** Who goes first when turns are short: before all, what was looked at and must leave before the look is old. */
const ORDER: readonly Priority[] = ['send', 'cancel', 'settle', 'look', 'resend', 'refresh', 'walk'];
const MAX_WAITING = 100;
const MAX_WAIT_MS = 5000;

/** Automatic refreshing, and the walk: what gives way first. */
const RESTING_FROM = ORDER.indexOf('refresh');

type Waiting = { urgency: number; begin: (turn: Turn) => void; refuse: (failure: Failure) => void };

/**
 * Never more than the allowed calls in any one second, not even after a pause: the provider publishes
 * no burst. A turn that is taken counts until it is used, and from then on by that moment. Turns go by urgency,
 * then by arrival.
 */
export function createProviderRate(perSecond: number, maxWaitMs: number = MAX_WAIT_MS): ProviderRate {
  const waiting: Waiting[] = [];
  const window = createTurnWindow(perSecond, () => giveTurns());
  let restUntil = 0;
  let wake: NodeJS.Timeout | null = null;

  const overloaded = () => {
    const retryAfterS = Math.min(60, Math.max(1, Math.ceil(waiting.length / window.perSecond())));
    return new Failure('overloaded', 'Too many requests to InstantPay are waiting. Try again shortly.', {
      retryAfterS,
    });
  };
  const waitForTurnMs = () => {
    const isResting = (waiting[0]?.urgency ?? 0) >= RESTING_FROM;
    return Math.max(window.freeInMs(), isResting ? restUntil - performance.now() : 0);
  };
  const giveTurns = () => {
    if (wake) clearTimeout(wake);
    wake = null;
    while (waiting.length > 0 && waitForTurnMs() <= 0) {
      waiting.shift()?.begin(window.hold());
    }
    const waitMs = waiting.length > 0 ? waitForTurnMs() : Infinity;
    if (waitMs < Infinity) wake = setTimeout(giveTurns, Math.max(1, waitMs));
  };

  return {
    take: (priority) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          clearTimeout(patience);
          act();
        };
        const entry: Waiting = {
          urgency: ORDER.indexOf(priority),
          begin: (turn) => settle(() => resolve(turn)),
          refuse: (failure) => settle(() => reject(failure)),
        };
        const patience = setTimeout(() => {
          waiting.splice(waiting.indexOf(entry), 1);
          entry.refuse(overloaded());
        }, maxWaitMs);
        const after = waiting.findIndex((other) => other.urgency > entry.urgency);
        waiting.splice(after === -1 ? waiting.length : after, 0, entry);
        giveTurns();
        if (waiting.length > MAX_WAITING) waiting.pop()?.refuse(overloaded());
      }),
    rest(ms) {
      restUntil = Math.max(restUntil, performance.now() + ms);
    },
    setShare(fraction) {
      window.setShare(fraction);
    },
    close() {
      if (wake) clearTimeout(wake);
      for (const entry of waiting.splice(0)) entry.refuse(overloaded());
    },
  };
}
