import type { CancelState } from '../../contract/cancellations.ts';
import { answersOf } from './cancel-answers.ts';
import { isOpen, type CancelEffect, type CancelOperation, type News } from './cancel-operation.ts';
import { labelOf } from './cancel-words.ts';

/** Whoever had to ask another person is not there when it is decided, nor when it ends. */
export function newsOf(
  before: CancelOperation,
  after: CancelOperation,
  effects: readonly CancelEffect[],
): CancelEffect[] {
  if (before.state === after.state || effects.some(({ type }) => type === 'tell')) return [];
  if (before.state === 'awaiting-approval') return [{ type: 'tell', what: DECIDED[after.state] ?? 'ended' }];
  const hasEnded = isOpen(before) && !isOpen(after) && after.approvedBy !== null;
  return hasEnded ? [{ type: 'tell', what: 'ended' }] : [];
}

const DECIDED: Partial<Record<CancelState, News>> = {
  prepared: 'approved',
  declined: 'declined',
  'approval-expired': 'approval-expired',
};

/** What the person who asked is told. Nothing that somebody typed stands in it. */
export function noticeOf(what: News, operation: CancelOperation): string {
  switch (what) {
    case 'approved':
      return `${operation.approvedBy?.name ?? 'Finance'} approved the cancel you asked for. It is being sent.`;
    case 'declined':
      return `${operation.declined?.by.name ?? 'Finance'} declined the cancel you asked for. Open the link to read why.`;
    case 'ended':
      return `${labelOf(operation)}, the cancel you asked for${endedLine(operation)}. ${NEW_LINK[answersOf(operation).replacement]}`;
    default:
      return NOTICES[what];
  }
}

function endedLine({ state, notAllowed }: CancelOperation): string {
  return notAllowed === null ? (ENDED[state] ?? '') : `: ${notAllowed.name} may not approve it any more`;
}

const NOTICES = {
  'still-live': 'Not cancelled: the link is still open. You may try again.',
  'needs-person': 'Ask InstantPay: checking gave no clear answer. Do not send a new link.',
  'cancelled-late':
    'Cancelled later than reported. We told you Not cancelled; InstantPay now shows Cancelled.',
  contradicted: 'Ask InstantPay: its tracking no longer shows what was settled. Do not send a new link.',
  'approval-expired': 'Not cancelled: nobody approved within 24 hours. You may ask again.',
} as const;

const ENDED: Partial<Record<CancelState, string>> = {
  refused: ': InstantPay refused it',
  'too-late': ': the recipient claimed it first',
  'expired-first': ': the link expired first',
  'not-sent': ': it could not be sent',
  abandoned: ': Linkdesk was interrupted before it was sent',
  'closed-by-people': ': InstantPay’s reply was recorded',
};

const NEW_LINK = {
  may: 'You may send a new link.',
  'not-yet': 'Do not send a new link yet.',
  'do-not': 'Do not send a new link.',
} as const;
