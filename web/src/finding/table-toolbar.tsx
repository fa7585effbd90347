import type { LinkFilter, Sort } from '@linkdesk/server/contract/finding';
import { useSession } from '../people/use-session.ts';
import { ExportLinks } from './export-links.tsx';
import { useIsWide } from './link-table-media.ts';
import { TableColumnsMenu } from './table-columns-menu.tsx';

type Props = {
  /** What the rows were asked for; the file is asked for the same. */
  filter: LinkFilter;
  total: number;
  totalIsExact: boolean;
  onSort?: (sort: Sort) => void;
};

/** What can be done with the rows as a whole. */
export function TableToolbar({ filter, total, totalIsExact, onSort }: Props) {
  const { permissions } = useSession();
  const isWide = useIsWide();
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:gap-1.5 print:hidden">
      {!isWide && onSort && <SortChoice sort={filter.sort ?? '-created'} onSort={onSort} />}
      <TableColumnsMenu />
      {permissions.includes('export') && (
        <ExportLinks filter={filter} total={total} totalIsExact={totalIsExact} />
      )}
    </div>
  );
}

const SORTS: Record<Sort, string> = {
  '-created': 'Newest first',
  created: 'Oldest first',
  expires: 'Expires first',
  '-expires': 'Expires last',
  '-amount': 'Greatest amount first',
  amount: 'Smallest amount first',
};

/** Cards have no header that could be clicked. */
function SortChoice({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) {
  return (
    <label>
      <span className="sr-only">Sort</span>
      <select
        value={sort}
        onChange={(event) => onSort(event.target.value as Sort)}
        className="h-9 rounded-md border border-field bg-surface px-2 max-sm:w-29 max-sm:px-0.5"
      >
        {Object.entries(SORTS).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
