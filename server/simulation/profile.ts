import { TREATMENTS, type Treatment } from './cancel-answers.ts';
import type { Random } from './random.ts';

/** How one world is: calm worlds and worlds where nearly everything goes wrong are both of interest. */
export type Profile = ReturnType<typeof createProfile>;

const HOUR = 3_600_000;

export function createProfile(random: Random, truthful: boolean) {
  const some = (...probabilities: number[]) => random.pick(probabilities);
  const days = !truthful || random.chance(0.1);
  return {
    truthful,
    links: random.between(1, 6),
    visits: random.between(2, 7),
    horizonMs: (days ? 76 : 29) * HOUR,
    /** The provider. */
    slow: some(0, 0.05, 0.3),
    lostReads: some(0, 0.05, 0.4),
    lostRequests: some(0, 0.1, 0.3),
    lostAnswers: some(0, 0.1, 0.5),
    notConnected: some(0, 0.1, 0.5, 0.95),
    resets: some(0, 0.1, 0.3),
    overloaded: some(0, 0, 0.1),
    outages: random.chance(0.2) ? random.between(1, 3) : 0,
    treatments: treatments(random),
    /** The recipients, and people at the provider's own desk. */
    claims: some(0, 0.2, 0.7),
    /** A claim, or a colleague at the provider's desk, in the very moment of a cancel. */
    races: some(0, 0.1, 0.6),
    expires: some(0, 0.3, 0.7),
    elsewhere: some(0, 0.5, 0.9),
    /** Our own machines. */
    crashes: some(0, 0, 1, 3, 6),
    commitTrouble: some(0, 0, 0.03, 0.12),
    commitCrashes: some(0, 0, 0.02, 0.08),
    clockJumps: random.chance(0.15) ? random.between(1, 3) : 0,
    /** The people. */
    approvals: random.chance(0.3),
    doubleClicks: some(0, 0.3, 0.8),
    supportErrs: truthful ? some(0, 0.3) : 0.3,
    rightsLost: random.chance(0.25) ? random.between(1, 6) : 0,
  };
}

function treatments(random: Random): Record<Treatment, number> {
  const favourite = random.pick(TREATMENTS);
  const weights = TREATMENTS.map((treatment) => [treatment, treatment === favourite ? 5 : 0.4] as const);
  return {
    ...(Object.fromEntries(weights) as Record<Treatment, number>),
    refused: favourite === 'refused' ? 5 : 1,
  };
}
