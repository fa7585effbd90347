import { expect, test } from 'vitest';
import { loadProduction } from './production.ts';
import { simulateSeed } from './simulate-seed.ts';
import { describeFailures, simulateSeeds } from './simulate-seeds.ts';

const SEEDS = 500;

test(
  `in ${SEEDS} worlds nothing is lost, nothing sent twice, nothing falsely reported, and every edge is gone`,
  { timeout: 300_000 },
  async () => {
    const outcome = await simulateSeeds(await loadProduction(), 1, SEEDS);
    // A seed named here is run again alone by `node server/simulation/prove.ts --from <seed> --seeds 1`.
    expect(describeFailures(outcome)).toEqual([]);
    expect(outcome.missed).toEqual([]);
    expect(outcome.operations).toBeGreaterThan(SEEDS);
  },
);

test('the same seed tells the same story', async () => {
  const production = await loadProduction();
  const tell = async (seed: number) => {
    const story = JSON.stringify((await simulateSeed(production, seed)).happenings);
    // Operations get random names; which is which stays the same.
    const names = [...new Set(story.match(/(?<="(?:id|operationId)":")[0-9a-f-]{36}/g))];
    return names.reduce((told, name, index) => told.replaceAll(name, `operation-${index + 1}`), story);
  };
  for (const seed of [3, 6, 17]) expect(await tell(seed)).toBe(await tell(seed));
});
