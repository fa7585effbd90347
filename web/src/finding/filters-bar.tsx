import { amountWords, daysWords, statusWords } from './filter-words.ts';
import { FILTER_PANELS } from './filters-later.ts';
import { FiltersMenu } from './filters-menu.tsx';
import { hasFilters, NO_SEARCH, type SearchAddress, withoutFilters } from './search-address.ts';

type Props = {
  address: SearchAddress;
  onChange: (address: SearchAddress) => void;
  /** Another search altogether, with its own words. */
  onReplace: (address: SearchAddress) => void;
};

/** What narrows the list: each filter says what it is set to and is lifted by one click. */
export function FiltersBar({ address, onChange, onReplace }: Props) {
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
          onClick={() => onChange(withoutFilters(address))}
          className="min-h-8 rounded-md px-2 text-accent hover:bg-raised"
        >
          Clear all
        </button>
      )}
      <span className="ml-auto">
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
