import type { CancelOperation } from '../../contract/cancellations.ts';
import type { LinkStatus } from '../../contract/payout-links.ts';
import type { Story } from './link-story.ts';

type Facts = { status: LinkStatus; stale: boolean; open: CancelOperation | null };

/** While a cancel is open, what is known of it counts, not what Track said a moment ago; a claim outweighs both. */
export function tellOpenCancel(told: Story, { status, stale, open }: Facts): Story {
  if (open === null || status === 'CLAIMED') return told;
  switch (open.state) {
    case 'awaiting-approval':
      return {
        headline: `${told.headline} ${open.actor} asked to cancel it; that waits for approval.`,
        answers: status === 'ISSUED' && !stale ? open.answers : told.answers,
        whatToDo: 'Promise nothing yet: Finance decides, and the recipient may still claim meanwhile.',
      };
    case 'unknown':
      return {
        headline: `A cancel of this link is not confirmed. ${open.because}.`,
        answers: open.answers,
        whatToDo:
          'Send no new link and promise none. Linkdesk keeps checking; look again when it is settled.',
      };
    case 'needs-person':
      return {
        headline: `Only InstantPay can tell whether this link is cancelled. ${open.because}.`,
        answers: open.answers,
        whatToDo: 'Send no new link. Finance: send InstantPay the message below, then record their reply.',
      };
    default:
      return {
        headline: `A cancel of this link is on its way. ${open.because}.`,
        answers: open.answers,
        whatToDo: 'Wait a moment: the outcome appears here by itself.',
      };
  }
}
