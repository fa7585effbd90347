import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import type { DisclosureStore } from '../payout-links/disclosure-store.ts';

export type ContactSearches = ReturnType<typeof createContactSearches>;

/** One a second: more than anybody takes calls, and too few to try out whose mobile or name has a link. */
export const CONTACT_SEARCHES_PER_MINUTE = 60;

/**
 * Searches by mobile, e-mail or name of people who see none of these: whether a link is found tells them that their
 * guess was right. Counted per person, in memory, by each replica for itself; every page of a search is one.
 */
export function createContactSearches(disclosures: Pick<DisclosureStore, 'enterTooManySearches'>) {
  const limiter = new RateLimiterMemory({ points: CONTACT_SEARCHES_PER_MINUTE, duration: 60, keyPrefix: '' });
  return {
    /** Throws what is one too many; the first within a minute is entered in the audit log. */
    async admit(actor: Actor): Promise<void> {
      if (actor.permissions.includes('see-names')) return;
      const excess = await limiter.consume(actor.id).then(() => null, asRefused);
      if (excess === null) return;
      if (excess.consumedPoints === CONTACT_SEARCHES_PER_MINUTE + 1)
        await disclosures.enterTooManySearches(actor);
      throw new Failure('too-many-requests', TOO_OFTEN, {
        retryAfterS: Math.max(excess.msBeforeNext, 1) / 1000,
      });
    },
  };
}

const TOO_OFTEN =
  'You looked for recipients too often within a minute. Find by link id, or try again shortly.';

/** In memory nothing else can go wrong. */
function asRefused(refused: unknown): RateLimiterRes {
  return refused as RateLimiterRes;
}
