import type { Finding, PartResult } from './part-result.ts';

/** One run of a cell, and whether it came to the point that the cell is about. */
export type Try = { isReached: boolean; findings: Finding[] };

const MOST_TRIES = 4;

/**
 * A busy machine may take longer to the wire than the guard allows: then nothing is sent, and the point is never
 * reached. Such a run has to be as true as any other, and the cell is run again.
 */
export async function untilReached(result: PartResult, run: () => Promise<Try>): Promise<Finding[]> {
  const all: Finding[] = [];
  for (let tries = 1; ; tries += 1) {
    const { isReached, findings } = await run();
    all.push(...findings);
    if (isReached) return all;
    if (tries === MOST_TRIES) return [...all, { kind: 'other', what: `not reached in ${tries} tries` }];
    result.tries += 1;
  }
}
