import { formatMoney } from '@linkdesk/server/contract/money';
import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { copyRows } from './copy-rows.ts';
import type { Column } from './table-columns.ts';

type Props = { selected: readonly PayoutLinkRow[]; columns: readonly Column[]; onClear: () => void };

/** What is marked and what can be done with it. It lies over the end of the rows, so that marking one moves none. */
export function TableSelectionBar({ selected, columns, onClear }: Props) {
  if (selected.length === 0) return null;
  return (
    <div
      role="group"
      aria-label="Selected links"
      className="sticky bottom-2 z-10 mx-auto mt-2 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-lg border border-line bg-surface py-1.5 pr-1.5 pl-4 shadow-xl print:hidden"
    >
      <span className="font-medium">{selectionWords(selected)}</span>
      <CopyButton wide label="Copy" text={() => copyRows(selected, columns)} />
      <Button look="quiet" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}

/** `12 selected · ₹4,120.00`. */
export function selectionWords(selected: readonly PayoutLinkRow[]): string {
  const paise = selected.reduce((sum, { amount }) => sum + amount.paise, 0);
  return `${selected.length.toLocaleString('en-IN')} selected · ${formatMoney({ paise, currency: 'INR' })}`;
}
