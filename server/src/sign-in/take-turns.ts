/** Runs so many works at once; the others wait in the order they came, and past a bound they are refused. */
export function createTurns({
  atOnce,
  mostWaiting,
  refusal,
}: {
  atOnce: number;
  mostWaiting: number;
  refusal: () => Error;
}) {
  const waiting: (() => void)[] = [];
  let running = 0;

  return {
    async take<T>(work: () => Promise<T>): Promise<T> {
      if (running < atOnce) running += 1;
      else if (waiting.length >= mostWaiting) throw refusal();
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        // The place goes to the next by hand, so that nobody who comes meanwhile slips in between.
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
    /** Nobody is at work or waits. */
    isIdle: () => running === 0,
  };
}
