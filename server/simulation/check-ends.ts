import type { Violation } from './check-history.ts';
import { OPEN } from './edges-of-cancelling.ts';
import { only, type History, type OperationRow } from './history.ts';
import { linkChanges, statusAt } from './link-timeline.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Two hours without a verdict, the longest wait between two checks, and a lease of a replica that died. */
const LONGEST_IN_DOUBT_MS = 2 * HOUR + 10 * MINUTE;
const LONGEST_WAIT_FOR_APPROVAL_MS = 24 * HOUR + 10 * MINUTE;
/** A daily look, a second one a minute later, and some time for a failed or slow one. */
const LONGEST_UNTRUE_MS = 25 * HOUR;
/** What a jump of the clock may add: another quiet period for every replica that noticed. */
const DOUBT_PER_JUMP_MS = 40 * MINUTE;

/** I5 nothing is lost; and where the provider's word was not true, T12 or T13 says so within a day. */
export function checkEnds(history: History): Violation[] {
  return [...checkNothingLost(history), ...(history.truthful ? [] : checkCorrected(history))];
}

type Stay = { row: OperationRow; from: number; to: number };

function checkNothingLost(history: History): Violation[] {
  const jumps = only(history, 'clock-jumped');
  const jumped = jumps.reduce((sum, { byMs }) => sum + Math.abs(byMs), 0);
  return stays(history).flatMap(({ row, from, to }): Violation[] => {
    const allowed =
      row.state === 'awaiting-approval'
        ? LONGEST_WAIT_FOR_APPROVAL_MS + jumped
        : LONGEST_IN_DOUBT_MS + jumps.length * DOUBT_PER_JUMP_MS;
    if (to - from <= allowed + downBetween(history, from, to)) return [];
    const what = `${row.id} has been ${row.state} and the like for ${Math.round((to - from) / MINUTE)} min`;
    return [{ invariant: 'I5', kind: 'lost', at: from, what }];
  });
}

/** How long each operation was neither ended nor in a person's hands, in one piece; asking again is a person's act. */
function stays(history: History): Stay[] {
  const begun = new Map<string, Stay>();
  const ended: Stay[] = [];
  for (const { at, operations, entries } of only(history, 'committed')) {
    for (const row of operations) {
      const isAskedAgain = entries.some(
        ({ operationId, action }) => operationId === row.id && action === 'cancel-asked-again',
      );
      const stay = begun.get(row.id);
      const kind = kindOf(row.state);
      if (stay !== undefined && (kindOf(stay.row.state) !== kind || isAskedAgain)) {
        begun.delete(row.id);
        ended.push({ ...stay, to: at });
      }
      if (kind !== null && !begun.has(row.id)) begun.set(row.id, { row, from: at, to: history.endedAt });
    }
  }
  return [...ended, ...begun.values()];
}

function kindOf(state: string): 'in-doubt' | 'waiting' | null {
  if (state === 'awaiting-approval') return 'waiting';
  return ['prepared', 'sending', 'unknown'].includes(state) ? 'in-doubt' : null;
}

function downBetween({ down }: History, from: number, to: number): number {
  return down.reduce((sum, span) => sum + Math.max(0, Math.min(to, span.to) - Math.max(from, span.from)), 0);
}

/** The newest cancel of a link speaks for it; an older one's watch has ended with it. */
function checkCorrected(history: History): Violation[] {
  const links = linkChanges(history);
  const newest = new Map<string, { row: OperationRow; at: number }>();
  for (const { at, operations } of only(history, 'committed')) {
    for (const row of operations) {
      const known = newest.get(row.linkId);
      if (known === undefined || known.row.id === row.id || row.version === 1)
        newest.set(row.linkId, { row, at });
    }
  }
  return [...newest.values()].flatMap(({ row }): Violation[] => {
    const since = links.get(row.linkId)?.at(-1)?.at ?? 0;
    const settled = history.endedAt - since > LONGEST_UNTRUE_MS;
    const isCancelled = statusAt(links.get(row.linkId), history.endedAt) === 'CANCELLED';
    const says =
      row.state === 'closed-by-people' ? row.truth === 'cancelled' : row.state.startsWith('cancelled');
    // "Cancelled later than reported" is the last word: the table has no edge from it.
    const isFinal = row.state !== 'cancelled-late' && !OPEN.includes(row.state);
    if (!settled || !isFinal || says === isCancelled) return [];
    const what = `${row.state} still stands a day after the link ${isCancelled ? 'was' : 'was not'} cancelled`;
    return [{ invariant: says ? 'I3' : 'I4', kind: 'false', at: since, what }];
  });
}
