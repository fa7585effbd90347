import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigate, useNavigationType } from 'react-router';
import { PayoutLinkTableRow } from './payout-link-table-row.tsx';

/** Which row was opened from which visit of Find, so that Back gives it the focus again. */
const openedFrom = new Map<string, string>();

export const COLUMNS = [
  'Status',
  'Amount',
  'Recipient',
  'Mobile',
  'Reference',
  'Purpose · description',
  'Created',
  'Expires',
  'Found by',
];

/** The links found. A table on wide screens, cards on narrow ones; walked with ↑ ↓, opened with Enter. */
export function PayoutLinkTable({ items }: { items: PayoutLinkRow[] }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const { key } = useLocation();
  const cameBack = useNavigationType() === 'POP';
  const navigate = useNavigate();

  useLayoutEffect(() => {
    const opened = cameBack ? openedFrom.get(key) : undefined;
    if (opened)
      body.current?.querySelector<HTMLElement>(`a[href$="${opened}"]`)?.focus({ preventScroll: true });
  }, [cameBack, key]);

  function onClick(event: MouseEvent<HTMLElement>): void {
    const linkId = rowOf(event.target)?.dataset['linkId'];
    if (!linkId) return;
    openedFrom.set(key, linkId);
    const onLink = event.target instanceof Element && event.target.closest('a');
    // The link itself does what links do; elsewhere a click opens unless words are being selected.
    if (!onLink && getSelection()?.isCollapsed !== false) navigate(`/links/${linkId}`);
  }

  return (
    <table className="mt-2 block w-full border-collapse text-left lg:table">
      <caption className="sr-only">Payout links found</caption>
      <thead className="sr-only lg:not-sr-only lg:table-header-group">
        <tr className="border-b border-line text-xs text-quiet">
          {COLUMNS.map((column) => (
            <th
              key={column}
              scope="col"
              className={`px-2 py-2 font-medium whitespace-nowrap ${column === 'Amount' ? 'text-right' : ''}`}
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody
        ref={body}
        className="block space-y-2 lg:table-row-group lg:space-y-0"
        onClick={onClick}
        onKeyDown={walk}
      >
        {items.map((item) => (
          <PayoutLinkTableRow key={item.id} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const row = rowOf(event.target);
  if (!row || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  event.preventDefault();
  const next = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
  if (next) next.querySelector('a')?.focus();
  else if (event.key === 'ArrowUp') document.querySelector<HTMLElement>('input[type=search]')?.focus();
}

function rowOf(target: EventTarget): HTMLTableRowElement | null {
  return target instanceof Element ? target.closest('tr') : null;
}
