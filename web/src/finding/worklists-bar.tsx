import { Worklist } from '@linkdesk/server/contract/finding';
import { formatMoney } from '@linkdesk/server/contract/money';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '../ui/skeleton.tsx';
import { counted } from './found-words.ts';
import { NO_SEARCH, type SearchAddress } from './search-address.ts';
import { worklistSearch } from './worklist-search.ts';
import { WORKLIST_WORDS } from './worklist-words.ts';
import { worklistsQuery } from './worklists-query.ts';

type Props = { chosen: Worklist | null; onChoose: (search: SearchAddress) => void };

/** What needs somebody, with its count and its money. A worklist is a list of its own; chosen again, it is left. */
export function WorklistsBar({ chosen, onChoose }: Props) {
  const { data, error } = useQuery(worklistsQuery);
  return (
    <div
      role="group"
      aria-label="Worklists"
      className="flex snap-x scroll-px-3 gap-1.5 overflow-x-auto py-0.5 [scrollbar-width:none] max-md:-mx-3 max-md:px-3 md:-mx-0.5 md:grid md:grid-cols-4 md:px-0.5 lg:grid-cols-6 print:hidden"
    >
      {Worklist.options.map((worklist) => {
        const counts = data?.find((one) => one.worklist === worklist);
        const isEmpty = counts?.links === 0;
        return (
          <button
            key={worklist}
            type="button"
            aria-pressed={worklist === chosen}
            onClick={() => onChoose(worklist === chosen ? NO_SEARCH : worklistSearch(worklist))}
            className={`min-w-36 shrink-0 snap-start rounded-md border border-line bg-surface px-2.5 py-1 text-left md:max-lg:px-2 hover:bg-raised aria-pressed:border-accent aria-pressed:bg-accent-soft md:min-w-0 ${isEmpty ? 'text-quiet' : ''}`}
          >
            <span className="block truncate text-xs leading-4 text-quiet">{WORKLIST_WORDS[worklist]}</span>
            <span className="flex h-5 items-center gap-1.5 whitespace-nowrap">
              {counts ? (
                <>
                  <strong className="font-semibold">{counted(counts.links)}</strong>{' '}
                  {!isEmpty && <span className="truncate">{formatMoney(counts.amount)}</span>}
                </>
              ) : error ? (
                <span className="text-xs text-quiet">not counted</span>
              ) : (
                <Skeleton className="h-3 w-20" />
              )}
            </span>
          </button>
        );
      })}
    </div>
  );
}
