import type { Turn } from './instantpay.ts';

export type TurnWindow = {
  /** Until the next call may have a turn; infinite while only held turns stand in its way. */
  freeInMs(): number;
  /** For so long at most, and counted for no longer. */
  hold(forMs: number): Turn;
  /** This process's part of the rate, above 0 and at most 1. */
  setShare(fraction: number): void;
  perSecond(): number;
};

/**
 * How much longer one call may be on its way than another: on a busy machine, or on the road. The provider counts what
 * arrives, so whatever leaves within a second and this is one second's.
 */
const ROAD_MS = 50;

/**
 * Counts the calls of the last second, those that left by the moment they left and those that are about to by the
 * turn they hold, so that what leaves later than its turn came does not bunch with what came after it. Who held
 * one for too long still goes when there is room.
 */
export function createTurnWindow(ratePerS: number, onFreed: () => void): TurnWindow {
  const usedAt: number[] = [];
  /** How each held turn lapses, the oldest first. */
  const held = new Set<() => void>();
  let share = 1;
  const perSecond = () => ratePerS * share;
  const allowed = () => Math.max(1, Math.floor(perSecond()));
  const windowMs = () => (1000 * allowed()) / perSecond() + ROAD_MS;

  function freeInMs(): number {
    const places = allowed() - held.size;
    if (places <= 0) return Infinity;
    const blocking = usedAt.at(-places);
    return blocking === undefined ? 0 : blocking + windowMs() - performance.now();
  }

  function hold(forMs: number): Turn {
    let standing: 'held' | 'lapsed' | 'over' = 'held';
    const leave = (next: 'lapsed' | 'over') => {
      clearTimeout(patience);
      held.delete(lapse);
      standing = next;
    };
    const lapse = () => {
      leave('lapsed');
      onFreed();
    };
    const patience = setTimeout(lapse, forMs).unref();
    held.add(lapse);
    return {
      use() {
        const may = standing === 'held' || (standing === 'lapsed' && freeInMs() <= 0);
        leave('over');
        if (may && usedAt.push(performance.now()) > Math.max(1, ratePerS)) usedAt.shift();
        onFreed();
        return may;
      },
      release() {
        leave('over');
        onFreed();
      },
    };
  }

  return {
    ...{ freeInMs, hold, perSecond },
    setShare(fraction) {
      share = Math.min(1, Math.max(0.001, fraction));
      // What is held beyond the share is another replica's from now on.
      for (const lapse of [...held].slice(allowed())) lapse();
      onFreed();
    },
  };
}
