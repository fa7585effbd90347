import type { PayoutLinkRow, Sort } from '@linkdesk/server/contract/finding';
import { type CSSProperties, useRef } from 'react';
import { LinkTableEnd } from './link-table-end.tsx';
import { LinkTableHeader } from './link-table-header.tsx';
import { useIsPrinting, useIsWide } from './link-table-media.ts';
import { useLinkTableActs } from './link-table-acts.ts';
import { useActiveRow } from './link-table-active-row.ts';
import { useIsSideways } from './link-table-sideways.ts';
import { useRowsInView } from './link-table-rows-in-view.ts';
import { useVirtualRows } from './link-table-virtual-rows.ts';
import { PayoutLinkTableRow } from './payout-link-table-row.tsx';
import { tracksOf, widthOf } from './table-columns.ts';
import { useShownColumns } from './table-columns-chosen.ts';
import { TableSelectionBar } from './table-selection-bar.tsx';
import { useTableSelection } from './table-selection-of.ts';

type Props = {
  /** Everything loaded so far. Rows are known by their ids; new contents change in place. */
  items: readonly PayoutLinkRow[];
  /** An answer to something else is on its way: these rows are nobody's choice any more. */
  isStale?: boolean;
  /** Something was typed, so that it is worth a column why a row was found. */
  explains?: boolean;
  total?: number;
  totalIsExact?: boolean;
  hasMore?: boolean;
  isLoadingMore?: boolean;
  /** Why the next rows did not come; nothing more is asked for until somebody asks again. */
  moreTrouble?: string | null;
  /** The last rows are near. */
  onNeedMore?: () => void;
  /** Which rows one sees, a moment after they came to rest. */
  onRowsInView?: (ids: string[]) => void;
  sort?: Sort | undefined;
  onSort?: (sort: Sort) => void;
};

/** More paper helps nobody; the file has them all. */
const MOST_PRINTED = 300;

/** The links found. A table on wide screens, cards on narrow ones; only the rows around the view stand in the page. */
export function PayoutLinkTable({
  items,
  isStale = false,
  explains = true,
  total = items.length,
  totalIsExact = true,
  hasMore = false,
  isLoadingMore = false,
  moreTrouble = null,
  onNeedMore,
  onRowsInView,
  sort = '-created',
  onSort,
}: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const isWide = useIsWide();
  const isPrinting = useIsPrinting();
  const columns = useShownColumns(explains);
  const box = useRef<HTMLDivElement>(null);
  const isSideways = useIsSideways(box, isWide ? widthOf(columns) : 0);
  const active = useActiveRow(body, items);
  const rows = useVirtualRows(body, items, active.index, isWide);
  const selection = useTableSelection(items);
  const acts = useLinkTableActs({ items, active, selection });
  useRowsInView({ rows, items, hasMore, isLoadingMore, moreTrouble, onNeedMore, onRowsInView });

  /** The first rows of the new order are what somebody wants to see. */
  function sortFromTheTop(by: Sort): void {
    if (scrollY > rows.options.scrollMargin) body.current?.closest('table')?.scrollIntoView();
    onSort?.(by);
  }

  const tabStop = active.index === -1 ? (rows.range?.startIndex ?? 0) : active.index;
  const shown = isPrinting
    ? items.slice(0, MOST_PRINTED).map((_, index) => ({ index, topPx: null }))
    : rows.getVirtualItems().map(({ index, start }) => ({ index, topPx: start - rows.options.scrollMargin }));
  return (
    <div className="mt-2" style={{ '--columns': tracksOf(columns) } as CSSProperties}>
      <div
        ref={box}
        {...(isSideways && {
          role: 'region',
          'aria-label': 'All columns, side by side',
          tabIndex: 0,
          className: 'overflow-x-auto',
        })}
      >
        <table
          aria-rowcount={totalIsExact ? Math.max(total, items.length) + 1 : -1}
          className="block w-full text-left"
          style={isSideways ? { width: `${widthOf(columns, { roomy: true })}rem` } : undefined}
        >
          <caption className="sr-only">Payout links found</caption>
          <LinkTableHeader
            columns={columns}
            controls={isWide}
            sticks={!isSideways}
            sort={sort}
            onSort={onSort && sortFromTheTop}
            selects={selection.selects}
            loaded={items.length}
            onSelectAll={selection.toggleAll}
          />
          <tbody
            ref={body}
            // The head stays: whoever sorts by it has the focus there.
            inert={isStale}
            className={`block ${isPrinting ? 'space-y-2' : 'relative'}`}
            style={isPrinting ? undefined : { height: rows.getTotalSize() }}
            {...acts}
          >
            {shown.map(({ index, topPx }) => {
              const item = items[index];
              return (
                item && (
                  <PayoutLinkTableRow
                    key={item.id}
                    item={item}
                    columns={columns}
                    index={index}
                    topPx={topPx}
                    selected={selection.ids.has(item.id)}
                    isTabStop={index === tabStop}
                    measure={isWide ? undefined : rows.measureElement}
                  />
                )
              );
            })}
          </tbody>
        </table>
      </div>
      <LinkTableEnd
        printed={Math.min(items.length, MOST_PRINTED)}
        loaded={items.length}
        hasMore={hasMore}
        trouble={moreTrouble}
        onTryAgain={onNeedMore}
      />
      <TableSelectionBar selected={selection.selected} columns={columns} onClear={selection.clear} />
    </div>
  );
}
