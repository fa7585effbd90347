import { createHash, randomUUID } from 'node:crypto';
import type { InputOf } from '../../contract/endpoint.ts';
import type { Resend, resendPayoutLink as endpoint } from '../../contract/payout-links.ts';
import type { Actor } from '../actor.ts';
import { openCancel } from '../cancellations/open-cancel.ts';
import type { Cancellations } from '../cancellations/run-cancellations.ts';
import { isUniqueViolation } from '../database/is-unique-violation.ts';
import { Failure } from '../failure.ts';
import type { InstantPay, Turn } from '../instantpay/instantpay.ts';
import type { Hidden } from '../masking/hidden.ts';
import { stillMay } from '../people/still-may.ts';
import { describeResend, outcomeOf } from './describe-resend.ts';
import { resendAllowance } from './resend-limit.ts';
import type { Begun, ResendRecord, ResendStore } from './resend-store.ts';
import type { SharedTracks } from './shared-tracks.ts';

/** From where its intent begins to be recorded to the wire, on the monotonic clock: that answer may come late. */
const SEND_GUARD_MS = 2000;

type Parts = {
  resends: ResendStore;
  instantpay: Pick<InstantPay, 'notify' | 'reserve'>;
  tracks: SharedTracks;
  cancellations: Cancellations;
  environment: string;
};

/** Sends the link to its recipient again: at most once for one key, and never repeated by itself. */
export async function resendPayoutLink(
  parts: Parts,
  actor: Actor,
  input: InputOf<typeof endpoint>,
): Promise<{ resend: Resend; created: boolean }> {
  const { linkId } = input.params;
  const earlier = await sameKey(parts, actor, input);
  if (earlier !== null) return { resend: describeResend(earlier, Date.now()), created: false };
  await refuseWhileCancelling(parts, linkId);
  await refuseUnlessIssued(parts, actor, linkId);
  // Asked before anything is sent, so that the provider's answer can be kept without the name.
  const call = { endpointIp: actor.endpointIp, who: actor.id, priority: 'resend' } as const;
  const hidden = await parts.cancellations.recipients.find(linkId, call);
  const turn = await parts.instantpay.reserve('resend', actor.id);
  try {
    return await resendIn(turn, parts, actor, input, hidden);
  } finally {
    turn.release();
  }
}

async function resendIn(
  turn: Turn,
  parts: Parts,
  actor: Actor,
  input: InputOf<typeof endpoint>,
  hidden: Hidden,
): Promise<{ resend: Resend; created: boolean }> {
  const { linkId } = input.params;
  const { clock } = parts.cancellations;
  const begunAt = clock.monotonic();
  const begun = await begin(parts, actor, input);
  if (begun.repeat) return { resend: describeResend(begun.record, Date.now()), created: false };
  const verdict = await parts.instantpay.notify(
    linkId,
    { endpointIp: actor.endpointIp, who: actor.id, priority: 'resend' },
    () => clock.monotonic() - begunAt < SEND_GUARD_MS && turn.use(),
  );
  parts.tracks.forget(linkId);
  const ended = await record(parts, begun.record, outcomeOf(verdict, hidden));
  return { resend: describeResend(ended, Date.now()), created: true };
}

async function sameKey(
  { resends }: Parts,
  actor: Actor,
  input: InputOf<typeof endpoint>,
): Promise<ResendRecord | null> {
  const earlier = await resends.byKey(actor.id, input.idempotencyKey);
  if (earlier !== undefined && earlier.request_hash !== hashOf(input)) {
    throw new Failure('key-reused', 'This key was used for another resend. Nothing was sent.');
  }
  return earlier ?? null;
}

/** Nobody should be told to claim what is about to be cancelled. */
async function refuseWhileCancelling({ cancellations }: Parts, linkId: string): Promise<void> {
  const open = await cancellations.store.openOn(linkId);
  if (open !== null) throw openCancel(open);
}

async function refuseUnlessIssued({ tracks }: Parts, actor: Actor, linkId: string): Promise<void> {
  const { link } = await tracks.fresh(linkId, {
    endpointIp: actor.endpointIp,
    who: actor.id,
    priority: 'resend',
  });
  if (link.providerStatus === 'ISSUED') return;
  throw new Failure('not-cancellable', 'Only a link that is Issued can be resent. Nothing was sent.');
}

async function begin(parts: Parts, actor: Actor, input: InputOf<typeof endpoint>): Promise<Begun> {
  const wanted = {
    id: randomUUID(),
    environment: parts.environment,
    link_id: input.params.linkId,
    actor_id: actor.id,
    actor_name: actor.name,
    idempotency_key: input.idempotencyKey,
    request_hash: hashOf(input),
  };
  try {
    return await parts.resends.begin(wanted, async (trx, earlier, now) => {
      await stillMay(trx, actor, 'resend', now);
      refuseWhenTooSoon(earlier, now);
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    const earlier = isUniqueViolation(error) ? await sameKey(parts, actor, input) : null;
    if (earlier !== null) return { record: earlier, repeat: true };
    throw new Failure(
      'not-recorded',
      'The resend could not be recorded, so nothing was sent. Try again.',
      {},
      error,
    );
  }
}

function refuseWhenTooSoon(earlier: readonly ResendRecord[], now: number): void {
  const { because, waitMs } = resendAllowance(earlier, now);
  if (because === null || waitMs === null) return;
  throw new Failure('too-many-requests', `${because} Nothing was sent.`, { retryAfterS: waitMs / 1000 });
}

/** An outcome that cannot be recorded is not lost on the person: they read what was proven. */
async function record(
  { resends }: Parts,
  begun: ResendRecord,
  outcome: ReturnType<typeof outcomeOf>,
): Promise<ResendRecord> {
  try {
    return await resends.end(begun, outcome);
  } catch {
    return { ...begun, ...outcome };
  }
}

function hashOf(input: InputOf<typeof endpoint>): string {
  return createHash('sha256').update(input.params.linkId).digest('hex');
}
