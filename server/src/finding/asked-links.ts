import type { LinkFilter } from '../../contract/finding.ts';
import type { Condition } from './conditions-of.ts';
import type { PageMark } from './page-cursor.ts';
import type { SortOrder } from './sort-order.ts';

/** One request for links, understood except for what was typed. */
export type AskedLinks = {
  filter: LinkFilter;
  linkIds: readonly string[] | undefined;
  conditions: readonly Condition[];
  order: SortOrder;
  /** Null for the first page. */
  page: PageMark | null;
  limit: number;
  /** Milliseconds UTC; worklists are of this moment. */
  now: number;
};
