import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhenResult,
  retry,
} from 'cockatiel';
import type { Dispatcher } from 'undici';
import { Failure } from '../failure.ts';
import { exchange, type Exchange, type ProviderRequest } from './exchange.ts';
import type { CallFor, Turn } from './instantpay.ts';
import type { ProviderRate } from './provider-rate.ts';
import { isPassing, restAskedMs } from './read-failure.ts';

export type PatientRead = { seen: Exchange; /** Our clock when the last attempt was sent. */ sentAt: number };

/** Two repetitions are what an operator can wait for; the jitter keeps replicas apart. */
const REPETITIONS = 2;
const BACKOFF = { initialDelay: 100, maxDelay: 1000 };

/** So many attempts in a row without an answer, and reads fail at once until a single one gets through. */
const BREAKS_AFTER = 15;
const BREAK_MS = 2000;

/**
 * Reads are repeated while the provider is out of reach or in trouble, because asking twice changes
 * nothing there; each repetition takes its own turn at the rate. A read ends within twice its timeout.
 */
export function createPatientReads(pool: Dispatcher, rate: ProviderRate, timeoutMs: number) {
  const passing = handleWhenResult((seen) => isPassing(seen as Exchange));
  const again = handleWhenResult((seen) => isPassing(seen as Exchange) || isHeldBack(seen as Exchange));
  const repeat = retry(again, { maxAttempts: REPETITIONS, backoff: new ExponentialBackoff(BACKOFF) });
  const breaker = circuitBreaker(passing, {
    halfOpenAfter: BREAK_MS,
    breaker: new ConsecutiveBreaker(BREAKS_AFTER),
  });

  return async (
    request: ProviderRequest,
    maxBytes: number,
    { priority, who }: CallFor,
  ): Promise<PatientRead> => {
    let sentAt = Date.now();
    let endAt = Infinity;
    let last: Exchange | null = null;
    const attempt = async (): Promise<Exchange> => {
      const turn = await rate.take(priority, who);
      try {
        return (last = await attemptIn(turn));
      } finally {
        turn.release();
      }
    };
    const attemptIn = async (turn: Turn): Promise<Exchange> => {
      endAt = Math.min(endAt, performance.now() + 2 * timeoutMs);
      const deadlineMs = Math.min(timeoutMs, endAt - performance.now());
      if (last !== null && deadlineMs <= 0) return last;
      const mayStillSend = () => {
        sentAt = Date.now();
        return turn.use();
      };
      const send = () =>
        exchange(pool, request, { deadlineMs, maxBytes, mayStillSend, wasConnected: () => false });
      // What a cancel depends on is always asked: only a Track can say how it ended.
      return priority === 'cancel' ? send() : breaker.execute(send);
    };
    try {
      // The walk repeats by itself, and its part of the rate is small.
      const seen = priority === 'walk' ? await attempt() : await repeat.execute(attempt);
      rate.rest(restAskedMs(seen) ?? 0);
      return { seen, sentAt };
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error;
      throw new Failure(
        'provider-unreachable',
        'InstantPay has not been answering; Linkdesk asks again in a few seconds.',
      );
    }
  };
}

/** Its connection took longer than its turn was kept, and the rate was used up meanwhile. */
const isHeldBack = (seen: Exchange): boolean => seen.kind === 'held-back';
