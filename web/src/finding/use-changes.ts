import { type LinkFilter, searchPayoutLinks } from '@linkdesk/server/contract/finding';
import { type InfiniteData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { call } from '../api/call.ts';
import { changesOf, type LaterLook, withChanges } from './changes-of.ts';
import { type FoundPage, readPage, searchQuery } from './search-query.ts';

const EVERY_MS = 30_000;
/** As many as the server compares at once. */
const MOST_IN_VIEW = 200;
const NOTHING_YET: LaterLook = { readAt: 0, first: null, rows: [] };

type Search = { filter: LinkFilter; visit: string; pages: FoundPage[]; cameBack: boolean };

/**
 * Looks again, while the tab is visible, at the first page and at the rows in view, and tells what is different.
 * Nothing moves before `show`; only somebody who comes back finds the rows they left as they are by then.
 */
export function useChanges({ filter, visit, pages, cameBack }: Search) {
  const client = useQueryClient();
  const inView = useRef<string[] | null>(null);
  // True for the rows that were there on arrival, not for those of a later search.
  const [arrival] = useState(cameBack && pages.length > 0 ? visit : null);
  const cameToRows = arrival === visit;
  const { queryKey } = searchQuery(filter, visit);
  const hasRows = pages.some(({ items }) => items.length > 0);

  const look = useQuery({
    queryKey: [...queryKey, 'now'],
    queryFn: async ({ signal }): Promise<LaterLook> => {
      const readAt = Date.now();
      const linkIds = (inView.current ?? pages[0]?.items.map(({ id }) => id) ?? []).slice(0, MOST_IN_VIEW);
      const [first, rows] = await Promise.all([
        readPage(filter, null, signal),
        call(searchPayoutLinks, { body: { linkIds, limit: MOST_IN_VIEW } }, signal),
      ]);
      return { readAt, first, rows: rows.items };
    },
    enabled: hasRows,
    initialData: NOTHING_YET,
    initialDataUpdatedAt: () => (cameToRows ? 0 : Date.now()),
    staleTime: EVERY_MS,
    refetchInterval: EVERY_MS,
  });
  const changes = useMemo(() => changesOf(pages, look.data), [pages, look.data]);

  function apply(which: Pick<typeof changes, 'changed' | 'fresh'>, first: FoundPage | null): void {
    client.setQueryData<InfiniteData<FoundPage>>(queryKey, (data) =>
      data ? { ...data, pages: withChanges(data.pages, which, first) } : data,
    );
  }

  const caughtUp = useRef(!cameToRows);
  useEffect(() => {
    if (caughtUp.current || look.data.readAt === 0) return;
    caughtUp.current = true;
    if (changes.changed.length > 0) apply({ changed: changes.changed, fresh: [] }, null);
  });

  return {
    changes,
    show: () => apply(changes, look.data.first),
    onRowsInView: (ids: string[]) => {
      inView.current = ids;
    },
  };
}
