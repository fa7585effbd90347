import { amountWords, asideWords, daysWords, statusWords } from './filter-words.ts';
import { FILTER_PANELS } from './filters-later.ts';
import { FiltersMenu } from './filters-menu.tsx';
import { hasFilters, NO_SEARCH, type SearchAddress, withoutFilters } from './search-address.ts';

type Props = {
  address: SearchAddress;
  onChange: (address: SearchAddress) => void;
  /** Another search altogether, with its own words. */
  onReplace: (address: SearchAddress) => void;
  /** What a worklist put aside. */
  aside: SearchAddress | null;
  onPutBack: () => void;
};

/** What narrows the list: each filter says what it is set to and is lifted by one click. */
export function FiltersBar({ address, onChange, onReplace, aside, onPutBack }: Props) {
  const { fetch, Status, Days, Amount, Purpose, SavedViews } = FILTER_PANELS;
  const set = (change: Partial<SearchAddress>) => onChange({ ...address, ...change });
  return (
    <div role="group" aria-label="Filters" className="flex flex-wrap items-center gap-1.5 print:hidden">
      <FiltersMenu
        name="Status"
        value={statusWords(address.status)}
        onLift={() => set({ status: [] })}
        fetch={fetch}
      >
        {() => <Status status={address.status} onChoose={(status) => set({ status })} />}
      </FiltersMenu>
      {(['created', 'expires'] as const).map((which) => (
        <FiltersMenu
          key={which}
          name={which === 'created' ? 'Created' : 'Expires'}
          value={daysWords(address[which])}
          onLift={() => set({ [which]: NO_SEARCH[which] })}
          fetch={fetch}
        >
          {(close) => (
            <Days
              days={address[which]}
              presets={which}
              onChoose={(days) => {
                close();
                set({ [which]: days });
              }}
            />
          )}
        </FiltersMenu>
      ))}
      <FiltersMenu
        name="Amount"
        value={amountWords(address.amount)}
        onLift={() => set({ amount: NO_SEARCH.amount })}
        fetch={fetch}
      >
        {(close) => (
          <Amount
            amount={address.amount}
            onChoose={(amount) => {
              close();
              set({ amount });
            }}
          />
        )}
      </FiltersMenu>
      <FiltersMenu name="Purpose" value={address.purpose} onLift={() => set({ purpose: null })} fetch={fetch}>
        {(close) => (
          <Purpose
            purpose={address.purpose}
            onChoose={(purpose) => {
              close();
              set({ purpose });
            }}
          />
        )}
      </FiltersMenu>
      {hasFilters(address) && (
        <button
          type="button"
          onClick={(event) => {
            focusFirst(event.currentTarget);
            onChange(withoutFilters(address));
          }}
          className="min-h-8 rounded-md px-2 text-accent hover:bg-raised max-sm:order-2 max-sm:px-0"
        >
          Clear filters
        </button>
      )}
      <span role="status" className="max-sm:order-2">
        {aside && (
          <span className="inline-flex min-h-8 flex-wrap items-center gap-x-1 text-quiet sm:px-2">
            {asideWords(aside)} ·{' '}
            <button
              type="button"
              onClick={(event) => {
                focusFirst(event.currentTarget);
                onPutBack();
              }}
              className="min-h-6 text-accent underline"
            >
              {asideWords(aside).startsWith('1') ? 'Put it back' : 'Put them back'}
            </button>
          </span>
        )}
      </span>
      <span className="ml-auto max-sm:order-1">
        <FiltersMenu name="Views" act="Save this view…" fetch={fetch}>
          {(close) => (
            <SavedViews
              address={address}
              onOpen={(view) => {
                close();
                onReplace(view);
              }}
            />
          )}
        </FiltersMenu>
      </span>
    </div>
  );
}

/** A button that goes takes the focus with it, unless another one gets it before. */
function focusFirst(going: HTMLElement): void {
  going.closest('[role=group]')?.querySelector('button')?.focus();
}
