import type { Violation } from './check-history.ts';
import type { History, OperationRow, Seen } from './history.ts';

const MINUTE = 60_000;

/** One committed change of an operation. */
type Step = { at: number; before: OperationRow; row: OperationRow; jumps: number };

/**
 * What was seen once is neither forgotten nor counted twice: a claim (I3), the quiet period of the last attempt
 * (I4), that Track took something back (I9), and how often it has said so, since when (I7, I8).
 */
export function checkMemory(history: History): Violation[] {
  const { quietMs } = history;
  if (quietMs === null) return [];
  const lives = Map.groupBy(steps(history), ({ row }) => row.id);
  return [
    ...checkClaims(history),
    ...[...lives.values()].flatMap((life) => [
      ...checkQuiet(life, quietMs),
      ...checkTakenBack(life),
      ...checkAskedAgain(life),
      ...checkOrder(life),
    ]),
  ];
}

function steps(history: History): Step[] {
  const rows = new Map<string, OperationRow>();
  let jumps = 0;
  return history.happenings.flatMap((happening): Step[] => {
    if (happening.kind === 'clock-jumped') jumps += 1;
    if (happening.kind !== 'committed') return [];
    return happening.operations.flatMap((row) => {
      const before = rows.get(row.id);
      rows.set(row.id, row);
      return before === undefined ? [] : [{ at: happening.at, before, row, jumps }];
    });
  });
}

/** Whoever was told of a claim has paid by that link, whatever Track says later. */
function checkClaims(history: History): Violation[] {
  const claimed = new Set<string>();
  return history.happenings.flatMap((happening): Violation[] => {
    if (happening.kind === 'committed') {
      for (const { id, seen } of happening.operations) if (seen?.status === 'CLAIMED') claimed.add(id);
    }
    if (happening.kind !== 'told' || !claimed.has(happening.operationId)) return [];
    if (happening.told.answers.replacement !== 'may') return [];
    return [isFalse('I3', happening.at, 'told that a new link may be sent after this one was seen claimed')];
  });
}

/** By true time, whatever the clocks said: nothing is known to be still open while a request may yet act. */
function checkQuiet(life: Step[], quietMs: number): Violation[] {
  let begunAt = -Infinity;
  return life.flatMap(({ at, before, row }): Violation[] => {
    if (row.attempts.length > before.attempts.length) begunAt = at;
    const isEnd = row.state === 'still-live' && before.state !== 'still-live';
    return isEnd && at - begunAt < quietMs
      ? [isFalse('I4', at, `still-live ${Math.round((at - begunAt) / 1000)} s after its last attempt`)]
      : [];
  });
}

/** What was settled is taken back by two sightings a minute apart, and from then on people decide. */
function checkTakenBack(life: Step[]): Violation[] {
  let isTakenBack = false;
  let run: Seen[] = [];
  return life.flatMap(({ at, before, row, jumps }): Violation[] => {
    const wasSettled = SETTLED.has(before.state);
    const isNew = row.seen !== null && row.seen.at !== before.seen?.at;
    if (!wasSettled || (isNew && agrees(before, row.seen))) run = [];
    else if (isNew && row.seen !== null) run.push(row.seen);
    if (isTakenBack && DECIDED.has(row.state))
      return [isFalse('I9', at, `${row.state} after Track had taken back what it said`)];
    if (!wasSettled || row.state !== 'needs-person') return [];
    isTakenBack = true;
    const isProven = jumps > 0 || lasted(run) >= MINUTE;
    return isProven ? [] : [isFalse('I9', at, `${before.state} was taken back by ${run.length} sightings`)];
  });
}

const SETTLED = new Set(['cancelled', 'closed-by-people']);
const DECIDED = new Set(['cancelled', 'too-late', 'expired-first', 'still-live']);

function agrees({ state, truth }: OperationRow, seen: Seen | null): boolean {
  const said = state === 'cancelled' ? 'cancelled' : truth;
  if (said === 'live') return seen?.status !== 'CANCELLED';
  return seen?.status.toLowerCase() === said;
}

/** A person sends once more only after the link was seen open twice, a minute apart, since the last attempt. */
function checkAskedAgain(life: Step[]): Violation[] {
  let run: Seen[] = [];
  return life.flatMap(({ at, before, row, jumps }): Violation[] => {
    const isFurther = row.attempts.length > before.attempts.length;
    const isAgain = isFurther && (before.state === 'unknown' || before.state === 'needs-person');
    const isProven = jumps > 0 || lasted(run) >= MINUTE;
    if (isFurther || row.seen?.status !== 'ISSUED') run = [];
    else if (row.seen.at !== before.seen?.at) run.push(row.seen);
    return isAgain && !isProven
      ? [{ invariant: 'I7', kind: 'other', at, what: `asked again after ${run.length} sightings` }]
      : [];
  });
}

/** What was seen later is not replaced by what was seen earlier, as long as one clock tells both. */
function checkOrder(life: Step[]): Violation[] {
  return life.flatMap(({ at, before, row, jumps }): Violation[] => {
    if (jumps > 0 || before.seen === null || row.seen === null || row.seen.at >= before.seen.at) return [];
    return [isFalse('I8', at, `${row.id} took ${row.seen.status} for newer than ${before.seen.status}`)];
  });
}

const lasted = (run: Seen[]): number => (run.at(-1)?.at ?? 0) - (run[0]?.at ?? 0);

const isFalse = (invariant: Violation['invariant'], at: number, what: string): Violation => ({
  ...{ invariant, kind: 'false', at, what },
});
