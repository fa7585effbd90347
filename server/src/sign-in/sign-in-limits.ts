import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Failure } from '../failure.ts';
import { neighbourhoodOf, networksAround } from './networks-around.ts';
import { createSlowTurns, type SlowTurns } from './slow-turns.ts';

export type SignInLimits = ReturnType<typeof createSignInLimits>;

/** Who tries: `browser` is the id of one that is known for this e-mail. */
export type SignInTry = {
  /** What one subscriber has: an address, or the first half of an IPv6 address. */
  network: string;
  email: string;
  browser: string | null;
  isGone: () => boolean;
};

const QUARTER_HOUR_S = 15 * 60;

/** What the networks around one may do: a subscriber of IPv6 has up to 256 of 64 bits, a company up to 65,536. */
const TIMES_AS_MANY = [1, 4, 16];

/**
 * How many wrong tries there may be. Each is counted before it is judged and given back when it was right, so that
 * many at once are not more than one after the other.
 */
const SIGN_IN_LIMITS = {
  /** From one address for one e-mail, or from one known browser. */
  forOnePerson: { points: 5, duration: QUARTER_HOUR_S },
  /** From one address for everybody: an office behind one has that many hands. */
  fromOneAddress: { points: 50, duration: QUARTER_HOUR_S },
  /** From everywhere for one e-mail; past that they are slowed and never refused, or anybody could lock them out. */
  quick: { points: 20, duration: QUARTER_HOUR_S },
  /**
   * Who gives codes knows the password already: six digits bear no more than that. A known browser has as many of its
   * own, so that nobody elsewhere uses them up, and whoever stole what it is known by cannot guess on.
   */
  codes: { points: 30, duration: 24 * 60 * 60 },
  slowMs: 1_000,
  /** So many of one e-mail may wait, and for so long: whoever waits longer has given up. */
  mostWaiting: 50,
  longestWaitMs: 55_000,
} as const;

/** Counted in this process: two replicas allow twice as much, which the numbers above bear. */
export function createSignInLimits() {
  const forOnePerson = widening(SIGN_IN_LIMITS.forOnePerson);
  const fromOneAddress = widening(SIGN_IN_LIMITS.fromOneAddress);
  const ofBrowsers = new RateLimiterMemory(SIGN_IN_LIMITS.forOnePerson);
  const quick = new RateLimiterMemory(SIGN_IN_LIMITS.quick);
  const codes = new RateLimiterMemory(SIGN_IN_LIMITS.codes);
  const slow = new Map<string, SlowTurns>();
  let closed = false;

  /** One at a time for this e-mail, known or not, each as long as the others. */
  async function slowly<T>({ email, isGone, network }: SignInTry, work: () => Promise<T>): Promise<T> {
    const { mostWaiting, longestWaitMs } = SIGN_IN_LIMITS;
    const turns = slow.get(email) ?? createSlowTurns({ mostWaiting, longestWaitMs, refusal: tooManyWaiting });
    slow.set(email, turns);
    try {
      return await turns.take({ from: neighbourhoodOf(network), isGone }, async () => {
        // What nobody waits for is not judged, so that it takes nobody's time.
        if (closed || isGone()) throw notJudged();
        return (await Promise.all([work(), pause(SIGN_IN_LIMITS.slowMs)]))[0];
      });
    } finally {
      if (turns.isIdle()) slow.delete(email);
    }
  }

  return {
    /** Whoever still waits is sent away, so that a stop need not wait for them. */
    close(): void {
      closed = true;
    },

    /** Judges a password; `null` from `judge` is a wrong one. Refuses before it is looked at where there were too many. */
    async password<T>(one: SignInTry, judge: () => Promise<T | null>): Promise<T | null> {
      const { email, browser, network } = one;
      if (browser !== null) {
        const key = JSON.stringify([browser, email]);
        await consume(ofBrowsers, key);
        return settled(judge(), {
          right: () => ofBrowsers.delete(key),
          notJudged: () => ofBrowsers.reward(key),
        });
      }
      const around = networksAround(network);
      // First, so that an address at its end uses up nothing of a person.
      const counts: Count[] = [
        ...around.map((key, n) => ({ limiter: fromOneAddress[n], key })),
        ...around.map((wide, n) => ({ limiter: forOnePerson[n], key: JSON.stringify([wide, email]) })),
      ];
      await consumeAll(counts);
      const { consumedPoints } = await quick.penalty(email);
      const judged = consumedPoints > SIGN_IN_LIMITS.quick.points ? slowly(one, judge) : judge();
      const allBack = () => Promise.all([giveBack(counts), quick.reward(email)]);
      return settled(judged, {
        right: () => allBack().then(() => forOnePerson[0]?.delete(JSON.stringify([network, email]))),
        notJudged: allBack,
      });
    },

    /** Judges a code of somebody whose password was right. */
    async code<T>(
      personId: string,
      browser: string | null,
      judge: () => Promise<T | null>,
    ): Promise<T | null> {
      const key = JSON.stringify([personId, browser]);
      await consume(codes, key);
      const back = () => codes.reward(key);
      return settled(judge(), { right: back, notJudged: back });
    },
  };
}

type Limit = { points: number; duration: number };
type Count = { limiter: RateLimiterMemory | undefined; key: string };

function widening({ points, duration }: Limit): RateLimiterMemory[] {
  return TIMES_AS_MANY.map((times) => new RateLimiterMemory({ points: points * times, duration }));
}

/** All of them or none. */
async function consumeAll(counts: readonly Count[]): Promise<void> {
  for (const [n, { limiter, key }] of counts.entries()) {
    if (limiter === undefined) continue;
    await consume(limiter, key).catch(async (refusal: unknown) => {
      await giveBack(counts.slice(0, n));
      throw refusal;
    });
  }
}

async function giveBack(counts: readonly Count[]): Promise<void> {
  await Promise.all(counts.map(async ({ limiter, key }) => limiter?.reward(key)));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

type GivenBack = Record<'right' | 'notJudged', () => Promise<unknown>>;

/** Only a wrong one stays counted: what came to nothing through our own trouble was never judged. */
async function settled<T>(
  judging: Promise<T | null>,
  { right, notJudged: toNothing }: GivenBack,
): Promise<T | null> {
  const judged = await judging.catch(async (trouble: unknown) => {
    await toNothing();
    throw trouble;
  });
  if (judged !== null) await right();
  return judged;
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    // What is refused is not judged, and does not count either.
    await limiter.reward(key);
    const minutes = Math.ceil(refusal.msBeforeNext / 60_000);
    const when =
      minutes > 90 ? `${Math.ceil(minutes / 60)} hours` : minutes > 1 ? `${minutes} minutes` : 'a minute';
    throw new Failure('too-many-requests', `There were too many wrong tries. Try again in ${when}.`, {
      retryAfterS: refusal.msBeforeNext / 1000,
    });
  }
}

function notJudged(): Failure {
  return new Failure('overloaded', 'Linkdesk is stopping. Try again in a minute.', { retryAfterS: 60 });
}

function tooManyWaiting(): Failure {
  return new Failure('too-many-requests', 'Too many people try this at the moment. Try again in a minute.', {
    retryAfterS: 60,
  });
}
