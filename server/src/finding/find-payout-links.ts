import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { searchPayoutLinks } from '../../contract/finding.ts';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import { admitSearch } from './admit-search.ts';
import { browseLinks } from './browse-links.ts';
import { conditionsOf } from './conditions-of.ts';
import { endsAsShown } from './ends-as-shown.ts';
import { findOne } from './find-one.ts';
import { findSeveral } from './find-several.ts';
import type { FindingParts } from './finding-parts.ts';
import { readCursor } from './page-cursor.ts';
import { keysOfPurpose } from './keys-of-purpose.ts';
import { readPaste } from '../pastes/read-paste.ts';
import { sortOrder } from './sort-order.ts';

export type Search = InputOf<typeof searchPayoutLinks>['body'];
export type Found = OutputOf<typeof searchPayoutLinks>;

const DEFAULT_LIMIT = 50;

/** Finds links in our own directory by what was typed and by filters, and asks InstantPay for what is not known here. */
export async function findPayoutLinks(parts: FindingParts, actor: Actor, search: Search): Promise<Found> {
  const { linkIds, cursor, limit, ...filter } = search;
  const paste = endsAsShown(actor, readPaste(filter.q ?? ''));
  if (linkIds !== undefined && paste.kind !== 'everything')
    throw new Failure('invalid-input', 'Ask for these links, or for what was typed.');
  const now = Date.now();
  const known = { now, keysOfPurpose: (purpose: string) => keysOfPurpose(parts.directory.hash, purpose) };
  const { q: _typed, sort = '-created', ...others } = filter;
  const asked = {
    ...{ filter, linkIds, now },
    conditions: conditionsOf({ ...others, linkIds }, known),
    order: sortOrder(sort),
    page: cursor === undefined ? null : readCursor(cursor, filter),
    // Those that are asked for by their ids come all at once.
    limit: linkIds === undefined ? (limit ?? DEFAULT_LIMIT) : Math.max(linkIds.length, 1),
  };
  await admitSearch(parts, actor, paste, filter);
  switch (paste.kind) {
    case 'everything':
      return browseLinks(parts, actor, asked);
    case 'one':
      return findOne(parts, actor, paste, asked);
    case 'several':
      return findSeveral(parts, actor, paste.lines, asked);
    case 'nothing':
      return { ...NONE, readAs: { kind: 'nothing', text: paste.because, note: null } };
  }
}

const NONE = {
  ...{ items: [], nextCursor: null, total: 0, totalIsExact: true, lines: [] },
  ...{ opens: null, hiddenByFilters: null, providerTrouble: null },
};
