import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What must stay flat while a server works: live memory, what it holds open, and how late its turns come. */
export type Vitals = { heapBytes: number; rssBytes: number; handles: number; files: number; delayMs: number };

/** Answers the parent's `{ vitals: true }`; the delay is the 99th percentile since the last answer. */
export function tellVitals(): void {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  process.on('message', (message: { vitals?: true }) => {
    if (message.vitals === undefined) return;
    // Taken before the collection that makes memory comparable, which delays everything itself.
    const delayMs = delay.percentile(99) / 1e6;
    globalThis.gc?.();
    const { heapUsed: heapBytes, rss: rssBytes } = process.memoryUsage();
    const files = readdirSync('/proc/self/fd').length;
    const handles = process.getActiveResourcesInfo().length;
    process.send?.({ vitals: { heapBytes, rssBytes, handles, files, delayMs } satisfies Vitals });
    setImmediate(() => delay.reset());
  });
  process.channel?.unref();
}
