import type { Worklist } from '@linkdesk/server/contract/finding';
import { NO_SEARCH, type SearchAddress } from './search-address.ts';

/** A worklist as a search of its own: what ends soonest, or has waited longest, comes first. */
export function worklistSearch(list: Worklist): SearchAddress {
  if (list.startsWith('expires-')) return { ...NO_SEARCH, list, sort: 'expires' };
  return { ...NO_SEARCH, list, sort: list === 'processing-long' ? 'created' : null };
}
