import { useInfiniteQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { type Ref, useEffect } from 'react';
import { useNavigationType } from 'react-router';
import { isApiError } from '../api/api-error.ts';
import { Button } from '../ui/button.tsx';
import { IstTime } from '../ui/ist-time.tsx';
import { Notice } from '../ui/notice.tsx';
import { References } from '../ui/plain-page.tsx';
import { statusWord } from '../ui/status-badge.tsx';
import { almostFoundWords } from './almost-found-words.ts';
import { FoundNothing } from './found-nothing.tsx';
import { PayoutLinkTable } from './payout-link-table.tsx';
import { PayoutLinkTableSkeleton } from './payout-link-table-skeleton.tsx';
import { searchQuery } from './search-query.ts';
import { onlyHit } from './only-hit.ts';
import type { SearchAddress } from './search-address.ts';
import { foundWords } from './found-words.ts';

type Props = {
  ref: Ref<HTMLDivElement>;
  address: SearchAddress;
  onLiftFilter: () => void;
  onOnlyHit: (linkId: string) => void;
};

/** The total, how the words were read, and the rows, page by page. */
export function FoundLinks({ ref, address, onLiftFilter, onOnlyHit }: Props) {
  const cameBack = useNavigationType() === 'POP';
  const found = useInfiniteQuery({
    ...searchQuery(address.q, address.status),
    // Coming Back keeps what was loaded, unless a write has made it doubtful.
    refetchOnMount: (query) => !cameBack || query.state.isInvalidated,
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const first = found.data?.pages[0];
  const hit = first ? onlyHit(first, address) : null;

  useEffect(() => {
    if (hit) onOnlyHit(hit);
  });

  if (found.isPending) return <PayoutLinkTableSkeleton />;
  if (!first) return <SearchFailed q={address.q} error={found.error} onTryAgain={() => found.refetch()} />;
  return (
    <div ref={ref} className="mt-3">
      <div className="flex min-h-9 flex-wrap items-center gap-x-3">
        <p role="status">{foundWords(first.total, address.q, first.readAs)}</p>
        {address.status && (
          <span className="text-quiet">
            Only {statusWord(address.status)}.{' '}
            <button type="button" className="min-h-6 text-accent underline" onClick={onLiftFilter}>
              Show every status
            </button>
          </span>
        )}
        <span className="ml-auto flex items-center gap-1 text-xs text-quiet">
          Read at <IstTime at={new Date(found.dataUpdatedAt).toISOString()} as="time" /> IST
          <button
            type="button"
            aria-label="Read the list again"
            title="Read the list again"
            disabled={found.isFetching}
            onClick={() => found.refetch()}
            className="inline-flex size-6 items-center justify-center rounded hover:bg-raised hover:text-ink print:hidden"
          >
            <RotateCw size={13} aria-hidden />
          </button>
        </span>
      </div>
      {found.isError && <SearchFailed q={address.q} error={found.error} onTryAgain={() => found.refetch()} />}
      {items.length === 0 ? <FoundNothing address={address} /> : <PayoutLinkTable items={items} />}
      {found.hasNextPage && (
        <div className="mt-3 flex flex-wrap items-center justify-center gap-3">
          <span className="text-quiet">
            {items.length.toLocaleString('en-IN')} of {first.total.toLocaleString('en-IN')} shown
          </span>
          <Button disabled={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
            {found.isFetchingNextPage ? 'Loading…' : 'Load more'}
          </Button>
        </div>
      )}
    </div>
  );
}

type FailedProps = { q: string; error: unknown; onTryAgain: () => void };

function SearchFailed({ q, error, onTryAgain }: FailedProps) {
  const { message, extras } = isApiError(error)
    ? error
    : { message: 'This page could not read the answer.', extras: {} };
  const theirs = isApiError(error, 'invalid-input');
  return (
    <div role="alert" className="mt-4">
      <Notice tone={theirs ? 'info' : 'warning'} title={(theirs && almostFoundWords(q)) || message}>
        {theirs ? <p>Change what is in the field above.</p> : <Button onClick={onTryAgain}>Try again</Button>}
        {!theirs && <References {...extras} />}
      </Notice>
    </div>
  );
}
