import type { PayoutLink } from '@linkdesk/server/contract/payout-links';

/** Asks InstantPay for a link as it stands now; the page that composes knows how. */
export type ReadLink = (linkId: string) => Promise<PayoutLink>;
