import { removeSavedView, type SavedView, saveView } from '@linkdesk/server/contract/saved-views';
import { useMutation, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { call } from '../api/call.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { FocusFirst } from './filters-focus.tsx';
import { addressOfFilter, linkFilterOf } from './link-filter-of.ts';
import { SaveView } from './saved-views-save.tsx';
import { savedViewsQuery } from './saved-views-query.ts';
import { hasFilters, type SearchAddress } from './search-address.ts';

type Props = { address: SearchAddress; onOpen: (address: SearchAddress) => void };

/** One's own views: open one, remove one, save what is filtered now. */
export function SavedViewsPanel({ address, onOpen }: Props) {
  const { data: views, error } = useQuery(savedViewsQuery);
  const [removed, setRemoved] = useState<SavedView | null>(null);
  const removing = useMutation({
    mutationFn: ({ id }: SavedView) => call(removeSavedView, { params: { id }, body: {} }),
    onSuccess: (_, view) => setRemoved(view),
  });
  const saving = useMutation({
    mutationFn: (body: Pick<SavedView, 'name' | 'filter'>) => call(saveView, { body }),
    onSuccess: () => setRemoved(null),
  });
  // Its cross is gone; what undoes it comes next.
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), [removed]);
  const trouble = removing.error ?? saving.error ?? (views ? null : error);
  if (!views && !error) return <Skeleton className="h-24" />;
  return (
    <FocusFirst>
      {views?.length === 0 && <p className="text-quiet">No view is saved yet.</p>}
      <ul className="max-h-64 overflow-auto empty:hidden">
        {views?.map((view) => (
          <li key={view.id} className="flex items-center gap-1">
            <button
              type="button"
              onClick={() => onOpen(addressOfFilter(view.filter))}
              className="min-h-8 min-w-0 grow rounded px-2 text-left break-words hover:bg-raised"
            >
              <bdi>{view.name}</bdi>
            </button>
            <button
              type="button"
              aria-label={`Remove the view ${view.name}`}
              title="Remove this view"
              onClick={() => removing.mutate(view)}
              className="inline-flex size-8 shrink-0 items-center justify-center rounded text-quiet hover:bg-raised hover:text-ink"
            >
              <X size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <div role="status" className="mt-1 empty:hidden">
        {trouble && <p className="text-danger">{trouble.message}</p>}
        {removed && (
          <p>
            Removed <bdi>{removed.name}</bdi>.{' '}
            <button
              ref={undo}
              type="button"
              onClick={(event) => {
                focusBeside(event.currentTarget);
                saving.mutate({ name: removed.name, filter: removed.filter });
              }}
              className="min-h-6 text-accent underline"
            >
              Put it back
            </button>
          </p>
        )}
      </div>
      {hasFilters(address) || address.q !== '' ? (
        <SaveView
          taken={views?.map(({ name }) => name) ?? []}
          onSave={(name) => saving.mutateAsync({ name, filter: linkFilterOf(address) })}
        />
      ) : (
        <p className="mt-2 border-t border-line pt-2 text-quiet">
          Choose filters or type something; then it can be saved here under a name.
        </p>
      )}
    </FocusFirst>
  );
}

/** The next thing of the menu, or the button that opened it. */
function focusBeside(going: HTMLElement): void {
  const menu = going.closest('[popover]');
  const others = menu?.querySelectorAll<HTMLElement>('input, button') ?? [];
  const next = [...others].find((other) => other !== going);
  (next ?? menu?.parentElement?.querySelector('button'))?.focus();
}
