import type { LinkStatus } from '../../contract/payout-links.ts';
import type { ListedLink } from '../instantpay/instantpay.ts';

/**
 * Everything the directory knows of one link. Nothing here is masked. Instants are ms UTC; those named after an answer
 * are our clock when it was asked for.
 */
export type DirectoryRecord = {
  linkId: string;
  status: LinkStatus;
  providerStatus: string;
  amountPaise: number;
  /** Where it stands in the list: its first activity, else its id, else when it was activated or first seen. */
  createdAt: number;
  /** Since when it has this status; null where it had it already when it was first seen. */
  sinceAt: number | null;
  /** The answer that said this status. */
  statusAt: number;
  /** What List said, and when; null until it has. */
  listed: ListedFacts | null;
  listedAt: number | null;
  /** What only Track says, and when; null until it has. */
  tracked: TrackedFacts | null;
  trackedAt: number | null;
  /** Track should be asked: it has something to tell that is not known yet. The most urgent is 1. */
  look: Look | null;
};

/** What does not change with the status. */
export type ListedFacts = Omit<ListedLink, 'linkId' | 'providerStatus' | 'amountPaise'>;

export type TrackedFacts = {
  /** The activity that says so, or null. */
  createdAt: number | null;
  /** The newest notification, InstantPay's own or one that was asked for here; null: there was none. */
  sentAt: number | null;
  /** When it was claimed, cancelled or verified for a claim: what its present status began with. */
  sinceAt: number | null;
  orderIds: string[];
  accounts: { number: string; ifsc: string | null }[];
};

/**
 * 1: List contradicts what Track said, or an open link was missing from the list of open ones · 2: under way, and since
 * when is not known · 3: claimed or cancelled, and neither account nor day are known · 4: whether it was sent is not
 * known.
 */
export type Look = 1 | 2 | 3 | 4;

/** What one answer of the provider said of a link. */
export type Sighting =
  | { by: 'list'; link: ListedLink; sentAt: number }
  | {
      by: 'track';
      linkId: string;
      providerStatus: string;
      amountPaise: number;
      facts: TrackedFacts;
      sentAt: number;
    }
  /** A Notify of ours that the provider took. */
  | { by: 'resend'; linkId: string; sentAt: number };
