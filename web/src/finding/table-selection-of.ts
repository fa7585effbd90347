import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import { useMemo, useState } from 'react';
import { useAnnounce } from '../ui/announcer.tsx';
import {
  allOf,
  extended,
  NOTHING_SELECTED,
  selectedRows,
  type Selection,
  toggled,
} from './table-selection.ts';
import { selectionWords } from './table-selection-bar.tsx';

export type TableSelection = {
  ids: ReadonlySet<string>;
  selected: readonly PayoutLinkRow[];
  selects: 'none' | 'some' | 'all';
  toggle: (id: string) => void;
  extend: (fromId: string, toId: string) => void;
  endRange: () => void;
  toggleAll: () => void;
  clear: () => void;
};

/** Which of the rows are marked; each change is said aloud. */
export function useTableSelection(items: readonly PayoutLinkRow[]): TableSelection {
  const announce = useAnnounce();
  const [selection, setSelection] = useState(NOTHING_SELECTED);
  const selected = useMemo(() => selectedRows(selection, items), [selection, items]);
  const selects = selected.length === 0 ? 'none' : selected.length === items.length ? 'all' : 'some';

  // What is no longer among the rows is no longer marked: nobody could see that it is.
  if (selected.length < selection.ids.size) setSelection({ ...allOf(selected), range: null });

  function change(next: Selection): void {
    setSelection(next);
    announce(next.ids.size === 0 ? 'Nothing selected.' : selectionWords(selectedRows(next, items)));
  }

  return {
    ids: selection.ids,
    selected,
    selects,
    toggle: (id) => change(toggled(selection, id)),
    extend: (fromId, toId) => change(extended(selection, items, fromId, toId)),
    endRange: () => setSelection((now) => (now.range ? { ...now, range: null } : now)),
    toggleAll: () => change(selects === 'all' ? NOTHING_SELECTED : allOf(items)),
    clear: () => change(NOTHING_SELECTED),
  };
}
