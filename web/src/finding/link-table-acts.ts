import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react';
import { useNavigate } from 'react-router';
import { FIND_FIELD } from './find-shortcuts.tsx';
import type { ActiveRow } from './link-table-active-row.ts';
import { rowAfterKey } from './link-table-steps.ts';
import type { TableSelection } from './table-selection-of.ts';

type Props = { items: readonly PayoutLinkRow[]; active: ActiveRow; selection: TableSelection };

/** What keys and clicks on the rows do, for all rows at once. */
export function useLinkTableActs({ items, active, selection }: Props) {
  const navigate = useNavigate();

  function onClick(event: MouseEvent<HTMLElement>): void {
    const id = rowOf(event.target)?.dataset['linkId'];
    if (!id || !(event.target instanceof Element)) return;
    if (event.target.closest('[data-selects]')) {
      if (event.shiftKey) selection.extend(id, id);
      else selection.toggle(id);
    } else if (!event.target.closest('button')) {
      active.opening(id);
      // The link itself does what links do; elsewhere a click opens unless words are being selected.
      if (!event.target.closest('a') && getSelection()?.isCollapsed !== false) navigate(`/links/${id}`);
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const row = rowOf(event.target);
    const at = Number(row?.dataset['index']);
    const id = items[at]?.id;
    if (!row || !id || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = rowAfterKey(event.key, at, items.length, rowsPerPage(row));
    if (to !== null) step(id, to, event.shiftKey && event.key.startsWith('Arrow'));
    else if (event.key === 'Escape') leave();
    else if (event.key === ' ' && isLink(event.target)) selection.toggle(id);
    else return;
    event.preventDefault();
  }

  function step(fromId: string, to: number, extending: boolean): void {
    if (to < 0) {
      document.getElementById(FIND_FIELD)?.focus();
      return;
    }
    const toId = items[to]?.id;
    if (extending && toId) selection.extend(fromId, toId);
    else selection.endRange();
    active.focus(to);
  }

  function leave(): void {
    if (selection.selected.length > 0) selection.clear();
    else document.getElementById(FIND_FIELD)?.focus();
  }

  return {
    onClick,
    onKeyDown,
    onMouseDown: keepWordsUnmarked,
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const id = rowOf(event.target)?.dataset['linkId'];
      if (id) active.note(id);
    },
  };
}

/** Shift and a click on a box mark rows, not the words between them. */
function keepWordsUnmarked(event: MouseEvent<HTMLElement>): void {
  if (event.shiftKey && event.target instanceof Element && event.target.closest('[data-selects]')) {
    event.preventDefault();
  }
}

/** One row less than fits, so that one of the old rows stays in view. */
function rowsPerPage(row: HTMLElement): number {
  return Math.max(1, Math.floor(innerHeight / row.offsetHeight) - 2);
}

function isLink(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a') !== null;
}

function rowOf(target: EventTarget): HTMLTableRowElement | null {
  return target instanceof Element ? target.closest('tr') : null;
}
