import type { CancelLabel, CancelState } from '../../contract/cancellations.ts';
import { istTime } from '../payout-links/ist-words.ts';
import { maskText } from '../masking/mask.ts';
import { lastAttempt, wasAccepted, type CancelOperation } from './cancel-operation.ts';

/** The words people read for an operation. */
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

/** Why it has that label. */
export function reasonLine(operation: CancelOperation): string {
  const attempt = lastAttempt(operation);
  const seenAt = operation.lastTrack === null ? '' : istTime(operation.lastTrack.at);
  switch (operation.state) {
    case 'awaiting-approval':
      return `Asked of Finance at ${istTime(operation.createdAt)} by ${operation.actor.name}`;
    case 'prepared':
    case 'sending':
      return operation.approvedBy === null
        ? `Asked at ${istTime(operation.clickAt)} by ${operation.actor.name}`
        : `Asked by ${operation.actor.name}, approved at ${istTime(operation.clickAt)} by ${operation.approvedBy.name}`;
    case 'unknown':
      return doubtLine(operation);
    case 'needs-person':
      return needsPersonLine(operation);
    case 'cancelled':
      return wasAccepted(operation)
        ? `InstantPay confirmed at ${istTime(acceptedAt(operation))}, and its tracking shows Cancelled`
        : `InstantPay’s tracking shows Cancelled at ${seenAt}. Its answer to us ${attempt?.bodyHash == null ? 'did not arrive' : 'was unclear'}, so whose cancel it was is not proven`;
    case 'too-late':
      return operation.lastTrack?.claimedAt == null
        ? `Too late: InstantPay shows it as claimed at ${seenAt}`
        : `Too late: claimed at ${istTime(operation.lastTrack.claimedAt)}`;
    case 'expired-first':
      return `The link expired before it could be cancelled, seen at ${seenAt}`;
    case 'refused':
      return maskText(attempt?.because ?? 'InstantPay refused');
    case 'not-sent':
      return notAllowedLine(operation) ?? maskText(attempt?.because ?? 'The request was not sent');
    case 'abandoned':
      return (
        notAllowedLine(operation) ?? 'Linkdesk was interrupted before the request was sent. Nothing was sent'
      );
    case 'still-live':
      return `Still open after ${operation.checks} checks, longer than a late cancel was expected to take`;
    case 'declined':
      return `${operation.declined?.by.name ?? 'Finance'} declined: ${operation.declined?.because ?? ''}`;
    case 'approval-expired':
      return 'Nobody approved it within 24 hours';
    case 'closed-by-people':
      return `Recorded by ${operation.closure?.by.name ?? ''} after asking InstantPay (${operation.closure?.providerTicket ?? ''}): ${operation.closure?.because ?? ''}`;
    case 'cancelled-late':
      return `We told you Not cancelled at ${istTime(operation.reported?.at ?? operation.createdAt)}; InstantPay shows Cancelled, seen at ${seenAt}`;
  }
}

function notAllowedLine({ notAllowed, approvedBy }: CancelOperation): string | null {
  if (notAllowed === null) return null;
  return `${notAllowed.name} may not ${notAllowed.id === approvedBy?.id ? 'approve' : 'cancel'} any more. Nothing was sent`;
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

/** What had been told before a late cancel showed, as it was told; null when nothing was corrected. */
export function reportedLine({ reported, ...operation }: CancelOperation): string | null {
  if (reported === null) return null;
  const before: CancelOperation = { ...operation, reported: null, state: reported.state };
  return `${labelOf(before)}. ${reasonLine(before)}`;
}
