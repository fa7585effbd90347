import { Failure } from '../failure.ts';
import type { Turn } from './instantpay.ts';
import { createTurnWindow } from './turn-window.ts';
import { createWaitingTurns, type Priority, type Waiter } from './waiting-turns.ts';

export type ProviderRate = {
  /**
   * Waits for a turn; throws `overloaded` after 5 s, or at once when others fill the queue, or this person too much
   * of it.
   */
  take(priority: Priority, who?: string | null): Promise<Turn>;
  /** The provider asked for fewer calls: for so long nothing goes that no person waits for. */
  rest(ms: number): void;
  /** This process's part of the rate, above 0 and at most 1: replicas divide it among themselves. */
  setShare(fraction: number): void;
  close(): void;
};

const MAX_WAIT_MS = 5000;

/** Automatic refreshing, and the walk: what gives way first. */
const RESTING: readonly Priority[] = ['refresh', 'walk'];

/** The tries of a write are few, so it keeps its turn for as long as its look is fresh and its guard lets it send. */
const WRITES: readonly Priority[] = ['send', 'resend'];
const WRITE_HOLDS_MS = 10_000;
/** Until it is connected: a handshake that hangs keeps nobody else waiting for longer. */
const READ_HOLDS_MS = 2000;

type Waiting = Waiter & {
  isRead: boolean;
  begin: (turn: Turn) => void;
  refuse: (failure: Failure) => void;
};

/**
 * Never more than the allowed calls in any one second, not even after a pause: the provider publishes
 * no burst. A turn that is taken counts until it is used, and from then on by that moment. A read that
 * would only wait for a connection has no turn yet.
 */
export function createProviderRate(
  perSecond: number,
  { maxWaitMs = MAX_WAIT_MS, readsAtOnce = Infinity } = {},
): ProviderRate {
  const waiting = createWaitingTurns<Waiting>();
  const window = createTurnWindow(perSecond, () => giveTurns());
  let reading = 0;
  let restUntil = 0;
  let wake: NodeJS.Timeout | null = null;

  const overloaded = () => {
    const retryAfterS = Math.min(60, Math.max(1, Math.ceil(waiting.size() / window.perSecond())));
    return new Failure('overloaded', 'Too many requests to InstantPay are waiting. Try again shortly.', {
      retryAfterS,
    });
  };
  const isResting = ({ priority }: Waiting) => RESTING.includes(priority) && restUntil > performance.now();
  const hasConnection = ({ isRead }: Waiting) => !isRead || reading < readsAtOnce;
  const nextInTurn = () => waiting.next((one) => hasConnection(one) && !isResting(one));
  const waitForTurnMs = () => {
    if (nextInTurn() !== undefined) return window.freeInMs();
    const rested = waiting.next(hasConnection) === undefined ? Infinity : restUntil - performance.now();
    return Math.max(window.freeInMs(), rested);
  };
  const giveTurns = () => {
    if (wake) clearTimeout(wake);
    wake = null;
    while (window.freeInMs() <= 0) {
      const next = nextInTurn();
      if (next === undefined) break;
      waiting.serve(next);
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
    take: (priority, who = null) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          clearTimeout(patience);
          act();
        };
        const entry: Waiting = {
          ...{ priority, who, isRead: !WRITES.includes(priority) },
          begin: (turn) => settle(() => resolve(turn)),
          refuse: (failure) => settle(() => reject(failure)),
        };
        const patience = setTimeout(() => {
          waiting.remove(entry);
          entry.refuse(overloaded());
        }, maxWaitMs);
        waiting.add(entry);
        giveTurns();
        const surplus = waiting.surplus(entry);
        if (surplus === undefined) return;
        surplus.refuse(overloaded());
        waiting.remove(surplus);
      }),
    rest(ms) {
      restUntil = Math.max(restUntil, performance.now() + ms);
    },
    setShare(fraction) {
      window.setShare(fraction);
    },
    close() {
      if (wake) clearTimeout(wake);
      for (const entry of waiting.clear()) entry.refuse(overloaded());
    },
  };
}
