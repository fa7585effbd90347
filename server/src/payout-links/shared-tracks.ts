import type { Clock } from '../clock.ts';
import type { CallFor, InstantPay, TrackedLink } from '../instantpay/instantpay.ts';

/** A Track and when it was sent on the monotonic clock, which no clock change can age or renew. */
export type Sighted = { link: TrackedLink; sentMonotonicMs: number };

export type SharedTracks = ReturnType<typeof createSharedTracks>;

const FRESH_MS = 5000;
const REMEMBERED = 5000;

/**
 * Tracks links so that everyone who looks at one shares its calls. `newest` takes an answer sent at most 5 s
 * ago, or the one in flight; `fresh` joins only a Track that is sent after the call came.
 */
export function createSharedTracks(instantpay: Pick<InstantPay, 'track'>, clock: Clock) {
  const known = new Map<string, Sighted>();
  const inFlight = new Map<string, Promise<Sighted>>();
  const waiting = new Map<string, Promise<Sighted>>();

  function send(linkId: string, call: CallFor): Promise<Sighted> {
    const answer = trackOnce(linkId, call).finally(() => inFlight.delete(linkId));
    inFlight.set(linkId, answer);
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
    remember(linkId, sighted);
    return sighted;
  }

  function remember(linkId: string, sighted: Sighted): void {
    known.delete(linkId);
    known.set(linkId, sighted);
    const oldest = known.keys().next().value;
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  }

  return {
    async newest(linkId: string, call: CallFor): Promise<Sighted> {
      const last = known.get(linkId);
      if (last !== undefined && clock.monotonic() - last.sentMonotonicMs <= FRESH_MS) return last;
      return inFlight.get(linkId) ?? send(linkId, call);
    },

    /** Everyone who comes while one is in flight shares the next. */
    async fresh(linkId: string, call: CallFor): Promise<Sighted> {
      const running = inFlight.get(linkId);
      if (running === undefined) return send(linkId, call);
      const queued = waiting.get(linkId);
      if (queued !== undefined) return queued;
      const next = running
        .catch(() => undefined)
        .then(() => {
          waiting.delete(linkId);
          return send(linkId, call);
        });
      waiting.set(linkId, next);
      return next;
    },

    lastKnown: (linkId: string): Sighted | undefined => known.get(linkId),

    /** After an act of ours the next look must ask again. */
    forget(linkId: string): void {
      const last = known.get(linkId);
      if (last !== undefined) known.set(linkId, { ...last, sentMonotonicMs: Number.NEGATIVE_INFINITY });
    },
  };
}
