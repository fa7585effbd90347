import type {
  CancelLabel,
  CancelOperation as CancelOperationView,
  CancelState,
} from '../../contract/cancellations.ts';
import type { Answers } from '../../contract/answers.ts';
import { isoInstant, istTime } from '../payout-links/ist-words.ts';
import { maskText } from '../people/mask.ts';
import { isOpen, lastAttempt, mayAskAgain, wasAccepted, type CancelOperation } from './cancel-operation.ts';
import { messageToInstantPay } from './message-to-instantpay.ts';
import type { CancelTimes } from './cancel-times.ts';

/** An operation as people read it: its label, why, the two answers, and what may be done next. */
export function describeCancellation(
  operation: CancelOperation,
  now: number,
  times: CancelTimes,
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
    createdAt: isoInstant(operation.createdAt),
    updatedAt: isoInstant(operation.updatedAt),
    nextCheckAt: waitsForCheck && operation.dueAt !== null ? isoInstant(operation.dueAt) : null,
    checks: operation.checks,
    messageToInstantPay: waitsForCheck ? messageToInstantPay(operation) : null,
    proposedReply: proposedReply(operation),
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

function proposedReply({ proposal }: CancelOperation): CancelOperationView['proposedReply'] {
  if (proposal === null) return null;
  const { truth, providerTicket, because, by } = proposal;
  return { truth, ticket: providerTicket, reason: because, by: by.name };
}

const TRY_AGAIN: ReadonlySet<CancelState> = new Set([
  'refused',
  'not-sent',
  'abandoned',
  'still-live',
  'declined',
  'approval-expired',
]);

export function labelOf(operation: CancelOperation): CancelLabel {
  if (operation.state !== 'closed-by-people') return LABELS[operation.state];
  return operation.closure?.truth === 'cancelled' ? 'Cancelled' : 'Not cancelled';
}

const LABELS: Record<Exclude<CancelState, 'closed-by-people'>, CancelLabel> = {
  'awaiting-approval': 'Waiting for approval',
  prepared: 'Sending',
  sending: 'Sending',
  unknown: 'Not confirmed',
  'needs-person': 'Ask InstantPay',
  cancelled: 'Cancelled',
  refused: 'Not cancelled',
  'too-late': 'Not cancelled',
  'expired-first': 'Not cancelled',
  'not-sent': 'Not cancelled',
  abandoned: 'Not cancelled',
  'still-live': 'Not cancelled',
  declined: 'Not cancelled',
  'approval-expired': 'Not cancelled',
  'cancelled-late': 'Cancelled later than reported',
};

/** Whether a link that was not cancelled can be claimed is what was seen of it last, not what was hoped. */
function answersOf(operation: CancelOperation): Answers {
  if (operation.supersededBy !== null) return SEE_THE_NEWER;
  switch (operation.state) {
    case 'awaiting-approval':
      return operation.lastTrack === null || operation.lastTrack.status === 'ISSUED'
        ? { claimable: 'yes', replacement: 'not-yet', because: 'the cancel is waiting for approval' }
        : answersFor(operation);
    case 'prepared':
    case 'sending':
      return { claimable: 'unknown', replacement: 'not-yet', because: 'the cancel is on its way' };
    case 'unknown':
      return {
        claimable: 'unknown',
        replacement: 'do-not',
        because: 'the cancel may or may not have happened',
      };
    case 'needs-person':
      return {
        claimable: 'unknown',
        replacement: 'do-not',
        because: 'only InstantPay can tell what happened',
      };
    case 'cancelled':
    case 'cancelled-late':
      return operation.claimSeen ? ONCE_CLAIMED : ANSWERS.CANCELLED;
    case 'closed-by-people':
      return operation.claimSeen && operation.closure?.truth !== 'claimed'
        ? ONCE_CLAIMED
        : ANSWERS[TRUTHS[operation.closure?.truth ?? 'live']];
    case 'too-late':
      return ANSWERS.CLAIMED;
    case 'not-sent':
      // The Track before it is seconds old, and nothing was sent since.
      return operation.lastTrack === null ? ANSWERS.ISSUED : answersFor(operation);
    default:
      return answersFor(operation);
  }
}

/** Read off what was seen last; an open link that nobody watches any more may be anything by now. */
function answersFor({ lastTrack, claimSeen, watchUntil, state }: CancelOperation): Answers {
  if (claimSeen) return ANSWERS.CLAIMED;
  const status = lastTrack?.status ?? '';
  if (status === 'EXPIRED' || status === 'CANCELLED') return ANSWERS[status];
  if (status !== 'ISSUED' || (watchUntil === null && state !== 'awaiting-approval')) return NOT_SEEN;
  return { ...ANSWERS.ISSUED, because: `this one was still open at ${istTime(lastTrack?.at ?? 0)}` };
}

const TRUTHS = { cancelled: 'CANCELLED', claimed: 'CLAIMED', expired: 'EXPIRED', live: 'ISSUED' } as const;

const ANSWERS = {
  ISSUED: { claimable: 'yes', replacement: 'not-yet', because: 'this one is still open' },
  CLAIMED: { claimable: 'no', replacement: 'do-not', because: 'the recipient has claimed this one' },
  EXPIRED: { claimable: 'no', replacement: 'may', because: 'this one has expired unclaimed' },
  CANCELLED: { claimable: 'no', replacement: 'may', because: 'InstantPay shows this one as cancelled' },
} as const satisfies Record<string, Answers>;

const ONCE_CLAIMED: Answers = {
  claimable: 'no',
  replacement: 'do-not',
  because: 'InstantPay has shown this one as claimed, too; ask it which holds',
};
const NOT_SEEN: Answers = {
  claimable: 'unknown',
  replacement: 'not-yet',
  because: 'its state has not been read since; open the link to see it',
};
const SEE_THE_NEWER: Answers = {
  claimable: 'unknown',
  replacement: 'not-yet',
  because: 'a newer cancel of this link counts',
};

export function reasonLine(operation: CancelOperation): string {
  const attempt = lastAttempt(operation);
  const seenAt = operation.lastTrack === null ? '' : istTime(operation.lastTrack.at);
  switch (operation.state) {
    case 'awaiting-approval':
      return `Asked of Finance at ${istTime(operation.createdAt)} by ${operation.actor.name}`;
    case 'prepared':
    case 'sending':
      return `Asked at ${istTime(operation.clickAt)} by ${operation.actor.name}`;
    case 'unknown':
      return doubtLine(operation);
    case 'needs-person':
      return needsPersonLine(operation);
    case 'cancelled':
      return wasAccepted(operation)
        ? `InstantPay confirmed at ${istTime(acceptedAt(operation))}, and its tracking shows Cancelled`
        : `InstantPay’s tracking shows Cancelled at ${seenAt}. Its answer to us was unclear, so whose cancel it was is not proven`;
    case 'too-late':
      return operation.lastTrack?.claimedAt == null
        ? `Too late: InstantPay shows it as claimed at ${seenAt}`
        : `Too late: claimed at ${istTime(operation.lastTrack.claimedAt)}`;
    case 'expired-first':
      return `The link expired before it could be cancelled, seen at ${seenAt}`;
    case 'refused':
      return maskText(attempt?.because ?? 'InstantPay refused');
    case 'not-sent':
      return maskText(attempt?.because ?? 'The request was not sent');
    case 'abandoned':
      return 'Linkdesk was interrupted before the request was sent. Nothing was sent';
    case 'still-live':
      return `Still open after ${operation.checks} checks, also when a late cancel could no longer take effect`;
    case 'declined':
      return `${operation.declined?.by.name ?? 'Finance'} declined: ${operation.declined?.because ?? ''}`;
    case 'approval-expired':
      return 'Nobody approved it within 24 hours';
    case 'closed-by-people':
      return `Recorded by ${operation.closure?.by.name ?? ''} after asking InstantPay (${operation.closure?.providerTicket ?? ''}): ${operation.closure?.because ?? ''}`;
    case 'cancelled-late':
      return `We told you Not cancelled${operation.reportedAt === null ? '' : ` at ${istTime(operation.reportedAt)}`}; InstantPay shows Cancelled, seen at ${seenAt}`;
  }
}

function acceptedAt({ attempts, updatedAt }: CancelOperation): number {
  return attempts.find((attempt) => attempt.class === 'accepted')?.endedAt ?? updatedAt;
}

function doubtLine(operation: CancelOperation): string {
  const attempt = lastAttempt(operation);
  if (wasAccepted(operation)) return 'InstantPay accepted the cancel; its tracking does not show it yet';
  const asked = `We asked at ${istTime(attempt?.startedAt ?? operation.clickAt)}`;
  if (attempt?.because == null) return `${asked}; InstantPay’s answer did not reach us`;
  return `${asked}; ${maskText(attempt.because)}`;
}

function needsPersonLine(operation: CancelOperation): string {
  if (operation.contradicted) return 'InstantPay’s tracking no longer shows what was settled';
  if (wasAccepted(operation) && operation.lastTrack?.status === 'ISSUED') {
    return 'InstantPay accepted the cancel, but its tracking still shows the link as open';
  }
  return `Checked ${operation.checks} times since ${istTime(operation.unknownSince ?? operation.clickAt)} without a clear answer`;
}
