import { createHash, randomUUID } from 'node:crypto';
import type { InputOf } from '../../contract/endpoint.ts';
import type { cancelPayoutLink as endpoint } from '../../contract/cancellations.ts';
import type { SeenLink } from '../../contract/seen-link.ts';
import type { Actor } from '../actor.ts';
import { isUniqueViolation } from '../database/is-unique-violation.ts';
import { Failure } from '../failure.ts';
import type { CallFor, Turn } from '../instantpay/instantpay.ts';
import type { SharedTracks, Sighted } from '../payout-links/shared-tracks.ts';
import { maskKnown, type Hidden } from '../masking/hidden.ts';
import { LookedTooEarly } from './lost-race.ts';
import type { CancelOperation, CancelRequest } from './cancel-operation.ts';
import { sameFacts } from './ask-for-cancel.ts';
import { openCancel } from './open-cancel.ts';
import { outcomeInTime } from './outcome-in-time.ts';
import type { Cancellations, Committed } from './run-cancellations.ts';
import { contradicts } from './see-link.ts';
import { seenOf, sightingOf } from './sighting.ts';
import { tookTooLong } from './took-too-long.ts';

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
  let committed: Committed;
  try {
    committed = await take(parts, actor, input);
  } catch (refusal) {
    // The same click may have been recorded meanwhile by another request: then "nothing was sent" is not true.
    const meanwhile = await sameKeyIfReadable(parts, actor, input);
    if (meanwhile === null) throw refusal;
    return { operation: meanwhile, created: false };
  }
  return { operation: await outcomeInTime(parts.cancellations, committed, actor), created: true };
}

/** T0: the operation is recorded, or nothing is and this says why. */
async function take(parts: Parts, actor: Actor, input: InputOf<typeof endpoint>): Promise<Committed> {
  await refuseIfOpen(parts, input.params.linkId);
  const call = { endpointIp: actor.endpointIp, priority: 'cancel' } as const;
  const hidden = await parts.cancellations.recipients.find(input.params.linkId, call);
  const sighted = await parts.tracks.fresh(input.params.linkId, call);
  const now = seenOf(sighted.link);
  refuseUnlessAsSeen(input.body.seen, now);
  await refuseIfSettledOtherwise(parts, sighted);
  const turn = await parts.cancellations.reserve();
  return start(parts, actor, requestOf(parts, actor, input, { now, sighted, hidden }), turn, call);
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

/** What refused the click is said when the database cannot answer either. */
async function sameKeyIfReadable(parts: Parts, actor: Actor, input: InputOf<typeof endpoint>) {
  try {
    return await sameKey(parts, actor, input);
  } catch (error) {
    if (error instanceof Failure) throw error;
    return null;
  }
}

async function refuseIfOpen({ cancellations }: Parts, linkId: string): Promise<void> {
  const open = await cancellations.store.openOn(linkId);
  if (open === null) return;
  throw openCancel(open);
}

/**
 * A Track that takes back what an earlier cancel has settled is that one's affair first: somebody may have acted
 * on what it said. It is looked at again within a minute, and asks for a person if it stays so.
 */
async function refuseIfSettledOtherwise({ cancellations }: Parts, sighted: Sighted): Promise<void> {
  const { linkId, providerStatus } = sighted.link;
  const newest = (await cancellations.store.allOn(linkId))[0];
  if (newest === undefined || !contradicts(newest, providerStatus)) return;
  const sighting = sightingOf(sighted, cancellations.clock);
  await cancellations.apply(newest.id, { type: 'tracked', sighting }).catch((error: unknown) => {
    throw new Failure('not-recorded', NOT_RECORDED, {}, error);
  });
  throw new Failure(
    'operation-open',
    `The cancel that ${newest.actor.name} asked for was settled otherwise. Linkdesk is checking which holds; look again in two minutes. Nothing was sent.`,
    {
      operation: {
        id: newest.id,
        actor: newest.actor.name,
        createdAt: new Date(newest.createdAt).toISOString(),
      },
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
  request: CancelRequest,
  turn: Turn,
  call: CallFor,
): Promise<Committed> {
  let committed: Committed | null;
  try {
    const happened = { type: 'requested', request } as const;
    committed = await parts.cancellations.commit(request.id, happened, { turn, asker: actor });
  } catch (error) {
    if (error instanceof Failure) throw error;
    // Another cancel of this link, or this very click, was recorded in the same moment.
    if (error instanceof LookedTooEarly || isUniqueViolation(error))
      await refuseAfterAnother(parts, request, call);
    throw new Failure('not-recorded', NOT_RECORDED, {}, error);
  }
  if (committed === null) throw tookTooLong();
  return committed;
}

/** Who was first is still at it, or has changed the link already. */
async function refuseAfterAnother(
  parts: Parts,
  { linkId, seen }: CancelRequest,
  call: CallFor,
): Promise<void> {
  await refuseIfOpen(parts, linkId);
  const { link } = await parts.tracks.fresh(linkId, call);
  refuseUnlessAsSeen(seen, seenOf(link));
}

const NOT_RECORDED = 'The cancel could not be recorded, so nothing was sent. Try again.';

function requestOf(
  { cancellations, environment, approvalAbovePaise }: Parts,
  actor: Actor,
  input: InputOf<typeof endpoint>,
  { now, sighted, hidden }: { now: SeenLink; sighted: Sighted; hidden: Hidden },
): CancelRequest {
  const { reason, ticket, seen, asks } = input.body;
  const askedOfFinance = asks === true || !actor.permissions.includes('cancel');
  return {
    id: randomUUID(),
    environment,
    linkId: input.params.linkId,
    actor: { id: actor.id, name: actor.name },
    actorEmail: actor.session.email?.toLowerCase() ?? null,
    idempotencyKey: input.idempotencyKey,
    requestHash: hashOf(input),
    // They are kept for good, where people read them who may see neither a recipient's number nor name.
    reason: maskKnown(reason, hidden),
    ticket: ticket === undefined ? null : maskKnown(ticket, hidden),
    seen,
    askedOfFinance,
    namesUnknown: hidden.names === null,
    now,
    ageMs: cancellations.clock.monotonic() - sighted.sentMonotonicMs,
    needsApproval: askedOfFinance || (approvalAbovePaise !== null && seen.amount > approvalAbovePaise),
  };
}

/** What a key stands for: link, reason and ticket, and whether it only asks. */
function hashOf(input: InputOf<typeof endpoint>): string {
  const { reason, ticket, asks } = input.body;
  const content = JSON.stringify([
    input.params.linkId,
    reason,
    ticket ?? null,
    ...(asks === true ? ['asks'] : []),
  ]);
  return createHash('sha256').update(content).digest('hex');
}
