import type { CallFor, InstantPay, WriteVerdict } from '../instantpay/instantpay.ts';
import type { Clock } from '../clock.ts';
import { Failure } from '../failure.ts';
import type { Log } from '../log.ts';
import type { SharedTracks, Sighted } from '../payout-links/shared-tracks.ts';
import type { CancelEffect, CancelHappening, CancelOperation } from './cancel-operation.ts';
import type { CancelTimes } from './cancel-times.ts';
import { LostRace, type Applied, type CancellationStore } from './cancellation-store.ts';
import { sightingOf } from './sighting.ts';

export type Cancellations = ReturnType<typeof runCancellations>;

type Parts = {
  store: CancellationStore;
  instantpay: Pick<InstantPay, 'cancel' | 'reserve'>;
  tracks: SharedTracks;
  times: CancelTimes;
  clock: Clock;
  pace: number;
  log: Log;
  /** Sent to the provider when nobody is asking. */
  ownEndpointIp: string;
};

/**
 * Applies what happens to operations and does what follows outside: `send` once, right after its attempt
 * is committed; `track` as often as it takes.
 */
export function runCancellations(parts: Parts) {
  const running = new Set<Promise<unknown>>();

  /** Does what a committed change asks for, and what follows from that. */
  async function carryOn({ operation, effects }: Applied, endpointIp: string): Promise<CancelOperation> {
    const committedAt = parts.clock.monotonic();
    let latest = operation;
    for (const effect of effects) {
      latest = (await perform(latest, effect, committedAt, endpointIp)) ?? latest;
    }
    return latest;
  }

  /** The operation after the event and everything that followed from it here; null when it changed nothing. */
  async function apply(
    id: string,
    happened: CancelHappening,
    endpointIp: string,
  ): Promise<CancelOperation | null> {
    const applied = await commit(parts.store, id, happened);
    return applied === null ? null : carryOn(applied, endpointIp);
  }

  async function perform(
    operation: CancelOperation,
    effect: CancelEffect,
    committedAt: number,
    endpointIp: string,
  ): Promise<CancelOperation | null> {
    switch (effect.type) {
      case 'begin':
        await parts.clock.sleep(effect.afterMs);
        return begin(operation, endpointIp);
      case 'send': {
        const verdict = await send(parts, operation, committedAt, endpointIp);
        return record(operation, effect.n, verdict, endpointIp);
      }
      case 'track':
        return look(operation, { endpointIp, priority: 'cancel' });
      case 'tell':
        return null;
    }
  }

  /** The turn at the provider's rate is taken before the intent is recorded: nothing waits between it and the wire. */
  async function begin(operation: CancelOperation, endpointIp: string): Promise<CancelOperation | null> {
    try {
      await parts.instantpay.reserve('cancel');
    } catch (error) {
      parts.log.warn(
        { err: error, operation: operation.id },
        'no turn at the provider in time; the cancel was not sent',
      );
      return null;
    }
    let applied: Applied | null;
    try {
      applied = await commit(parts.store, operation.id, { type: 'send-began' });
    } catch (error) {
      // Also when the commit went through and only its answer was lost: an attempt that is not known to be
      // recorded is never sent.
      throw new Failure('not-recorded', 'The cancel could not be recorded, so nothing was sent.', {}, error);
    }
    return applied === null ? null : carryOn(applied, endpointIp);
  }

  /** An answer that cannot be recorded leaves the operation `sending`; its lease passes and Track decides. */
  async function record(
    operation: CancelOperation,
    n: number,
    verdict: WriteVerdict,
    endpointIp: string,
  ): Promise<CancelOperation | null> {
    parts.tracks.forget(operation.linkId);
    try {
      return await apply(operation.id, { type: 'answered', n, verdict }, endpointIp);
    } catch (error) {
      parts.log.error(
        { err: error, operation: operation.id, class: verdict.class },
        'the answer could not be recorded',
      );
      throw new Failure(
        'not-recorded',
        `InstantPay answered (${verdict.because}), but recording it is delayed. Do not send a new link; the page will settle it.`,
      );
    }
  }

  /** One Track, applied. */
  async function look(operation: CancelOperation, call: CallFor): Promise<CancelOperation | null> {
    let sighted: Sighted;
    try {
      sighted = await parts.tracks.fresh(operation.linkId, call);
    } catch {
      return apply(operation.id, { type: 'track-failed' }, call.endpointIp);
    }
    return apply(
      operation.id,
      { type: 'tracked', sighting: sightingOf(sighted, parts.clock) },
      call.endpointIp,
    );
  }

  function follow<T>(work: Promise<T>): Promise<T> {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
    tracked.catch(() => undefined);
    return tracked;
  }

  return {
    store: parts.store,
    times: parts.times,
    clock: parts.clock,
    pace: parts.pace,
    /** Throws what the database throws; a unique violation means that another one was first. */
    commit: (id: string, happened: CancelHappening) => commit(parts.store, id, happened),
    carryOn: (applied: Applied, endpointIp: string) => follow(carryOn(applied, endpointIp)),
    apply: (id: string, happened: CancelHappening) => follow(apply(id, happened, parts.ownEndpointIp)),
    /** Everything that was begun here has ended, or is left to the settler of the next start. */
    async drained(): Promise<void> {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

/** Another writer may be first a few times in a row, never for ever: each time one of them gets through. */
async function commit(
  store: CancellationStore,
  id: string,
  happened: CancelHappening,
): Promise<Applied | null> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await store.apply(id, happened);
    } catch (error) {
      if (!(error instanceof LostRace) || tries >= 20) throw error;
    }
  }
}

async function send(
  { instantpay, times, clock }: Parts,
  operation: CancelOperation,
  committedAt: number,
  endpointIp: string,
): Promise<WriteVerdict> {
  // A process that was stopped between the record and the wire must not wake up and send.
  const mayStillSend = () => clock.monotonic() - committedAt < times.sendGuard;
  return instantpay.cancel(operation.linkId, { endpointIp, priority: 'cancel' }, mayStillSend);
}
