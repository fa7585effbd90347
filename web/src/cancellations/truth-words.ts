import type { Truth } from '@linkdesk/server/contract/cancellations';
import type { AnswersShown } from '../ui/two-answers.tsx';

/** What InstantPay may have replied, and what the two answers say once it is recorded. */
export const TRUTHS: Record<Truth, { word: string; answers: AnswersShown }> = {
  cancelled: {
    word: 'Cancelled',
    answers: { claimable: 'no', replacement: 'may', because: 'this one is cancelled' },
  },
  claimed: {
    word: 'Claimed',
    answers: { claimable: 'no', replacement: 'do-not', because: 'the recipient has claimed this one' },
  },
  expired: {
    word: 'Expired',
    answers: { claimable: 'no', replacement: 'may', because: 'this one has expired unclaimed' },
  },
  live: {
    word: 'Still open',
    answers: { claimable: 'yes', replacement: 'not-yet', because: 'this one is still open' },
  },
};
