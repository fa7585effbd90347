import { FAULTS } from './faults/all-faults.ts';
import { CONNECTION_FAULTS, type ConnectionGate } from './faults/connection-gate.ts';
import type { FaultBook } from './faults/fault-book.ts';
import { type FaultSpec, readFaultSpec } from './faults/fault-spec.ts';
import type { Counts, Ledger, LedgerReading } from './ledger.ts';
import { forceLink, type LinkChange, type LinkWish, makeLink } from './make-link.ts';
import type { ActivityRow, LinkPlan } from './link-plan.ts';
import type { Call } from './provider-request.ts';
import type { ClockChange } from './sandbox-clock.ts';
import type { World } from './world.ts';

/** A link as it truly is, whatever the calls say of it. */
export type LinkTruth = Omit<LinkPlan, 'steps'> & {
  status: string;
  activity: ActivityRow[];
  /** What was done to it; `effectAt` (wall clock) is null when it changed nothing, or not yet. */
  acts: { id: string; does: string; at: number; effectAt: number | null }[];
};

/** Everything the control port does, for tests in the same process. Wrong input throws. */
export type SandboxControl = {
  makeLink(wish?: LinkWish): { id: string };
  changeLink(id: string, change: LinkChange): LinkTruth;
  link(id: string): LinkTruth;
  /** Of every link there is by now, the newest first. */
  linkIds(): string[];
  changeClock(change: ClockChange): { now: number };
  setFault(spec: FaultSpec): void;
  faults(): FaultSpec[];
  /** Also lets connections through again. */
  clearFaults(): Promise<void>;
  ledger(filter?: { call?: Call; linkId?: string }): LedgerReading[];
  counts(): Counts;
  /** As at the first start: no made links, no acts, no faults, an empty ledger, a running clock. */
  reset(): Promise<void>;
};

export function sandboxControl(
  world: World,
  ledger: Ledger,
  book: FaultBook,
  gate: ConnectionGate,
): SandboxControl {
  function plan(id: string): LinkPlan {
    const found = world.find(id);
    if (found === undefined) throw new Error(`There is no link ${id}`);
    return found;
  }
  function link(id: string): LinkTruth {
    const { steps: _steps, ...rest } = plan(id);
    const { status, rows, expiresAt } = world.state(plan(id));
    const acts = world.actsOn(id).map((act) => {
      return { id: act.id, does: act.does, at: act.at, effectAt: world.effectAt(id, act.id) };
    });
    return { ...rest, status, expiresAt, activity: rows, acts };
  }
  async function clearFaults(): Promise<void> {
    book.clear();
    await gate.open();
  }
  return {
    makeLink(wish = {}) {
      const made = makeLink(wish, world.now());
      world.make(made);
      return { id: made.id };
    },
    changeLink(id, change) {
      world.act(forceLink(plan(id), change, world.state(plan(id)), world.now()));
      return link(id);
    },
    link,
    linkIds: () => world.newestFirst().map(({ id }) => id),
    changeClock(change) {
      world.changeClock(readClockChange(change));
      return { now: world.now() };
    },
    setFault(given) {
      const spec = readFaultSpec(given, [...Object.keys(FAULTS), ...CONNECTION_FAULTS]);
      const connectionFault = CONNECTION_FAULTS.find((name) => name === spec.fault);
      if (connectionFault === undefined) return book.set(spec);
      if ((spec.call ?? 'any') !== 'any' || spec.linkId !== undefined) {
        throw new Error('A connection does not tell yet which call or link it is for');
      }
      gate.play(connectionFault, spec.count ?? Number.POSITIVE_INFINITY, spec.after);
    },
    faults: () => book.read(),
    clearFaults,
    ledger: (filter = {}) =>
      ledger.read(filter).map((entry) => ({
        ...entry,
        effectAt: entry.actId === null ? null : world.effectAt(entry.linkId ?? '', entry.actId),
      })),
    counts: () => ledger.counts(),
    async reset() {
      await clearFaults();
      world.reset();
      ledger.clear();
    },
  };
}

function readClockChange(change: ClockChange): ClockChange {
  const given: Record<string, unknown> = change;
  const [field = 'nothing', more] = Object.keys(given);
  const right =
    field === 'stop' || field === 'run' ? given[field] === true : Number.isSafeInteger(given[field]);
  if (!['stop', 'run', 'setTo', 'advanceMs'].includes(field) || !right || more !== undefined) {
    throw new Error('Say one of { stop: true }, { run: true }, { setTo: ms } and { advanceMs: ms }');
  }
  return change;
}
