import type { Sort } from '@linkdesk/server/contract/finding';
import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type Ref, useEffect, useEffectEvent, useState } from 'react';
import { useNavigationType } from 'react-router';
import { focusContent } from '../ui/page.tsx';
import { DirectoryLine } from './directory-line.tsx';
import { directoryQuery } from './directory-query.ts';
import { FoundNothing } from './found-nothing.tsx';
import { FoundSummary } from './found-summary.tsx';
import { LinesFound } from './lines-found.tsx';
import { linkFilterOf } from './link-filter-of.ts';
import { useLoadedRows } from './link-table-loaded-rows.ts';
import { PayoutLinkTable } from './payout-link-table.tsx';
import { PayoutLinkTableSkeleton } from './payout-link-table-skeleton.tsx';
import type { SearchAddress } from './search-address.ts';
import { SearchFailed } from './search-failed.tsx';
import { type FoundPage, handedPage, readPage, searchQuery } from './search-query.ts';
import { TableToolbar } from './table-toolbar.tsx';
import { useChanges } from './use-changes.ts';

type Props = {
  ref: Ref<HTMLDivElement>;
  address: SearchAddress;
  /** Which visit of the page it is: coming Back to one finds what it had loaded. */
  visit: string;
  onLiftFilters: () => void;
  onSort: (sort: Sort) => void;
  /** Told at every look at the answer. */
  onFound: (page: FoundPage) => void;
};

const NO_PAGES: FoundPage[] = [];

/** The total, how the words were read, and the rows, page by page. */
export function FoundLinks({ ref, address, visit, onLiftFilters, onSort, onFound }: Props) {
  const client = useQueryClient();
  const filter = linkFilterOf(address);
  const query = searchQuery(filter, visit);
  const cameBack = useNavigationType() === 'POP';
  const found = useInfiniteQuery({
    ...query,
    // Neither a write nor a look back reads all pages again; what has changed is asked beside, by useChanges.
    staleTime: 'static',
    placeholderData: keepPreviousData,
    initialData: () => handedPage(client, filter),
  });
  const searching = found.isPlaceholderData;
  const pages = found.data?.pages ?? NO_PAGES;
  const [first] = pages;
  const rows = useLoadedRows(pages);
  const isEmpty = first !== undefined && !searching && rows.length === 0;
  const directory = useQuery(directoryQuery({ waiting: isEmpty })).data;
  const { changes, show, onRowsInView } = useChanges({
    filter,
    visit,
    pages: searching ? NO_PAGES : pages,
    cameBack,
  });
  const [anewFailed, setAnewFailed] = useState<unknown>(null);

  useEffect(() => {
    if (first && !searching) onFound(first);
  });

  /** The list as it is now, from its top; what is shown stays until that has come. */
  async function readAnew(): Promise<void> {
    try {
      const page = await client.fetchQuery({
        queryKey: [...query.queryKey, 'anew'],
        queryFn: ({ signal }) => readPage(filter, null, signal),
        staleTime: 0,
        gcTime: 0,
      });
      client.setQueryData<InfiniteData<FoundPage>>(query.queryKey, { pages: [page], pageParams: [null] });
      if (anewFailed !== null) focusContent();
      setAnewFailed(null);
    } catch (error) {
      setAnewFailed(error);
    }
  }

  function showChanges(): void {
    if (changes.apart) void readAnew();
    else show();
    focusContent();
  }

  async function tryAgain(): Promise<void> {
    if ((await found.refetch()).isSuccess) focusContent();
  }

  // Somebody who sees nothing cannot lose their place.
  const known = directory?.links ?? 0;
  const onGrown = useEffectEvent(() => {
    if (isEmpty && address.q === '') void readAnew();
  });
  useEffect(() => {
    if (known > 0) onGrown();
  }, [known]);

  if (found.isPending) return <PayoutLinkTableSkeleton />;
  if (!first) return <SearchFailed q={address.q} error={found.error} onTryAgain={tryAgain} />;
  const { total, totalIsExact, lines } = first;
  return (
    <div ref={ref} className="mt-2">
      <FoundSummary
        q={address.q}
        first={first}
        searching={searching}
        changes={changes}
        onShowChanges={showChanges}
        onReadAnew={readAnew}
        onLiftFilters={() => {
          focusContent();
          onLiftFilters();
        }}
      >
        {rows.length > 0 && (
          <TableToolbar filter={filter} total={total} totalIsExact={totalIsExact} onSort={onSort} />
        )}
      </FoundSummary>
      <DirectoryLine directory={directory} />
      {anewFailed !== null && <SearchFailed q={address.q} error={anewFailed} onTryAgain={readAnew} />}
      <div aria-busy={searching} className={searching ? 'opacity-60' : undefined}>
        {lines.length > 0 && <LinesFound q={address.q} lines={lines} />}
        {rows.length === 0 ? (
          <FoundNothing address={address} first={first} directory={directory} />
        ) : (
          <PayoutLinkTable
            items={rows}
            isStale={searching}
            explains={address.q !== ''}
            total={total}
            totalIsExact={totalIsExact}
            hasMore={found.hasNextPage}
            isLoadingMore={found.isFetchingNextPage}
            moreTrouble={found.isFetchNextPageError ? found.error.message : null}
            onNeedMore={() => void found.fetchNextPage()}
            onRowsInView={onRowsInView}
            sort={filter.sort}
            onSort={onSort}
          />
        )}
      </div>
    </div>
  );
}
