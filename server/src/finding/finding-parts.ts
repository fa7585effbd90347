import type { DirectoryStore } from '../directory/directory-store.ts';
import type { InstantPay } from '../instantpay/instantpay.ts';
import type { ListFacts } from '../payout-links/list-facts.ts';
import type { SharedTracks } from '../payout-links/shared-tracks.ts';
import type { ContactSearches } from './contact-searches.ts';
import type { FindStore } from './find-store.ts';
import type { PurposeList } from './list-purposes.ts';
import type { Outside } from './search-turns.ts';

/** What finding needs of the rest. */
export type FindingParts = {
  store: FindStore;
  directory: Pick<DirectoryStore, 'environment' | 'hash' | 'put' | 'recordsByNo'>;
  /** Every link of the provider has been seen. */
  isComplete(): Promise<boolean>;
  instantpay: Pick<InstantPay, 'list'>;
  facts: Pick<ListFacts, 'remember'>;
  tracks: Pick<SharedTracks, 'lastKnown'>;
  contactSearches: Pick<ContactSearches, 'admit'>;
  purposes: Pick<PurposeList, 'includes'>;
  outside: Outside;
};
