import { createHash, randomUUID } from 'node:crypto';
import type { InputOf } from '../../contract/endpoint.ts';
import type { cancelPayoutLink as endpoint } from '../../contract/cancellations.ts';
import type { SeenLink } from '../../contract/seen-link.ts';
import type { Actor } from '../actor.ts';
import { isUniqueViolation } from '../database/is-unique-violation.ts';
import { Failure } from '../failure.ts';
import type { SharedTracks, Sighted } from '../payout-links/shared-tracks.ts';
import { maskText } from '../people/mask.ts';
import type { CancelOperation, CancelRequest } from './cancel-operation.ts';
import { sameFacts } from './ask-for-cancel.ts';
import { outcomeInTime } from './outcome-in-time.ts';
import type { Cancellations, Committed } from './run-cancellations.ts';
import { seenOf } from './sighting.ts';

type Parts = {
  cancellations: Cancellations;
  tracks: SharedTracks;
  environment: string;
  /** Above this, a second person has to agree; null when approvals are off. */
  approvalAbovePaise: number | null;
};

/**
 * Cancels a link that still shows what the person saw. `created` is false when the key was used before:
 * then nothing new is sent. Answers when the attempt has ended, or after 30 s as it stands.
 */
export async function cancelPayoutLink(
  parts: Parts,
  actor: Actor,
  input: InputOf<typeof endpoint>,
): Promise<{ operation: CancelOperation; created: boolean }> {
  const earlier = await sameKey(parts, actor, input);
  if (earlier !== null) return { operation: earlier, created: false };
  await refuseIfOpen(parts, input.params.linkId);
  await parts.cancellations.reserve();
  const sighted = await parts.tracks.fresh(input.params.linkId, {
    endpointIp: actor.endpointIp,
    priority: 'cancel',
  });
  const now = seenOf(sighted.link);
  refuseUnlessAsSeen(input.body.seen, now);
  const request = requestOf(parts, actor, input, now, sighted);
  return start(parts, actor, input, request);
}

async function sameKey(
  { cancellations }: Parts,
  actor: Actor,
  input: InputOf<typeof endpoint>,
): Promise<CancelOperation | null> {
  const earlier = await cancellations.store.byKey(actor.id, input.idempotencyKey);
  if (earlier !== null && earlier.requestHash !== hashOf(input)) {
    throw new Failure('key-reused', 'This key was used for another cancel. Nothing was sent.');
  }
  return earlier;
}

async function refuseIfOpen({ cancellations, environment }: Parts, linkId: string): Promise<void> {
  const open = await cancellations.store.openOn(environment, linkId);
  if (open === null) return;
  throw new Failure(
    'operation-open',
    `${open.actor.name} is already cancelling this link. Nothing was sent.`,
    {
      operation: { id: open.id, actor: open.actor.name, createdAt: new Date(open.createdAt).toISOString() },
    },
  );
}

function refuseUnlessAsSeen(seen: SeenLink, now: SeenLink): void {
  if (!sameFacts(seen, now)) {
    throw new Failure('link-changed', 'The link has changed since you looked. Nothing was sent.', {
      seen,
      now,
    });
  }
  if (now.providerStatus !== 'ISSUED') {
    throw new Failure('not-cancellable', 'Only a link that is Issued can be cancelled. Nothing was sent.', {
      seen,
      now,
    });
  }
}

async function start(
  parts: Parts,
  actor: Actor,
  input: InputOf<typeof endpoint>,
  request: CancelRequest,
): Promise<{ operation: CancelOperation; created: boolean }> {
  const { cancellations } = parts;
  let committed: Committed | null;
  try {
    committed = await cancellations.commit(request.id, { type: 'requested', request });
  } catch (error) {
    if (isUniqueViolation(error)) return lostTheRace(parts, actor, input);
    throw new Failure('not-recorded', NOT_RECORDED, {}, error);
  }
  if (committed === null)
    throw new Failure('not-recorded', 'The check took too long, so nothing was sent. Try again.');
  return { operation: await outcomeInTime(cancellations, committed, actor), created: true };
}

/** Someone recorded the same key, or another cancel of this link, in the same moment. */
async function lostTheRace(parts: Parts, actor: Actor, input: InputOf<typeof endpoint>) {
  const earlier = await sameKey(parts, actor, input);
  if (earlier !== null) return { operation: earlier, created: false };
  await refuseIfOpen(parts, input.params.linkId);
  throw new Failure('not-recorded', NOT_RECORDED);
}

const NOT_RECORDED = 'The cancel could not be recorded, so nothing was sent. Try again.';

function requestOf(
  { cancellations, environment, approvalAbovePaise }: Parts,
  actor: Actor,
  input: InputOf<typeof endpoint>,
  now: SeenLink,
  sighted: Sighted,
): CancelRequest {
  const { reason, ticket, seen } = input.body;
  return {
    id: randomUUID(),
    environment,
    linkId: input.params.linkId,
    actor: { id: actor.id, name: actor.name },
    idempotencyKey: input.idempotencyKey,
    requestHash: hashOf(input),
    // They are kept for good, in places where a recipient's number must not stand.
    reason: maskText(reason),
    ticket: ticket === undefined ? null : maskText(ticket),
    seen,
    now,
    ageMs: cancellations.clock.monotonic() - sighted.sentMonotonicMs,
    needsApproval: approvalAbovePaise !== null && seen.amount > approvalAbovePaise,
  };
}

/** What a key stands for: link, reason and ticket. */
function hashOf(input: InputOf<typeof endpoint>): string {
  const { reason, ticket } = input.body;
  const content = JSON.stringify([input.params.linkId, reason, ticket ?? null]);
  return createHash('sha256').update(content).digest('hex');
}
