import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parentPort } from 'node:worker_threads';

/** A thread that does nothing: how late its turns come is the machine's doing alone. */
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
parentPort?.on('message', () => {
  parentPort?.postMessage(delay.percentile(99) / 1e6);
  delay.reset();
});
