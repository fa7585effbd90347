import { CancelState } from '@linkdesk/server/contract/cancellations';

/** Each state as people read it: one of the six labels, with the reason where several share one. */
const WORDS: Record<CancelState, string> = {
  'awaiting-approval': 'Waiting for approval',
  prepared: 'Sending: about to be sent',
  sending: 'Sending',
  unknown: 'Not confirmed',
  'needs-person': 'Ask InstantPay',
  cancelled: 'Cancelled',
  refused: 'Not cancelled: refused',
  'too-late': 'Not cancelled: claimed first',
  'expired-first': 'Not cancelled: expired first',
  'not-sent': 'Not cancelled: not sent',
  abandoned: 'Not cancelled: interrupted before sending',
  'still-live': 'Not cancelled: still open',
  declined: 'Not cancelled: declined',
  'approval-expired': 'Not cancelled: nobody approved',
  'closed-by-people': 'Closed with InstantPay’s reply',
  'cancelled-late': 'Cancelled later than reported',
};

/** The words for a state; one never heard of is shown as it came. */
export function cancelStateWord(state: string): string {
  const known = CancelState.safeParse(state);
  return known.success ? WORDS[known.data] : state;
}
