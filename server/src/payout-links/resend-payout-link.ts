import { createHash, randomUUID } from 'node:crypto';
import type { InputOf } from '../../contract/endpoint.ts';
import type { Resend, resendPayoutLink as endpoint } from '../../contract/payout-links.ts';
import type { Actor } from '../actor.ts';
import { isUniqueViolation } from '../database/is-unique-violation.ts';
import { Failure } from '../failure.ts';
import type { InstantPay, WriteVerdict } from '../instantpay/instantpay.ts';
import { maskText } from '../people/mask.ts';
import { isoInstant } from './ist-words.ts';
import { resendAllowance, settledState } from './resend-limit.ts';
import type { ResendRecord, ResendStore } from './resend-store.ts';
import type { SharedTracks } from './shared-tracks.ts';

/** From the recorded intent to the wire, on the monotonic clock. */
const SEND_GUARD_MS = 2000;

type Parts = {
  resends: ResendStore;
  instantpay: Pick<InstantPay, 'notify' | 'reserve'>;
  tracks: SharedTracks;
  environment: string;
};

/** Sends the link to its recipient again: at most once for one key, and never repeated by itself. */
export async function resendPayoutLink(
  parts: Parts,
  actor: Actor,
  input: InputOf<typeof endpoint>,
): Promise<{ resend: Resend; created: boolean }> {
  const earlier = await sameKey(parts, actor, input);
  if (earlier !== null) return { resend: describeResend(earlier, Date.now()), created: false };
  await refuseUnlessIssued(parts, actor, input.params.linkId);
  await parts.instantpay.reserve('resend');
  const begun = await begin(parts, actor, input);
  if (begun.repeat) return { resend: describeResend(begun.record, Date.now()), created: false };
  const committedAt = performance.now();
  const verdict = await parts.instantpay.notify(
    input.params.linkId,
    { endpointIp: actor.endpointIp, priority: 'resend' },
    () => performance.now() - committedAt < SEND_GUARD_MS,
  );
  parts.tracks.forget(input.params.linkId);
  const ended = await record(parts, begun.record, verdict);
  return { resend: describeResend(ended, Date.now()), created: true };
}

export function describeResend(resend: ResendRecord, now: number): Resend {
  const state = settledState(resend, now);
  return {
    id: resend.id,
    linkId: resend.link_id,
    state,
    because: state === resend.state && resend.because !== null ? resend.because : WORDS[state],
    actor: resend.actor_name,
    at: isoInstant(resend.at),
    providerReference: resend.provider_reference,
  };
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

async function refuseUnlessIssued({ tracks }: Parts, actor: Actor, linkId: string): Promise<void> {
  const { link } = await tracks.fresh(linkId, { endpointIp: actor.endpointIp, priority: 'resend' });
  if (link.providerStatus === 'ISSUED') return;
  throw new Failure('not-cancellable', 'Only a link that is Issued can be resent. Nothing was sent.');
}

async function begin(
  parts: Parts,
  actor: Actor,
  input: InputOf<typeof endpoint>,
): Promise<{ record: ResendRecord; repeat: boolean }> {
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
    return { record: await parts.resends.begin(wanted, refuseWhenTooSoon), repeat: false };
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
  const { because, againAt } = resendAllowance(earlier, now);
  if (because === null) return;
  const retryAfterS = againAt === null ? 3600 : (againAt - now) / 1000;
  throw new Failure('too-many-requests', `${because} Nothing was sent.`, { retryAfterS });
}

/** An outcome that cannot be recorded is not lost on the person: they read what was proven. */
async function record({ resends }: Parts, begun: ResendRecord, verdict: WriteVerdict): Promise<ResendRecord> {
  const outcome = {
    ...wordsFor(verdict),
    provider_reference: verdict.reference,
    status_code: verdict.statusCode,
  };
  try {
    return await resends.end(begun, outcome);
  } catch {
    return { ...begun, ...outcome };
  }
}

function wordsFor(verdict: WriteVerdict): Pick<ResendRecord, 'state' | 'because'> {
  const said = verdict.providerText === null ? null : maskText(verdict.providerText);
  switch (verdict.class) {
    case 'accepted':
      return { state: 'sent', because: `InstantPay says: “${said ?? ''}”. It does not report delivery.` };
    case 'not-sent':
    case 'refused':
      return { state: 'not-sent', because: `Not resent. ${maskText(verdict.because)}.` };
    case 'unknown':
      return { state: 'not-confirmed', because: WORDS['not-confirmed'] };
  }
}

const WORDS: Record<ResendRecord['state'], string> = {
  sending: 'Sending.',
  sent: 'Resent. InstantPay does not report delivery.',
  'not-sent': 'Not resent.',
  'not-confirmed': 'Not confirmed. The message may or may not have gone. Ask the caller before resending.',
};

function hashOf(input: InputOf<typeof endpoint>): string {
  return createHash('sha256').update(input.params.linkId).digest('hex');
}
