import type { CallFor, InstantPay, Turn, WriteVerdict } from '../instantpay/instantpay.ts';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import { Failure } from '../failure.ts';
import type { Log } from '../log.ts';
import type { Recipients } from '../payout-links/recipients.ts';
import type { SharedTracks, Sighted } from '../payout-links/shared-tracks.ts';
import { maskedReferences } from '../masking/masked-references.ts';
import { maskQuoted } from '../masking/mask-quoted.ts';
import type { CancelEffect, CancelHappening, CancelOperation } from './cancel-operation.ts';
import type { CancelTimes } from './cancel-times.ts';
import type { Applied, CancellationStore } from './cancellation-store.ts';
import { LostRace } from './lost-race.ts';
import { sightingOf } from './sighting.ts';

export type Cancellations = ReturnType<typeof runCancellations>;

/**
 * A committed change, when on the monotonic clock its commit was begun, for its answer may come late, and the turn
 * at the provider's rate that is kept for what follows.
 */
export type Committed = Applied & { begunAt: number; turn: Turn | null };

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
  /** What to keep out of what is recorded: known here, or asked for when it is not. */
  recipients: Recipients;
};

/**
 * Applies what happens to operations and does what follows outside: `send` once, right after its attempt
 * is committed; `track` as often as it takes.
 */
export function runCancellations(parts: Parts) {
  const running = new Set<Promise<unknown>>();

  /** Does what a committed change asks for, and what follows from that. */
  async function carryOn(committed: Committed, call: CallFor): Promise<CancelOperation> {
    let latest = committed.operation;
    try {
      for (const effect of committed.effects) {
        latest = (await perform({ ...committed, operation: latest }, effect, call)) ?? latest;
      }
      return latest;
    } finally {
      committed.turn?.release();
    }
  }

  /** The operation after the event and everything that followed from it here; null when it changed nothing. */
  async function apply(
    id: string,
    happened: CancelHappening,
    call: CallFor,
  ): Promise<CancelOperation | null> {
    const committed = await commit(parts, id, happened);
    return committed === null ? null : carryOn(committed, call);
  }

  async function perform(
    committed: Committed,
    effect: CancelEffect,
    call: CallFor,
  ): Promise<CancelOperation | null> {
    const { operation } = committed;
    switch (effect.type) {
      case 'begin':
        await parts.clock.sleep(effect.afterMs);
        return begin(operation, committed.turn, call);
      case 'send': {
        const verdict = await send(parts, committed, call);
        return record(operation, effect.n, verdict, call);
      }
      case 'track':
        return look(operation, call);
      case 'tell':
        return null;
    }
  }

  /** Whoever asks takes the first attempt's turn beforehand; a further one takes its own here. */
  async function begin(
    operation: CancelOperation,
    taken: Turn | null,
    call: CallFor,
  ): Promise<CancelOperation | null> {
    const turn = taken ?? (await takeTurn(operation));
    if (turn === null) return null;
    let committed: Committed | null;
    try {
      committed = await commit(parts, operation.id, { type: 'send-began' }, turn);
    } catch (error) {
      // Also when the commit went through and only its answer was lost: an attempt that is not known to be
      // recorded is never sent.
      throw new Failure('not-recorded', 'The cancel could not be recorded, so nothing was sent.', {}, error);
    }
    return committed === null ? null : carryOn(committed, call);
  }

  async function takeTurn({ id }: CancelOperation): Promise<Turn | null> {
    try {
      return await parts.instantpay.reserve('send');
    } catch (error) {
      parts.log.warn({ err: error, operation: id }, 'no turn at the provider in time; not sent again');
      return null;
    }
  }

  /** An answer that cannot be recorded leaves the operation `sending`; its lease passes and Track decides. */
  async function record(
    operation: CancelOperation,
    n: number,
    verdict: WriteVerdict,
    call: CallFor,
  ): Promise<CancelOperation | null> {
    parts.tracks.forget(operation.linkId);
    // What is kept for good may be read by people who may not see names.
    const hidden = parts.recipients.known(operation.linkId);
    const because = maskQuoted(verdict.because, hidden);
    let committed: Committed | null;
    try {
      committed = await commit(parts, operation.id, {
        type: 'answered',
        n,
        verdict: { ...verdict, ...maskedReferences(verdict, hidden), because },
      });
    } catch (error) {
      parts.log.error(
        { err: error, operation: operation.id, class: verdict.class },
        'the answer could not be recorded',
      );
      throw new Failure(
        'not-recorded',
        `InstantPay answered (${because}), but recording it is delayed. Do not send a new link; the page will settle it.`,
      );
    }
    return committed === null ? null : carryOn(committed, call);
  }

  /** One Track, applied. */
  async function look(operation: CancelOperation, call: CallFor): Promise<CancelOperation | null> {
    let sighted: Sighted;
    try {
      sighted = await parts.tracks.fresh(operation.linkId, call);
    } catch {
      return apply(operation.id, { type: 'track-failed' }, call);
    }
    return apply(operation.id, { type: 'tracked', sighting: sightingOf(sighted, parts.clock) }, call);
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
    /**
     * Throws what the database throws; a unique violation means that another one was first. The turn is given back
     * when nothing was committed, and otherwise when what follows has ended.
     */
    commit: (id: string, happened: CancelHappening, by: { turn?: Turn | null; asker?: Actor } = {}) =>
      commit(parts, id, happened, by.turn ?? null, by.asker ?? null),
    /** For a person, who waits for it. */
    carryOn: (committed: Committed, endpointIp: string) =>
      follow(carryOn(committed, { endpointIp, priority: 'cancel' })),
    /** Nothing may wait between a recorded intent and the wire: take the turn at the provider's rate before. */
    reserve: () => parts.instantpay.reserve('send'),
    /** For nobody in particular: what is due, or what was seen in passing. */
    apply: (id: string, happened: CancelHappening) =>
      follow(apply(id, happened, { endpointIp: parts.ownEndpointIp, priority: 'settle' })),
    recipients: parts.recipients,
    /** Everything that was begun here has ended, or is left to the settler of the next start. */
    async drained(): Promise<void> {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

/** Another writer may be first a few times in a row, never for ever: each time one of them gets through. */
async function commit(
  { store, clock }: Parts,
  id: string,
  happened: CancelHappening,
  turn: Turn | null = null,
  asker: Actor | null = null,
): Promise<Committed | null> {
  let applied: Applied | null = null;
  try {
    for (let tries = 0; ; tries += 1) {
      const begunAt = clock.monotonic();
      try {
        applied = await store.apply(id, happened, asker);
        return applied === null ? null : { ...applied, begunAt, turn };
      } catch (error) {
        if (!(error instanceof LostRace) || tries >= 20) throw error;
      }
    }
  } finally {
    if (applied === null) turn?.release();
  }
}

async function send(
  { instantpay, times, clock }: Parts,
  { operation, begunAt, turn }: Committed,
  call: CallFor,
): Promise<WriteVerdict> {
  // A process that was stopped anywhere between the record and the wire must not wake up and send.
  const mayStillSend = () => clock.monotonic() - begunAt < times.sendGuard && turn?.use() === true;
  return instantpay.cancel(operation.linkId, { ...call, priority: 'cancel' }, mayStillSend);
}
