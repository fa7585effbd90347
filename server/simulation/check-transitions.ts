import type { Violation } from './check-history.ts';
import { isAllowed, OPEN } from './edges-of-cancelling.ts';
import { only, type EntryRow, type History, type OperationRow } from './history.ts';

/** I6 one open operation per link, I7 only the table's edges and one entry for each, I9 final is final, I10. */
export function checkTransitions(history: History): Violation[] {
  const rows = new Map<string, OperationRow>();
  return only(history, 'committed').flatMap(({ at, operations, entries }) => {
    const violations = operations.flatMap((row) => checkChange(at, rows.get(row.id) ?? null, row, entries));
    for (const row of operations) rows.set(row.id, row);
    const changed = new Set(operations.map(({ id }) => id));
    const orphans = entries.filter(({ operationId }) => !changed.has(operationId));
    violations.push(
      ...orphans.map(({ action }) => violation('I7', at, `${action} stands in the audit log alone`)),
    );
    return [...violations, ...checkOneOpen(at, [...rows.values()])];
  });
}

/** Every edge that was gone, as `from → to`. */
export function edgesOf(history: History): string[] {
  const states = new Map<string, OperationRow>();
  return only(history, 'committed').flatMap(({ operations }) =>
    operations.map((row) => {
      const from = states.get(row.id)?.state ?? 'nothing';
      states.set(row.id, row);
      return `${from} → ${row.state}`;
    }),
  );
}

function checkChange(
  at: number,
  before: OperationRow | null,
  row: OperationRow,
  entries: EntryRow[],
): Violation[] {
  const found: Violation[] = [];
  const from = before?.state ?? null;
  const named = `${from ?? 'nothing'} → ${row.state}`;
  if (!isAllowed(from ?? 'nothing', row.state)) found.push(violation('I7', at, `${named} is no edge`));
  const own = entries.filter(({ operationId }) => operationId === row.id);
  const isTransition =
    from !== row.state || JSON.stringify(before?.attempts) !== JSON.stringify(row.attempts);
  const isEntered = own.length === 1 && own[0]?.from === from && own[0].to === row.state;
  if (isTransition && !isEntered) found.push(violation('I7', at, `${named} has ${own.length} audit entries`));
  if (!isTransition && own.length > 1)
    found.push(violation('I7', at, `nothing changed, ${own.length} entries`));
  if (before !== null && row.version <= before.version)
    found.push(violation('I7', at, `${row.id} went back`));
  const wasFinal = before !== null && !OPEN.includes(before.state);
  if (wasFinal && from !== row.state && row.notices <= before.notices) {
    found.push(violation('I9', at, `${named} was not announced`));
  }
  const approval = own.find(({ action }) => action === 'cancel-approved');
  if (
    from === 'awaiting-approval' &&
    row.state === 'prepared' &&
    (!approval || approval.actorId === row.actorId)
  ) {
    found.push(violation('I10', at, `${row.id} was approved by nobody else`));
  }
  return found;
}

function checkOneOpen(at: number, rows: OperationRow[]): Violation[] {
  const open = rows.filter(({ state }) => OPEN.includes(state));
  const links = new Set(open.map(({ linkId }) => linkId));
  return links.size === open.length ? [] : [violation('I6', at, 'two cancels are open on one link')];
}

const violation = (invariant: Violation['invariant'], at: number, what: string): Violation => ({
  ...{ invariant, kind: 'other', at, what },
});
