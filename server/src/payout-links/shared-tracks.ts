import type { Clock } from '../clock.ts';
import type { CallFor, InstantPay, TrackedLink } from '../instantpay/instantpay.ts';
import { BoundedMap } from './bounded-map.ts';

/** A Track and when it was sent on the monotonic clock, which no clock change can age or renew. */
export type Sighted = { link: TrackedLink; sentMonotonicMs: number };

export type SharedTracks = ReturnType<typeof createSharedTracks>;

type UnderWay = { calledAt: number; answer: Promise<Sighted> };

const FRESH_MS = 5000;
const REMEMBERED = 5000;

/**
 * Tracks links so that everyone who looks at one shares its calls. `newest` takes an answer sent at most 5 s
 * ago, or the one in flight; `fresh` joins only a Track that is sent after the call came.
 */
export function createSharedTracks(instantpay: Pick<InstantPay, 'track'>, clock: Clock) {
  const known = new BoundedMap<Sighted>(REMEMBERED);
  const actedAt = new BoundedMap<number>(REMEMBERED);
  const inFlight = new Map<string, UnderWay>();
  const waiting = new Map<string, Promise<Sighted>>();

  function send(linkId: string, call: CallFor): Promise<Sighted> {
    const answer = trackOnce(linkId, call).finally(() => inFlight.delete(linkId));
    inFlight.set(linkId, { calledAt: clock.monotonic(), answer });
    return answer;
  }

  async function trackOnce(linkId: string, call: CallFor): Promise<Sighted> {
    const calledAt = clock.monotonic();
    const link = await instantpay.track(linkId, call);
    const answeredAt = clock.monotonic();
    // It may have waited for its turn; a clock that jumped meanwhile must not make it newer than it is.
    const sentMonotonicMs = Math.min(
      answeredAt,
      Math.max(calledAt, answeredAt - (clock.now() - link.sentAt)),
    );
    const sighted = { link, sentMonotonicMs };
    known.set(linkId, sighted);
    return sighted;
  }

  /** What was asked before an act of ours tells nothing about what it did. */
  function knowsOfActs(linkId: string, askedAt: number): boolean {
    return askedAt >= (actedAt.get(linkId) ?? Number.NEGATIVE_INFINITY);
  }

  /** Everyone who comes while one is in flight shares the next. */
  async function fresh(linkId: string, call: CallFor): Promise<Sighted> {
    const queued = waiting.get(linkId);
    if (queued !== undefined) return queued;
    const running = inFlight.get(linkId);
    if (running === undefined) return send(linkId, call);
    const next = running.answer
      .catch(() => undefined)
      .then(() => {
        waiting.delete(linkId);
        return send(linkId, call);
      });
    waiting.set(linkId, next);
    return next;
  }

  return {
    fresh,

    async newest(linkId: string, call: CallFor): Promise<Sighted> {
      const last = known.get(linkId);
      const isRecent = last !== undefined && clock.monotonic() - last.sentMonotonicMs <= FRESH_MS;
      if (isRecent && knowsOfActs(linkId, last.sentMonotonicMs)) return last;
      const running = inFlight.get(linkId);
      if (running !== undefined && knowsOfActs(linkId, running.calledAt)) return running.answer;
      return fresh(linkId, call);
    },

    lastKnown: (linkId: string): Sighted | undefined => known.get(linkId),

    /** After an act of ours the next look must ask again. */
    forget(linkId: string): void {
      actedAt.set(linkId, clock.monotonic());
    },
  };
}
