import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import type { DisclosureStore } from '../payout-links/disclosure-store.ts';

export type ContactSearches = ReturnType<typeof createContactSearches>;

/**
 * One a second: more than anybody takes calls, and too few to try out whose mobile or name has a link. The end of a
 * mobile leaves four thousand to try: for an hour that pace is nobody's who answers a phone.
 */
const LIMITS = [
  { points: 60, duration: 60, within: 'a minute' },
  { points: 600, duration: 3600, within: 'an hour' },
];

/**
 * Searches by mobile, e-mail or name of people who see none of these: whether a link is found tells them that their
 * guess was right. Counted per person, in memory, by each replica for itself; every page of a search is one.
 */
export function createContactSearches(disclosures: Pick<DisclosureStore, 'enterTooManySearches'>) {
  const limits = LIMITS.map(({ within, ...bounds }) => ({
    ...{ within, most: bounds.points },
    limiter: new RateLimiterMemory({ ...bounds, keyPrefix: '' }),
  }));
  return {
    /** Throws what is one too many; the first within its time is entered in the audit log. */
    async admit(actor: Actor): Promise<void> {
      if (actor.permissions.includes('see-names')) return;
      for (const { limiter, most, within } of limits) {
        const excess = await limiter.consume(actor.id).then(() => null, asRefused);
        if (excess === null) continue;
        if (excess.consumedPoints === most + 1) await disclosures.enterTooManySearches(actor);
        throw new Failure('too-many-requests', tooOften(within), {
          retryAfterS: Math.max(excess.msBeforeNext, 1) / 1000,
        });
      }
    },
  };
}

function tooOften(within: string): string {
  return `You looked for recipients too often within ${within}. Find by link id, or try again shortly.`;
}

/** In memory nothing else can go wrong. */
function asRefused(refused: unknown): RateLimiterRes {
  return refused as RateLimiterRes;
}
