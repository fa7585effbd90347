import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import type { CancelDraft } from './cancel-draft.ts';
import { reasonText } from './cancel-reason.tsx';

type Operations = Pick<PayoutLink, 'openOperation' | 'lastOperation'>;

/**
 * The operation a sent request became, when its answer never reached this tab: newer than the click, asked for
 * by the person who looks, with the same words. A colleague’s newer cancel says nothing of this one.
 */
export function takenOn(
  draft: CancelDraft,
  { openOperation, lastOperation }: Operations,
): CancelOperation | null {
  return [openOperation, lastOperation].find((operation) => operation && became(draft, operation)) ?? null;
}

function became(draft: CancelDraft, operation: CancelOperation): boolean {
  return (
    draft.sent !== null &&
    operation.id !== draft.after &&
    operation.mine &&
    Date.parse(operation.createdAt) >= Date.parse(draft.sent.asOf) &&
    sameWords(operation.reason, reasonText(draft)) &&
    sameWords(operation.ticket ?? '', draft.ticket.trim())
  );
}

/** Words come back masked where they held a number. */
function sameWords(recorded: string, written: string): boolean {
  return recorded === written || recorded.includes('•');
}
