import type { Worklist } from '@linkdesk/server/contract/finding';

/** What a worklist is called wherever it is named. */
export const WORKLIST_WORDS: Record<Worklist, string> = {
  'expires-today': 'Expires today',
  'expires-tomorrow': 'Expires tomorrow',
  'expires-within-7-days': 'Expires in the next 7 days',
  'expired-yesterday': 'Expired yesterday',
  'processing-long': 'Processing over 30 min',
  'never-sent': 'Never sent',
  'not-confirmed': 'Not confirmed',
  'ask-instantpay': 'Ask InstantPay',
  'waiting-for-approval': 'Waiting for approval',
  'claimed-today': 'Claimed today',
  'cancelled-today': 'Cancelled today',
};
