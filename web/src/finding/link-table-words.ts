import type { CancelLabel, CancelState } from '@linkdesk/server/contract/cancellations';
import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';

/** The states a row can be in while its cancel is open. */
const OPEN_CANCELS: Partial<Record<CancelState, CancelLabel>> = {
  'awaiting-approval': 'Waiting for approval',
  prepared: 'Sending',
  sending: 'Sending',
  unknown: 'Not confirmed',
  'needs-person': 'Ask InstantPay',
};

/** What the open cancel of a link is called, or null. */
export function openCancelLabel({ cancelState }: PayoutLinkRow): CancelLabel | null {
  return cancelState === null ? null : (OPEN_CANCELS[cancelState] ?? null);
}

/** Only what was typed can have found a row in particular. */
export function foundByWord({ matchedBy }: PayoutLinkRow): string {
  return matchedBy === 'everything' || matchedBy === 'status' ? '' : matchedBy;
}

/** Purpose and description, as one text. */
export function purposeText({ purpose, description }: PayoutLinkRow): string {
  return [purpose, description].filter(Boolean).join(' · ');
}

/** `1,234 links`; where counting stopped early, that there are more. */
export function linksWord(links: number, isExact: boolean): string {
  const count = `${links.toLocaleString('en-IN')} ${links === 1 ? 'link' : 'links'}`;
  return isExact ? count : `more than ${count}`;
}
