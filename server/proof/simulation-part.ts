import { catchVariant } from '../simulation/catch-variant.ts';
import { loadProduction } from '../simulation/production.ts';
import { describeFailures, simulateSeeds } from '../simulation/simulate-seeds.ts';
import { WRONG_VARIANTS } from '../simulation/wrong-variants.ts';
import { emptyResult, type PartResult } from './part-result.ts';

/** Worlds in virtual time, and the mistakes that they have to find. */
export async function simulationPart(seeds: number, say: (line: string) => void): Promise<PartResult> {
  const production = await loadProduction();
  const outcome = await simulateSeeds(production, 1, seeds, (done) => {
    if (done % 1000 === 0) say(`simulation: ${done} of ${seeds} seeds`);
  });
  const violations = outcome.failing.flatMap((failing) => failing.violations);
  const of = (kind: string) => violations.filter((violation) => violation.kind === kind).length;
  const problems = describeFailures(outcome);
  if (outcome.missed.length > 0) problems.push(`edges never gone: ${outcome.missed.join(', ')}`);
  let uncaught = 0;
  for (const variant of WRONG_VARIANTS) {
    const caught = await catchVariant(variant, 1, seeds);
    if (caught !== null && caught.unpatched.length === 0) continue;
    uncaught += 1;
    problems.push(`the wrong variant “${variant.name}” was not caught`);
  }
  return {
    ...emptyResult('simulation'),
    ...{ run: seeds, tries: seeds, lost: of('lost'), doubled: of('doubled'), false: of('false') },
    other: of('other') + outcome.missed.length + uncaught,
    problems,
  };
}
