import { checkHistory, type Violation } from './check-history.ts';
import { loadProduction } from './production.ts';
import { patchProduction } from './patch-production.ts';
import { simulateSeed } from './simulate-seed.ts';
import type { WrongVariant } from './wrong-variants.ts';

export type Caught = { variant: string; seed: number; violation: Violation; unpatched: Violation[] };

/** The first seed that finds the mistake, and what the same seed says of production as it is. */
export async function catchVariant(
  variant: WrongVariant,
  from: number,
  atMost: number,
): Promise<Caught | null> {
  using wrong = await patchProduction(variant);
  for (let seed = from; seed < from + atMost; seed += 1) {
    const [violation] = checkHistory(await simulateSeed(wrong, seed));
    if (violation === undefined) continue;
    const unpatched = checkHistory(await simulateSeed(await loadProduction(), seed));
    return { variant: variant.name, seed, violation, unpatched };
  }
  return null;
}
