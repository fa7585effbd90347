import { Failure } from '../failure.ts';
import type { CallFor } from './instantpay.ts';

type Priority = CallFor['priority'];

export type ProviderRate = {
  /** Waits for a turn; throws `overloaded` after 5 s, or at once when more urgent calls fill the queue. */
  take(priority: Priority): Promise<void>;
  /** The provider asked for fewer calls: for so long nothing goes that no person waits for. */
  rest(ms: number): void;
  /** This process's part of the rate, above 0 and at most 1: replicas divide it among themselves. */
  setShare(fraction: number): void;
  close(): void;
};

/** Who goes first when turns are short. */
const ORDER: readonly Priority[] = ['cancel', 'settle', 'look', 'resend', 'refresh', 'walk'];
const MAX_WAITING = 100;
const MAX_WAIT_MS = 5000;

/** Automatic refreshing, and the walk: what gives way first. */
const RESTING_FROM = ORDER.indexOf('refresh');

type Waiting = { urgency: number; begin: () => void; refuse: (failure: Failure) => void };

/**
 * Never more than the allowed calls in any one second, not even after a pause: the provider publishes
 * no burst. Turns go by urgency, then by arrival.
 */
export function createProviderRate(perSecond: number, maxWaitMs: number = MAX_WAIT_MS): ProviderRate {
  const waiting: Waiting[] = [];
  const turns: number[] = [];
  let share = 1;
  let restUntil = 0;
  let wake: NodeJS.Timeout | null = null;

  const calls = () => Math.max(1, Math.floor(perSecond * share));
  const windowMs = () => (1000 * calls()) / (perSecond * share);
  const overloaded = () => {
    const retryAfterS = Math.min(60, Math.max(1, Math.ceil(waiting.length / (perSecond * share))));
    return new Failure('overloaded', 'Too many requests to InstantPay are waiting. Try again shortly.', {
      retryAfterS,
    });
  };
  const waitForTurnMs = () => {
    const blocking = turns.at(-calls());
    const freeAt = blocking === undefined ? 0 : blocking + windowMs();
    const isResting = (waiting[0]?.urgency ?? 0) >= RESTING_FROM;
    return Math.max(freeAt, isResting ? restUntil : 0) - performance.now();
  };
  const giveTurns = () => {
    if (wake) clearTimeout(wake);
    wake = null;
    while (waiting.length > 0 && waitForTurnMs() <= 0) {
      if (turns.push(performance.now()) > Math.max(1, perSecond)) turns.shift();
      waiting.shift()?.begin();
    }
    if (waiting.length > 0) wake = setTimeout(giveTurns, Math.max(1, waitForTurnMs()));
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
          begin: () => settle(resolve),
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
      share = Math.min(1, Math.max(0.001, fraction));
      giveTurns();
    },
    close() {
      if (wake) clearTimeout(wake);
      for (const entry of waiting.splice(0)) entry.refuse(overloaded());
    },
  };
}
