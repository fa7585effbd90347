import { setTimeout as wait } from 'node:timers/promises';

/** Time as the cancelling parts see it, so that a simulation can run years of it in seconds. */
export type Clock = {
  /** Wall time in ms UTC; it may jump. */
  now(): number;
  /** Ms that only ever grow. */
  monotonic(): number;
  sleep(ms: number): Promise<void>;
  /** 0…1, for jitter. */
  random(): number;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  // A pause alone never keeps the process alive.
  sleep: (ms) => wait(ms, undefined, { ref: false }),
  random: () => Math.random(),
};
