import type { InputOf } from '../../contract/endpoint.ts';
import type {
  approveCancellation,
  askAgainForCancellation,
  closeCancellation,
  declineCancellation,
} from '../../contract/cancellations.ts';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import type { Turn } from '../instantpay/instantpay.ts';
import type { SharedTracks } from '../payout-links/shared-tracks.ts';
import { maskKnown, type Hidden } from '../masking/hidden.ts';
import { sameFacts } from './ask-for-cancel.ts';
import { refuseUnlessMayConfirm, refuseUnlessMayDecide } from './cancel-authority.ts';
import type { CancelHappening, CancelOperation, Person } from './cancel-operation.ts';
import { outcomeInTime } from './outcome-in-time.ts';
import type { Cancellations } from './run-cancellations.ts';
import { seenOf } from './sighting.ts';
import { tookTooLong } from './took-too-long.ts';

type Parts = {
  cancellations: Cancellations;
  tracks: SharedTracks;
  /** Whether a second person has to agree to what ends or begins something. */
  approvals: boolean;
  approvalAbovePaise: number | null;
};

/** Approves what another person asked for, if the link is still as they saw it. */
export async function approve(parts: Parts, actor: Actor, { params }: InputOf<typeof approveCancellation>) {
  const operation = await waitingForAnother(parts, actor, params.id);
  await hiddenOn(parts, actor, operation.linkId);
  const call = { endpointIp: actor.endpointIp, priority: 'cancel' } as const;
  const sighted = await parts.tracks.fresh(operation.linkId, call);
  const now = seenOf(sighted.link);
  const turn = await parts.cancellations.reserve();
  const ageMs = parts.cancellations.clock.monotonic() - sighted.sentMonotonicMs;
  const approval = { type: 'approved', by: personOf(actor), now, ageMs } as const;
  const approved = await act(parts, actor, params.id, approval, turn);
  if (approved !== null) return approved;
  if (!sameFacts(operation.seen, now)) {
    throw new Failure('link-changed', 'The link has changed since this was asked. Nothing was sent.', {
      seen: operation.seen,
      now,
    });
  }
  const { state } = await read(parts, params.id);
  if (state !== 'awaiting-approval') throw gone();
  throw tookTooLong();
}

export async function decline(
  parts: Parts,
  actor: Actor,
  { params, body }: InputOf<typeof declineCancellation>,
) {
  const { linkId } = await waitingForAnother(parts, actor, params.id);
  const hidden = await hiddenOn(parts, actor, linkId);
  const because = maskKnown(body.reason, hidden);
  const namesUnknown = hidden.names === null;
  const declined = { type: 'declined', by: personOf(actor), because, namesUnknown } as const;
  return orGone(await act(parts, actor, params.id, declined));
}

/** `attempts` is how many the person has seen: two people who decide in the same moment send one. */
export async function askAgain(
  parts: Parts,
  actor: Actor,
  { params, body }: InputOf<typeof askAgainForCancellation>,
) {
  const operation = await read(parts, params.id);
  await hiddenOn(parts, actor, operation.linkId);
  const happened = { type: 'asked-again', by: personOf(actor), attempts: body.attempts } as const;
  const turn = await parts.cancellations.reserve();
  return orGone(await act(parts, actor, operation.id, happened, turn));
}

/** Records InstantPay's reply; a person may take up what is not confirmed before the two hours are over. */
export async function close(parts: Parts, actor: Actor, { params, body }: InputOf<typeof closeCancellation>) {
  const operation = await read(parts, params.id);
  const by = personOf(actor);
  if (operation.state === 'unknown') await act(parts, actor, params.id, { type: 'taken-up', by });
  if (parts.approvals) refuseUnlessMayConfirm(operation, actor, body.truth);
  const hidden = await hiddenOn(parts, actor, operation.linkId);
  const closure = {
    ...{ by, truth: body.truth },
    providerTicket: maskKnown(body.ticket, hidden),
    because: maskKnown(body.reason, hidden),
  };
  const namesUnknown = hidden.names === null;
  const closed = { type: 'closed', closure, needsSecond: parts.approvals, namesUnknown } as const;
  return orGone(await act(parts, actor, params.id, closed));
}

async function read({ cancellations }: Parts, id: string): Promise<CancelOperation> {
  const operation = await cancellations.store.get(id);
  if (operation === null) throw new Failure('not-found', 'There is no such cancellation.');
  return operation;
}

/** What is typed here, or answered once it is sent, is kept for good and read by people who may not see names. */
function hiddenOn({ cancellations }: Parts, actor: Actor, linkId: string): Promise<Hidden> {
  return cancellations.recipients.find(linkId, {
    endpointIp: actor.endpointIp,
    who: actor.id,
    priority: 'look',
  });
}

async function waitingForAnother(parts: Parts, actor: Actor, id: string): Promise<CancelOperation> {
  const operation = await read(parts, id);
  if (operation.state !== 'awaiting-approval') throw gone();
  refuseUnlessMayDecide(operation, actor, parts.approvalAbovePaise);
  return operation;
}

async function act(
  { cancellations }: Parts,
  actor: Actor,
  id: string,
  happened: CancelHappening,
  turn: Turn | null = null,
): Promise<CancelOperation | null> {
  const committed = await cancellations
    .commit(id, happened, { turn, asker: actor })
    .catch((error: unknown) => {
      if (error instanceof Failure) throw error;
      throw new Failure('not-recorded', NOT_CERTAIN, {}, error);
    });
  return committed === null ? null : outcomeInTime(cancellations, committed, actor);
}

function orGone(operation: CancelOperation | null): CancelOperation {
  if (operation === null) throw gone();
  return operation;
}

/** The record may be there and only its answer lost; what may be sent is sent after that answer, so nothing was. */
const NOT_CERTAIN =
  'It is not certain that this was recorded. Nothing was sent. Look again before you repeat it.';

const gone = () =>
  new Failure('not-cancellable', 'This is not possible any more: it has moved on. Look again.');

const personOf = (actor: Actor): Person => ({ id: actor.id, name: actor.name });
