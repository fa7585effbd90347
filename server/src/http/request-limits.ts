import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { Failure } from '../failure.ts';
import { networkOf } from './network-of.ts';

/** A person whose sign-in is complete counts as that person wherever they are; everybody else as the network they come from. */
export type Asker = { personId: string } | { address: string };

export type RequestLimits = ReturnType<typeof requestLimits>;

/**
 * What one person, and one network of strangers, may ask for in a minute. Each replica counts for itself, in
 * memory: with two of them somebody may do up to twice as much, and a restart begins anew. The numbers are far
 * above what hands and pages do (a busy desk asks some 60 times a minute), and far below what would hurt.
 */
export function requestLimits(perMinute: number) {
  const requests = inOneMinute(perMinute);
  /** 1,500 of 3,000. */
  const acts = inOneMinute(perMinute / 2);
  /** 600 of 3,000: a loop of refused acts may fill the audit log so fast and no faster. */
  const refusals = inOneMinute(perMinute / 5);
  /** 1,200 of 3,000: an office behind one address signs in through it. */
  const strangers = inOneMinute((perMinute * 2) / 5);
  const told = inOneMinute(1);

  return {
    /** Lets the request pass, or throws `TooMany`. */
    async admit(asker: Asker, isAct: boolean): Promise<void> {
      if ('address' in asker) return take(strangers, networkOf(asker.address));
      await take(requests, asker.personId);
      if (!isAct) return;
      await take(acts, asker.personId);
      const refused = await refusals.get(asker.personId);
      if (refused !== null && refused.consumedPoints > refusals.points) throw new TooMany(refused);
    },
    /** One more act of this person was refused; throws `TooMany` where that is one too many. */
    countRefusal: (personId: string): Promise<void> => take(refusals, personId),
    /** Whether this person reached a limit for the first time in a minute: only that is entered in the audit log. */
    isFirstExcess: (personId: string): Promise<boolean> =>
      told.consume(personId).then(
        () => true,
        () => false,
      ),
  };
}

/** Asked too often; nothing was done. */
export class TooMany extends Failure {
  constructor({ msBeforeNext }: RateLimiterRes) {
    super('too-many-requests', 'That was too often within a minute. Nothing was done. Try again shortly.', {
      retryAfterS: Math.max(msBeforeNext, 1) / 1000,
    });
  }
}

function inOneMinute(points: number): RateLimiterMemory {
  return new RateLimiterMemory({ points: Math.floor(points), duration: 60, keyPrefix: '' });
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    // In memory nothing else can go wrong.
    throw new TooMany(refused as RateLimiterRes);
  }
}
