import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';

/** Rows somebody marked, by their ids: a row keeps its mark wherever it stands. */
export type Selection = {
  ids: ReadonlySet<string>;
  /** Where a range begins, and what was marked besides it; null until one begins. */
  range: { fromId: string; besides: ReadonlySet<string> } | null;
};

export const NOTHING_SELECTED: Selection = { ids: new Set(), range: null };

/** One row more or less; a range may begin there. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, range: { fromId: id, besides: next } };
}

/** All rows from where the range began up to this one; it shrinks again on the way back. */
export function extended(
  { ids, range }: Selection,
  items: readonly PayoutLinkRow[],
  fromId: string,
  toId: string,
): Selection {
  const { fromId: firstId, besides } = range ?? { fromId, besides: ids };
  const from = items.findIndex(({ id }) => id === firstId);
  const to = items.findIndex(({ id }) => id === toId);
  if (from === -1 || to === -1) return toggled({ ids, range: null }, toId);
  const between = items.slice(Math.min(from, to), Math.max(from, to) + 1);
  return {
    ids: new Set([...besides, ...between.map(({ id }) => id)]),
    range: { fromId: firstId, besides },
  };
}

export function allOf(items: readonly PayoutLinkRow[]): Selection {
  return { ids: new Set(items.map(({ id }) => id)), range: null };
}

/** The marked rows in the order of the table. */
export function selectedRows({ ids }: Selection, items: readonly PayoutLinkRow[]): PayoutLinkRow[] {
  return ids.size === 0 ? NO_ROWS : items.filter(({ id }) => ids.has(id));
}

const NO_ROWS: PayoutLinkRow[] = [];
