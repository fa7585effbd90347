import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { cancellationQuery, cancellationsQuery } from './cancellation-query.ts';
import { CancellationRow } from './cancellation-row.tsx';
import type { CancellationFilter } from './cancellations-address.ts';
import { countChanged, extendRows, holdRows } from './hold-rows.ts';
import type { ReadLink } from './read-link.ts';
import type { Viewer } from './viewer.ts';

type Props = { filter: CancellationFilter; viewer: Viewer; readLink: ReadLink };

/** The rows keep their order while they are read; what they say is kept up to date. */
export function CancellationList({ filter, viewer, readLink }: Props) {
  const list = useInfiniteQuery(cancellationsQuery(filter));
  const [held, setHeld] = useState<CancelOperation[] | null>(null);
  const current = list.data?.pages.flatMap(({ items }) => items);
  if (!held && current) setHeld(current);
  const rows = useNewest(held ?? [], current ?? []);

  if (list.isPending) return <ListSkeleton />;
  const changed = held && current && !list.isFetchingNextPage ? countChanged(held, current) : 0;

  async function showAnew(): Promise<void> {
    const { data } = await list.refetch();
    if (data) setHeld(data.pages.flatMap(({ items }) => items));
    document.getElementById('content')?.focus({ preventScroll: true });
  }

  async function loadMore(): Promise<void> {
    const { data } = await list.fetchNextPage();
    const page = data?.pages.at(-1)?.items ?? [];
    setHeld((before) => extendRows(before ?? [], page));
  }

  return (
    <>
      <div role="status" className="mt-2 flex min-h-9 flex-wrap items-center gap-x-3">
        {changed > 0 && (
          <Button look="quiet" onClick={showAnew}>
            {changed} changed: show
          </Button>
        )}
      </div>
      {list.isError && (
        <div role="alert" className="mb-3">
          <Notice tone="warning" title={list.error.message}>
            {rows.length > 0 && <p>What follows is the last known state.</p>}
            <Button onClick={() => list.refetch()}>Try again</Button>
          </Notice>
        </div>
      )}
      {list.data && rows.length === 0 && <p className="mt-4">{EMPTY[filter ?? 'all'] ?? EMPTY_STATE}</p>}
      <ul className="space-y-2">
        {rows.map((operation) => (
          <CancellationRow key={operation.id} operation={operation} viewer={viewer} readLink={readLink} />
        ))}
      </ul>
      {list.hasNextPage && (
        <p className="mt-3 text-center">
          <Button disabled={list.isFetchingNextPage} onClick={loadMore}>
            {list.isFetchingNextPage ? 'Loading…' : 'Load more'}
          </Button>
        </p>
      )}
    </>
  );
}

const EMPTY: Record<string, string> = {
  all: 'Nobody has asked for a cancel yet. A cancel starts on the page of its link.',
  open: 'No cancel is open. Everything that was asked has an outcome.',
  'awaiting-approval': 'Nothing waits for approval.',
};
const EMPTY_STATE = 'No cancel is in this state now.';

/** What has left the filter meanwhile is looked up by itself, so that its row tells its end. */
function useNewest(held: CancelOperation[], current: CancelOperation[]): CancelOperation[] {
  const latest = useRef(new Map<string, CancelOperation>());
  const listed = new Set(current.map(({ id }) => id));
  const gone = held.filter(({ id }) => !listed.has(id));
  const looks = useQueries({ queries: gone.map(({ id }) => cancellationQuery(id)) });
  for (const seen of [...current, ...looks.map(({ data }) => data)]) {
    if (seen) latest.current.set(seen.id, seen);
  }
  return holdRows(held, latest.current);
}

function ListSkeleton() {
  return (
    <div aria-busy="true" className="mt-11">
      <p role="status" className="sr-only">
        Loading…
      </p>
      <div aria-hidden className="space-y-2">
        {[1, 2, 3, 4].map((row) => (
          <Skeleton key={row} className="h-32" />
        ))}
      </div>
    </div>
  );
}
