import type { CancelOperation } from '@linkdesk/server/contract/cancellations';

/** A list as a person began to read it: nothing moves under their pointer until they ask for it. */
export function holdRows(
  held: readonly CancelOperation[],
  newest: ReadonlyMap<string, CancelOperation>,
): CancelOperation[] {
  return held.map((row) => {
    const now = newest.get(row.id);
    return now && now.updatedAt >= row.updatedAt ? now : row;
  });
}

/** Adds the rows of a further page below; those that stand above already stay there. */
export function extendRows(
  held: readonly CancelOperation[],
  page: readonly CancelOperation[],
): CancelOperation[] {
  const ids = new Set(held.map(({ id }) => id));
  return [...held, ...page.filter(({ id }) => !ids.has(id))];
}

/** How many rows showing the list anew would bring, take away or move; 0 when it would look the same. */
export function countChanged(held: readonly CancelOperation[], current: readonly CancelOperation[]): number {
  if (current.length === held.length && current.every(({ id }, index) => id === held[index]?.id)) return 0;
  const before = new Map(held.map((row) => [row.id, row]));
  const now = new Set(current.map(({ id }) => id));
  const gone = held.filter(({ id }) => !now.has(id)).length;
  const newOrMoved = current.filter(({ id, final }) => before.get(id)?.final !== final).length;
  return Math.max(1, gone + newOrMoved);
}
