export type Timeline = ReturnType<typeof createTimeline>;

type Entry = { at: number; order: number; run: () => void };

/** Virtual time in ms since the world began. It moves on only when nothing is left to do at this moment. */
export function createTimeline() {
  const heap: Entry[] = [];
  let now = 0;
  let order = 0;

  function at(moment: number, run: () => void): void {
    order += 1;
    push(heap, { at: Math.max(Math.round(moment), now), order, run });
  }

  return {
    now: () => now,
    after: (ms: number, run: () => void) => at(now + Math.max(0, ms), run),
    at,
    sleep: (ms: number) => new Promise<void>((resolve) => at(now + Math.max(0, ms), resolve)),
    async runUntil(end: number): Promise<void> {
      await idle();
      for (let first = heap[0]; first !== undefined && first.at <= end; first = heap[0]) {
        pop(heap);
        now = first.at;
        first.run();
        await idle();
      }
      now = end;
    },
  };
}

/** Everything in the world waits for promises only, and all of those have run before the next turn of the loop. */
function idle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const isEarlier = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order);

function push(heap: Entry[], entry: Entry): void {
  let index = heap.push(entry) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || !isEarlier(entry, above)) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    const [left, right] = [heap[child], heap[child + 1]];
    if (left === undefined) break;
    let smaller = left;
    if (right !== undefined && isEarlier(right, left)) [child, smaller] = [child + 1, right];
    if (!isEarlier(smaller, last)) break;
    heap[index] = smaller;
    index = child;
  }
  heap[index] = last;
}
