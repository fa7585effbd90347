import type { Response } from 'express';
import type { Log } from '../log.ts';

export type Afterwards = ReturnType<typeof createAfterwards>;

/** Does what must not be waited for once the answer has left, so that how long it takes tells nobody anything. */
export function createAfterwards(log: Log) {
  const running = new Set<Promise<void>>();
  return {
    run(response: Response, work: () => Promise<void>): void {
      const begin = () => {
        const done = work()
          .catch((error: unknown) => log.error({ err: error }, 'what follows an answer could not be done'))
          .finally(() => running.delete(done));
        running.add(done);
      };
      // Whoever has gone already gets no answer that could be waited for.
      if (response.req.socket.destroyed) begin();
      else response.once('close', begin);
    },
    /** Nothing is under way any more. */
    async settled(): Promise<void> {
      await Promise.all(running);
    },
  };
}
