import type { Response } from 'express';
import type { Log } from '../log.ts';

export type Afterwards = ReturnType<typeof createAfterwards>;

/** Does what must not be waited for once the answer has left, so that how long it takes tells nobody anything. */
export function createAfterwards(log: Log) {
  const running = new Set<Promise<void>>();
  return {
    run(response: Response, work: () => Promise<void>): void {
      response.once('close', () => {
        const done = work()
          .catch((error: unknown) => log.error({ err: error }, 'what follows an answer could not be done'))
          .finally(() => running.delete(done));
        running.add(done);
      });
    },
    /** Nothing is under way any more. */
    async settled(): Promise<void> {
      await Promise.all(running);
    },
  };
}
