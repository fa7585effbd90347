import { begunAttempts } from './attribute-requests.ts';
import { checkHistory, type Violation } from './check-history.ts';
import { edgesOf } from './check-transitions.ts';
import { missedEdges } from './edges-of-cancelling.ts';
import type { Production } from './production.ts';
import { simulateSeed } from './simulate-seed.ts';

export type Outcome = {
  seeds: number;
  attempts: number;
  operations: number;
  failing: { seed: number; violations: Violation[] }[];
  missed: string[];
};

/** Lives through many worlds, one after another, and says which of them broke a promise. */
export async function simulateSeeds(
  production: Production,
  from: number,
  count: number,
  done: (seeds: number) => void = () => undefined,
): Promise<Outcome> {
  const outcome: Outcome = { seeds: count, attempts: 0, operations: 0, failing: [], missed: [] };
  const gone = new Set<string>();
  for (let seed = from; seed < from + count; seed += 1) {
    const history = await simulateSeed(production, seed);
    const violations = checkHistory(history);
    if (violations.length > 0) outcome.failing.push({ seed, violations });
    const edges = edgesOf(history);
    outcome.operations += edges.filter((edge) => edge.startsWith('nothing')).length;
    outcome.attempts += begunAttempts(history).length;
    for (const edge of edges) gone.add(edge);
    done(seed - from + 1);
  }
  outcome.missed = missedEdges(gone);
  return outcome;
}

/** One line for each seed that broke a promise: what to run again, and what it will show. */
export function describeFailures({ failing }: Outcome): string[] {
  return failing.map(({ seed, violations: [first] }) => `seed ${seed}: ${first?.invariant} ${first?.what}`);
}
