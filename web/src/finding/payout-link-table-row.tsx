import { formatMoney } from '@linkdesk/server/contract/money';
import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import { memo, type ReactNode } from 'react';
import { LinkTableCell } from './link-table-cell.tsx';
import type { Column } from './table-columns.ts';

type Props = {
  item: PayoutLinkRow;
  columns: readonly Column[];
  index: number;
  /** Where it stands below the first row; null where rows simply follow each other. */
  topPx: number | null;
  selected: boolean;
  /** Tab reaches this row; the arrows reach the others. */
  isTabStop: boolean;
  /** For cards only; all rows of a table are equally high. */
  measure: ((row: HTMLElement | null) => void) | undefined;
};

/** One link found: a row on wide screens, a card on narrow ones. What is done to it is handled by the table. */
export const PayoutLinkTableRow = memo(function PayoutLinkTableRow({
  item,
  columns,
  index,
  topPx,
  selected,
  isTabStop,
  measure,
}: Props) {
  const tabIndex = isTabStop ? 0 : -1;
  return (
    <tr
      ref={measure}
      aria-rowindex={index + 2}
      data-index={index}
      data-link-id={item.id}
      style={topPx === null ? undefined : { top: topPx }}
      className={`${topPx === null ? 'relative' : 'absolute'} ${ROW} ${selected ? 'bg-accent-soft' : 'bg-surface hover:bg-raised'}`}
    >
      <td
        data-selects
        className="absolute top-1.5 left-1 flex size-9 items-center justify-center lg:static lg:h-full lg:w-full print:hidden"
      >
        <input
          type="checkbox"
          aria-label={`Select ${formatMoney(item.amount)}, link ${item.id}`}
          checked={selected}
          readOnly
          tabIndex={tabIndex}
          className="size-4 cursor-pointer scroll-mt-8 scroll-mb-20"
        />
      </td>
      {columns.map((column) => (
        <Cell key={column.id} column={column} isEmpty={column.text(item) === ''}>
          <LinkTableCell item={item} column={column} tabIndex={tabIndex} />
        </Cell>
      ))}
    </tr>
  );
});

const ROW =
  'left-0 w-full cursor-pointer scroll-mt-8 scroll-mb-20 focus-within:bg-accent-soft ' +
  'grid grid-cols-2 gap-x-3 gap-y-1 rounded-lg border border-line p-3 pl-10 ' +
  'lg:h-11 lg:grid-cols-(--columns) lg:items-center lg:gap-0 lg:rounded-none lg:border-0 lg:border-b lg:p-0 ' +
  'print:grid-cols-4 print:break-inside-avoid print:py-1 print:pl-3';

type CellProps = { column: Column; isEmpty: boolean; children: ReactNode };

function Cell({ column: { id, title }, isEmpty, children }: CellProps) {
  return (
    <td className={`min-w-0 lg:px-1.5 ${LOOKS[id] ?? ''}`}>
      {/* On a card the status and the amount speak for themselves. */}
      {id !== 'status' && id !== 'amount' && !isEmpty && (
        <span className="block text-xs text-quiet lg:hidden">{title}</span>
      )}
      {/* Two lines at most: every row is as high as the next, whatever it says. */}
      <span className={id === 'status' || id === 'amount' ? '' : 'lg:line-clamp-2'}>
        {isEmpty ? <span className="hidden text-quiet lg:inline">–</span> : children}
      </span>
    </td>
  );
}

const LOOKS: Partial<Record<Column['id'], string>> = {
  // On a card the place of an open cancel is kept, so that none grows when one begins.
  status: 'min-h-10 lg:min-h-0 lg:overflow-hidden',
  amount: 'text-right font-medium whitespace-nowrap',
  mobile: 'whitespace-nowrap',
  foundBy: 'text-quiet',
};
