import type { Sort } from '../../contract/finding.ts';

/** A link as sorts and pages know it. */
export type Placed = {
  no: number;
  created_at: number;
  expires_at: number | null;
  amount_paise: number;
};

/** Where a page ended: the value that is sorted by, and the link’s number. */
export type Position = { value: number | null; no: number };

type Order = { column: 'created_at' | 'expires_at' | 'amount_paise'; descending: boolean };

const ORDERS: Record<Sort, Order> = {
  '-created': { column: 'created_at', descending: true },
  created: { column: 'created_at', descending: false },
  expires: { column: 'expires_at', descending: false },
  '-expires': { column: 'expires_at', descending: true },
  amount: { column: 'amount_paise', descending: false },
  '-amount': { column: 'amount_paise', descending: true },
};

export type SortOrder = ReturnType<typeof sortOrder>;

/** One total order per sort, so that every link has one place in it. What never expires comes last either way. */
export function sortOrder(sort: Sort) {
  const { column, descending } = ORDERS[sort];
  const compare = (a: Position, b: Position) => {
    if (a.value === null || b.value === null) {
      if (a.value !== b.value) return a.value === null ? 1 : -1;
      return descending ? b.no - a.no : a.no - b.no;
    }
    const ahead = a.value - b.value || a.no - b.no;
    return descending ? -ahead : ahead;
  };
  const positionOf = (link: Placed): Position => ({ value: link[column], no: link.no });
  return {
    column,
    descending,
    positionOf,
    compare: (a: Placed, b: Placed) => compare(positionOf(a), positionOf(b)),
    isAfter: (link: Placed, after: Position | null) => after === null || compare(positionOf(link), after) > 0,
  };
}
