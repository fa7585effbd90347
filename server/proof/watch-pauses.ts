export type Pauses = { lateMs(at: number): number; stop(): void };

const EVERY_MS = 5;
/** A connection is accepted in one turn of the event loop, and its request read in the next or the one after. */
const TURNS_OF_A_REQUEST = 3;
/** Instants are whole milliseconds, at both ends. */
const ROUNDING_MS = 1;

/** How late this process may have noted what came to it at an instant, by the pauses it made right before. */
export function watchPauses(): Pauses {
  const pauses: { from: number; to: number }[] = [];
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - last > EVERY_MS) pauses.push({ from: last, to: now });
    last = now;
  }, EVERY_MS);
  return {
    lateMs(at) {
      // From the pause that the instant lies in, or that ended right before it, backwards.
      const before = pauses.findLast(({ from }) => from <= at);
      if (before === undefined || at > before.to + EVERY_MS) return ROUNDING_MS + EVERY_MS;
      const near = pauses.filter(({ from, to }) => from <= at && to >= before.from - NEAR_MS);
      const longest = Math.max(...near.map(({ from, to }) => to - from));
      return ROUNDING_MS + TURNS_OF_A_REQUEST * longest;
    },
    stop: () => clearInterval(timer),
  };
}

const NEAR_MS = 100;
