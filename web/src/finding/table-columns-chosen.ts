import { useMemo, useSyncExternalStore } from 'react';
import { type Column, type ColumnId, COLUMNS, columnsOf, FIRST_COLUMNS } from './table-columns.ts';

/** Names of columns only; they belong to the browser, not to a person. */
const KEPT_AS = 'linkdesk.columns';

let chosen = columnsOf(kept() ?? FIRST_COLUMNS);
const listeners = new Set<() => void>();

/** The columns this browser shows; the same array until somebody chooses others. */
export function useChosenColumns(): Column[] {
  return useSyncExternalStore(listen, () => chosen);
}

/** Those of them that have something to say now: why a row was found needs something that was looked for. */
export function useShownColumns(explains: boolean): Column[] {
  const columns = useChosenColumns();
  return useMemo(
    () => (explains ? columns : columns.filter(({ id }) => id !== 'foundBy')),
    [columns, explains],
  );
}

/** Shows these and keeps them for the next visit. */
export function chooseColumns(ids: readonly ColumnId[]): void {
  chosen = columnsOf(ids);
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(chosen.map(({ id }) => id)));
  } catch {
    // Storage is full or forbidden: chosen for this visit only.
  }
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function kept(): ColumnId[] | null {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? 'null');
    if (!Array.isArray(ids)) return null;
    return COLUMNS.flatMap(({ id }) => (ids.includes(id) ? [id] : []));
  } catch {
    return null;
  }
}
