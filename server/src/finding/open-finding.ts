import type { LinkFilter, PayoutLinkRow } from '../../contract/finding.ts';
import type { Actor } from '../actor.ts';
import type { DisclosureStore } from '../payout-links/disclosure-store.ts';
import { createContactSearches } from './contact-searches.ts';
import { findPayoutLinks, type Search } from './find-payout-links.ts';
import { createFindStore } from './find-store.ts';
import type { FindingParts } from './finding-parts.ts';
import { linkPages } from './link-pages.ts';
import { createPurposeList } from './list-purposes.ts';
import { listWorklists } from './list-worklists.ts';
import { createSearchTurns } from './search-turns.ts';

type Parts = Omit<FindingParts, 'store' | 'contactSearches' | 'purposes' | 'outside'> & {
  database: Parameters<typeof createFindStore>[0];
  disclosures: DisclosureStore;
};

export type Finding = ReturnType<typeof openFinding>;

/** What people may ask of the directory. */
export function openFinding({ database, disclosures, ...rest }: Parts) {
  const store = createFindStore(database, rest.directory.environment);
  const purposes = createPurposeList({ ...rest, store });
  const contactSearches = createContactSearches(disclosures);
  const parts = { ...rest, store, purposes, contactSearches };
  /** Nobody looks at a link because it stands in a file: what people do look at stays remembered. */
  const ofFile = { ...parts, facts: { remember: () => undefined } };
  /** A file is one search, however many pages it has. */
  const further = { ...ofFile, contactSearches: { admit: async () => undefined } };
  const turns = createSearchTurns();
  const find = (own: Omit<FindingParts, 'outside'>, actor: Actor, search: Search) =>
    turns.take(actor.id, (outside) => findPayoutLinks({ ...own, outside }, actor, search));
  return {
    find: (actor: Actor, search: Search) => find(parts, actor, search),
    /** Everything that is filtered, page after page, each read when the one before it is done with. */
    pagesOf: (actor: Actor, filter: LinkFilter): AsyncIterable<PayoutLinkRow[]> =>
      linkPages((search) => find(search.cursor === undefined ? ofFile : further, actor, search), filter),
    worklists: () => listWorklists(store, Date.now()),
    purposes: async () => ({ items: await purposes.list() }),
  };
}
