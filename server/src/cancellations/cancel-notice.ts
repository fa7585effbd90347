import type { CancelEffect } from './cancel-operation.ts';

/** What the operator who asked is told when a cancel turns out otherwise than they last read. */
export function noticeOf(what: Extract<CancelEffect, { type: 'tell' }>['what']): string {
  return NOTICES[what];
}

const NOTICES = {
  'still-live': 'Not cancelled: the link is still open. You may try again.',
  'needs-person': 'Ask InstantPay: checking gave no clear answer. Do not send a new link.',
  'cancelled-late':
    'Cancelled later than reported. We told you Not cancelled; InstantPay now shows Cancelled.',
  contradicted: 'Ask InstantPay: its tracking no longer shows what was settled. Do not send a new link.',
} as const;
