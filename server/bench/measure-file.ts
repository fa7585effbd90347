import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { watchLoop } from '../testing/watch-loop.ts';
import type { BenchDesk } from './bench-desk.ts';

/** What was held when so much of the file had been written, in MB. */
export type FileMemory = {
  seconds: number;
  at: { share: number; rssMb: number; heapMb: number }[];
  longestHoldMs: number;
};

const SHARES = [0.1, 0.5, 1];

/** Writes a file of all links, and throws when one is missing. */
export async function measureFile({ file, links }: BenchDesk): Promise<FileMemory> {
  // What only waits to be collected is left of everything before.
  collect();
  const loop = watchLoop();
  const startedAt = performance.now();
  const at: FileMemory['at'] = [];
  let [lines, rss, heap] = [-1, 0, 0];
  for await (const piece of file()) {
    lines += piece.split('\r\n').length - 1;
    const memory = process.memoryUsage();
    [rss, heap] = [Math.max(rss, memory.rss), Math.max(heap, memory.heapUsed)];
    for (
      let share = SHARES[at.length];
      share !== undefined && lines >= share * links;
      share = SHARES[at.length]
    )
      at.push({ share, rssMb: rss / 1e6, heapMb: heap / 1e6 });
  }
  loop.stop();
  if (lines !== links) throw new Error(`the file has ${lines} lines of ${links} links`);
  return { seconds: (performance.now() - startedAt) / 1000, at, longestHoldMs: loop.longestMs() };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
