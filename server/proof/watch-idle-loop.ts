import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** The 99th percentile of how late an idle loop's turns came since the last time, in ms: what the machine takes. */
export function watchIdleLoop() {
  const idle = new Worker(new URL('./idle-loop.ts', import.meta.url));
  return {
    async delayMs(): Promise<number> {
      const answer = once(idle, 'message');
      idle.postMessage('tell');
      const [delayMs] = (await answer) as [number];
      return delayMs;
    },
    close: () => idle.terminate(),
  };
}
