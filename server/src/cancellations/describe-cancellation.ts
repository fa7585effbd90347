import type { CancelOperation as CancelOperationView, CancelState } from '../../contract/cancellations.ts';
import { isoInstant } from '../payout-links/ist-words.ts';
import { maskText } from '../masking/mask.ts';
import { answersOf } from './cancel-answers.ts';
import { isOpen, mayAskAgain, type CancelOperation } from './cancel-operation.ts';
import { messageToInstantPay } from './message-to-instantpay.ts';
import { labelOf, reasonLine } from './cancel-words.ts';
import type { CancelTimes } from './cancel-times.ts';
import { mayDecide, type Viewer } from './may-decide.ts';

/** What its words depend on besides the operation itself. */
export type Surroundings = { now: number; times: CancelTimes; approvalAbovePaise: number | null };

/** An operation as the person who looks reads it: its label, why, the two answers, and what may be done next. */
export function describeCancellation(
  operation: CancelOperation,
  viewer: Viewer,
  { now, times, approvalAbovePaise }: Surroundings,
): CancelOperationView {
  const open = isOpen(operation);
  const waitsForCheck = operation.state === 'unknown' || operation.state === 'needs-person';
  return {
    id: operation.id,
    linkId: operation.linkId,
    amount: { paise: operation.seen.amount, currency: 'INR' },
    state: operation.state,
    label: labelOf(operation),
    because: reasonLine(operation),
    final: !open,
    mayTryAgain:
      !open &&
      operation.supersededBy === null &&
      TRY_AGAIN.has(operation.state) &&
      !['CLAIMED', 'CANCELLED', 'EXPIRED'].includes(operation.lastTrack?.status ?? ''),
    mayAskAgain: mayAskAgain(operation, now, times),
    answers: answersOf(operation),
    reason: operation.reason,
    ticket: operation.ticket,
    actor: operation.actor.name,
    mine: operation.actor.id === viewer.id,
    mayDecide: mayDecide(operation, viewer, approvalAbovePaise),
    createdAt: isoInstant(operation.createdAt),
    updatedAt: isoInstant(operation.updatedAt),
    nextCheckAt: waitsForCheck && operation.dueAt !== null ? isoInstant(operation.dueAt) : null,
    checks: operation.checks,
    messageToInstantPay: waitsForCheck ? messageToInstantPay(operation) : null,
    proposedReply: proposedReply(operation, viewer),
    attempts: operation.attempts.map((attempt) => ({
      n: attempt.n,
      class: attempt.class,
      because: attempt.because === null ? null : maskText(attempt.because),
      statusCode: attempt.statusCode,
      providerReference: attempt.providerReference,
      startedAt: isoInstant(attempt.startedAt),
      endedAt: attempt.endedAt === null ? null : isoInstant(attempt.endedAt),
    })),
  };
}

function proposedReply({ proposal }: CancelOperation, viewer: Viewer): CancelOperationView['proposedReply'] {
  if (proposal === null) return null;
  const { truth, providerTicket, because, by } = proposal;
  return { truth, ticket: providerTicket, reason: because, by: by.name, mine: by.id === viewer.id };
}

const TRY_AGAIN: ReadonlySet<CancelState> = new Set([
  'refused',
  'not-sent',
  'abandoned',
  'still-live',
  'declined',
  'approval-expired',
]);
