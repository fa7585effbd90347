import type { Answers } from '../../contract/answers.ts';
import { istTime } from '../payout-links/ist-words.ts';
import type { CancelOperation } from './cancel-operation.ts';

/** Whether a link that was not cancelled can be claimed is what was seen of it last, not what was hoped. */
export function answersOf(operation: CancelOperation): Answers {
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
