import type { Violation } from './check-history.ts';
import type { History, OperationRow, EntryRow } from './history.ts';

/** I10: whoever lets an attempt go holds the right to at that moment, whatever their screen says. */
export function checkAuthority(history: History): Violation[] {
  const without = new Set<string>();
  const attempts = new Map<string, number>();
  const approvers = new Map<string, string>();
  return history.happenings.flatMap((happening): Violation[] => {
    if (happening.kind === 'rights') {
      if (happening.may) without.delete(happening.personId);
      else without.add(happening.personId);
    }
    if (happening.kind !== 'committed') return [];
    const { at, operations, entries } = happening;
    for (const { action, operationId, actorId } of entries)
      if (action === 'cancel-approved') approvers.set(operationId, actorId);
    return operations.flatMap((row): Violation[] => {
      const isBegun = row.attempts.length > (attempts.get(row.id) ?? 0);
      attempts.set(row.id, row.attempts.length);
      const who = whoLetsGo(row, entries, approvers);
      if (!isBegun || !without.has(who)) return [];
      const what = `attempt ${row.attempts.length} of ${row.id} was begun for ${who}, who may not`;
      return [{ invariant: 'I10', kind: 'other', at, what }];
    });
  });
}

function whoLetsGo(row: OperationRow, entries: EntryRow[], approvers: Map<string, string>): string {
  const own = entries.find(({ operationId }) => operationId === row.id);
  if (own?.action === 'cancel-asked-again') return own.actorId;
  return approvers.get(row.id) ?? row.actorId;
}
