import { istMoment } from '../payout-links/ist-words.ts';
import type { CancelOperation } from './cancel-operation.ts';

/** What to send to InstantPay's support: every reference they need, and nothing about the recipient. */
export function messageToInstantPay(operation: CancelOperation): string {
  const attempts = operation.attempts.map((attempt) => {
    const reference = attempt.providerReference ?? 'no answer reached us';
    return `- sent ${istMoment(attempt.startedAt)}, your reference: ${reference}`;
  });
  const seen = operation.lastTrack;
  return [
    `We asked you to cancel payout link ${operation.linkId} and cannot tell whether it happened.`,
    ...attempts,
    seen === null
      ? 'Your tracking has not answered since.'
      : `Your tracking says ${seen.status}, ${istMoment(seen.at)}.`,
    'Please tell us: is the link cancelled, claimed, expired or open, and since when? Can it still be claimed?',
  ].join('\n');
}
