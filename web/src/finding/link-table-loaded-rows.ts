import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import { useRef } from 'react';

type Pages = readonly { items: readonly PayoutLinkRow[] }[];
type Loaded = { pages: Pages; rows: readonly PayoutLinkRow[]; ids: Set<string> };

const NO_PAGES: Pages = [];

/** The rows of all pages; a link that a later page brings once more stays where it stands. */
export function useLoadedRows(pages: Pages = NO_PAGES): readonly PayoutLinkRow[] {
  const loaded = useRef<Loaded>({ pages: NO_PAGES, rows: [], ids: new Set() });
  loaded.current = addPages(loaded.current, pages);
  return loaded.current.rows;
}

/** Reads only the pages that are new, so that the five hundredth costs what the second did. */
export function addPages(before: Loaded, pages: Pages): Loaded {
  if (before.pages === pages) return before;
  const grew = before.pages.length <= pages.length && before.pages.every((page, n) => page === pages[n]);
  const { pages: known, rows, ids } = grew ? before : { pages: NO_PAGES, rows: [], ids: new Set<string>() };
  const added = pages
    .slice(known.length)
    .flatMap((page) => page.items.filter(({ id }) => !ids.has(id) && ids.add(id)));
  return { pages, rows: added.length === 0 ? rows : [...rows, ...added], ids };
}
