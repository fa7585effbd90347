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

/** The tries of a write are few, so it keeps its turn for as long as its look is fresh and its guard lets it send. */
const WRITES: readonly Priority[] = ['send', 'resend'];
const WRITE_HOLDS_MS = 10_000;
/** Until it is connected: a handshake that hangs keeps nobody else waiting for longer. */
const READ_HOLDS_MS = 2000;

type Waiting = {
  isRead: boolean;
  urgency: number;
  begin: (turn: Turn) => void;
  refuse: (failure: Failure) => void;
};

/**
 * Never more than the allowed calls in any one second, not even after a pause: the provider publishes
 * no burst. A turn that is taken counts until it is used, and from then on by that moment. Turns go by urgency,
 * then by arrival; a read that would only wait for a connection has none yet.
 */
export function createProviderRate(
  perSecond: number,
  { maxWaitMs = MAX_WAIT_MS, readsAtOnce = Infinity } = {},
): ProviderRate {
  const waiting: Waiting[] = [];
  const window = createTurnWindow(perSecond, () => giveTurns());
  let reading = 0;
  let restUntil = 0;
  let wake: NodeJS.Timeout | null = null;

  const overloaded = () => {
    const retryAfterS = Math.min(60, Math.max(1, Math.ceil(waiting.length / window.perSecond())));
    return new Failure('overloaded', 'Too many requests to InstantPay are waiting. Try again shortly.', {
      retryAfterS,
    });
  };
  const nextInTurn = () => waiting.find(({ isRead }) => !isRead || reading < readsAtOnce);
  const waitForTurnMs = () => {
    const next = nextInTurn();
    if (next === undefined) return Infinity;
    const isResting = next.urgency >= RESTING_FROM;
    return Math.max(window.freeInMs(), isResting ? restUntil - performance.now() : 0);
  };
  const giveTurns = () => {
    if (wake) clearTimeout(wake);
    wake = null;
    while (waitForTurnMs() <= 0) {
      const next = nextInTurn();
      if (next === undefined) break;
      waiting.splice(waiting.indexOf(next), 1);
      next.begin(next.isRead ? readTurn() : window.hold(WRITE_HOLDS_MS));
    }
    const waitMs = waitForTurnMs();
    if (waitMs < Infinity) wake = setTimeout(giveTurns, Math.max(1, waitMs));
  };

  /** Given back when its answer is there, used or not: then its connection is free. */
  const readTurn = (): Turn => {
    const turn = window.hold(READ_HOLDS_MS);
    let isUnderWay = true;
    reading += 1;
    return {
      use: turn.use,
      release() {
        if (isUnderWay) reading -= 1;
        isUnderWay = false;
        turn.release();
      },
    };
  };

  return {
    take: (priority) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          clearTimeout(patience);
          act();
        };
        const entry: Waiting = {
          isRead: !WRITES.includes(priority),
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
