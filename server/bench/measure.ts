import { watchLoop } from '../testing/watch-loop.ts';

/** In ms. The longest hold is of the event loop, in this thread's own work. */
export type Measured = {
  p50: number;
  p95: number;
  /** A quarter was faster. What else the machine does only ever adds, so that sizes are compared by this. */
  least: number;
  longestHoldMs: number;
};

/** So often the event loop is watched, which takes time itself, so that these turns are not timed. */
const WATCHED = 5;

/**
 * Times the same at each size, in turns: whatever else the machine does meanwhile slows down all of them. `work` is
 * given a number of its own each time, so that no two turns ask for the same.
 */
export async function measureInTurns<Size>(
  sizes: readonly Size[],
  rounds: number,
  work: (size: Size, turn: number) => Promise<void>,
): Promise<Measured[]> {
  const times = sizes.map((): number[] => []);
  const holds = sizes.map(() => 0);
  for (let turn = 0; turn < rounds + WATCHED; turn += 1) {
    for (const [at, size] of sizes.entries()) {
      if (turn >= rounds) {
        holds[at] = Math.max(holds[at] ?? 0, await watched(() => work(size, turn)));
        continue;
      }
      const startedAt = performance.now();
      await work(size, turn);
      times[at]?.push(performance.now() - startedAt);
    }
  }
  return times.map((taken, at) => ({
    ...{ p50: quantile(taken, 0.5), p95: quantile(taken, 0.95), least: quantile(taken, 0.25) },
    longestHoldMs: holds[at] ?? 0,
  }));
}

/** The longest that anybody else would have had to wait, in ms. */
async function watched(work: () => Promise<void>): Promise<number> {
  const loop = watchLoop();
  try {
    await work();
    return loop.longestMs();
  } finally {
    loop.stop();
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
