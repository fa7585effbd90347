import type { Sort } from '@linkdesk/server/contract/finding';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Column } from './table-columns.ts';

type Props = {
  columns: readonly Column[];
  /** Wide screens only: narrow ones sort and select above the cards. */
  controls: boolean;
  /** It cannot where the table scrolls in a box of its own. */
  sticks: boolean;
  sort: Sort;
  onSort?: ((sort: Sort) => void) | undefined;
  selects: 'none' | 'some' | 'all';
  loaded: number;
  onSelectAll: () => void;
};

/** The names of the columns; it stays in view while the rows pass under it. */
export function LinkTableHeader({
  columns,
  controls,
  sticks,
  sort,
  onSort,
  selects,
  loaded,
  onSelectAll,
}: Props) {
  return (
    <thead
      className={`sr-only lg:not-sr-only lg:z-10 lg:block lg:bg-canvas ${sticks ? 'lg:sticky! lg:top-(--under-banner,0px)' : ''}`}
    >
      <tr
        aria-rowindex={1}
        className="border-b border-line text-xs text-quiet lg:grid lg:h-9 lg:grid-cols-(--columns) lg:items-center"
      >
        <th scope="col" className="font-normal lg:flex lg:justify-center print:hidden">
          {controls ? (
            <input
              type="checkbox"
              aria-label={`Select all ${loaded.toLocaleString('en-IN')} loaded`}
              checked={selects === 'all'}
              ref={(box) => {
                if (box) box.indeterminate = selects === 'some';
              }}
              onChange={onSelectAll}
              className="size-4 cursor-pointer"
            />
          ) : (
            'Selected'
          )}
        </th>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={ariaSort(column, sort)}
            className={`min-w-0 px-1.5 font-medium whitespace-nowrap ${column.id === 'amount' ? 'text-right' : ''} ${column.sorts ? '' : 'truncate'}`}
          >
            {controls && column.sorts && onSort ? (
              <SortButton column={column} sorts={column.sorts} sort={sort} onSort={onSort} />
            ) : (
              column.title
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type SortProps = {
  column: Column;
  sorts: readonly [Sort, Sort];
  sort: Sort;
  onSort: (sort: Sort) => void;
};

function SortButton({ column, sorts: [first, second], sort, onSort }: SortProps) {
  const Icon = sort.startsWith('-') ? ArrowDown : ArrowUp;
  const sorted = sort === first || sort === second;
  return (
    <button
      type="button"
      onClick={() => onSort(sort === first ? second : first)}
      className={`-mx-1 inline-flex min-h-6 items-center gap-0.5 rounded px-1 hover:bg-raised hover:text-ink ${column.id === 'amount' ? 'flex-row-reverse' : ''}`}
    >
      {column.title}
      {/* Its place is kept, so that no word moves. */}
      <Icon size={12} aria-hidden className={sorted ? '' : 'invisible'} />
    </button>
  );
}

function ariaSort({ sorts }: Column, sort: Sort): 'ascending' | 'descending' | undefined {
  if (!sorts?.includes(sort)) return undefined;
  return sort.startsWith('-') ? 'descending' : 'ascending';
}
