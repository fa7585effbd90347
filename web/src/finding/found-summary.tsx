import { RotateCw, TriangleAlert } from 'lucide-react';
import { IstTime } from '../ui/ist-time.tsx';
import type { ReactNode } from 'react';
import type { Changes } from './changes-of.ts';
import { ChangedNotice } from './changed-notice.tsx';
import { counted, foundWords } from './found-words.ts';
import type { FoundPage } from './search-query.ts';

type Props = {
  q: string;
  first: FoundPage;
  /** An answer to other words is on its way. */
  searching: boolean;
  changes: Changes;
  onShowChanges: () => void;
  onReadAnew: () => void;
  onLiftFilters: () => void;
  /** What can be done with all of them. */
  children?: ReactNode;
};

/** The line above the rows: how many, how the words were read, what has changed meanwhile. */
export function FoundSummary({ q, first, searching, changes, children, ...on }: Props) {
  const { total, totalIsExact, readAs, hiddenByFilters, providerTrouble } = first;
  const hidden = hiddenByFilters ?? 0;
  return (
    <>
      <div className="flex min-h-9 flex-wrap items-center gap-x-3">
        <p role="status">{searching ? 'Searching…' : foundWords(total, q, readAs, totalIsExact)}</p>
        {!searching && hidden > 0 && (
          <span className="text-quiet">
            {counted(hidden)} more without the filters ·{' '}
            <button type="button" className="min-h-6 text-accent underline" onClick={on.onLiftFilters}>
              Show {hidden === 1 ? 'it' : 'them'}
            </button>
          </span>
        )}
        <ChangedNotice changes={changes} onShow={on.onShowChanges} />
        <span className="ml-auto flex items-center gap-1 text-xs text-quiet">
          <span className="max-sm:sr-only">Read at</span>{' '}
          <IstTime at={new Date(first.readAt).toISOString()} as="time" /> IST
          <button
            type="button"
            aria-label="Read the list again"
            title="Read the list again"
            disabled={searching}
            onClick={on.onReadAnew}
            className="inline-flex size-6 items-center justify-center rounded hover:bg-raised hover:text-ink print:hidden"
          >
            <RotateCw size={13} aria-hidden />
          </button>
        </span>
        {children}
      </div>
      {!searching && readAs.note && total > 0 && <p className="text-quiet">{readAs.note}</p>}
      {!searching && providerTrouble && (
        <p role="status" className="flex items-center gap-1.5 text-busy">
          <TriangleAlert size={14} className="shrink-0" aria-hidden /> {providerTrouble}
        </p>
      )}
    </>
  );
}
