import { randomUUID } from 'node:crypto';
import { setImmediate as letOthersRun, setTimeout as wait } from 'node:timers/promises';
import type { InstantPay } from '../instantpay/instantpay.ts';
import type { Log } from '../log.ts';
import type { DirectoryStore } from './directory-store.ts';
import type { DirectoryWalkStore, HeldWalk } from './directory-walk-store.ts';
import type { WalkLinksStore } from './walk-links-store.ts';
import { nextStep, type Looked } from './walk-plan.ts';
import { beginPass } from './walk-state.ts';
import { createWalkSteps, type Walked } from './walk-steps.ts';

export type WalkParts = {
  instantpay: Pick<InstantPay, 'list' | 'track'>;
  directory: Pick<DirectoryStore, 'put'>;
  walks: DirectoryWalkStore;
  links: WalkLinksStore;
  /** How often the newest links are read. */
  everyMs: number;
  /** Of all calls to the provider; half of it is the walk's at most. */
  ratePerS: number;
  ownEndpointIp: string;
  log: Log;
};

const LONGEST_REST_MS = 60_000;
/** However low the rate, the newest links are not all that is read: so many of the walk's calls lie between. */
const CALLS_BETWEEN = 4;

/**
 * Reads the provider's list into the directory for as long as the process lives, on one replica at a time. It goes on
 * where the last one stopped, and never keeps the process alive.
 */
export function walkList(parts: WalkParts): { stop(): Promise<void> } {
  const { walks, log } = parts;
  const everyMs = Math.max(parts.everyMs, (CALLS_BETWEEN * 2000) / parts.ratePerS);
  const holder = randomUUID();
  const stopping = new AbortController();
  const steps = createWalkSteps(parts, stopping.signal);
  const rest = (ms: number) =>
    wait(ms, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
  const isStopped = () => stopping.signal.aborted;

  async function run(): Promise<void> {
    for (let failures = 0; !isStopped();) {
      const begunAt = performance.now();
      try {
        const held = await walks.take(holder);
        if (held !== null) await walk(held, begunAt);
        failures = 0;
        await rest(walks.renewEveryMs);
      } catch (error) {
        if (isStopped()) return;
        failures = performance.now() - begunAt > LONGEST_REST_MS ? 1 : failures + 1;
        if (failures === 1) log.warn({ err: error }, 'reading the list of links was interrupted');
        await rest(Math.min(LONGEST_REST_MS, parts.everyMs * 2 ** failures));
      }
    }
  }

  /** Until it is stopped, or another one may have taken over. */
  async function walk({ version, state }: HeldWalk, takenAt: number): Promise<void> {
    const lease = walks.keep(holder, takenAt);
    let looked: Looked = 'no';
    try {
      while (!isStopped() && lease.isHeld()) {
        // A link that needs no call is a chain of statements, which on a file would let nobody in between.
        await letOthersRun();
        const step = nextStep(state, Date.now(), everyMs, looked);
        if (step.do === 'begin') {
          state = beginPass(state, step.kind, Date.now());
        } else if (step.do === 'rest') {
          looked = 'no';
          await rest(Math.min(LONGEST_REST_MS, step.until - Date.now()));
        } else {
          const walked: Walked = await steps.take(step, state);
          looked = walked.looked;
          // A call that was under way when it was stopped is repeated by whoever goes on.
          if (walked.state === state) continue;
          if (!(await walks.commit(holder, version, walked.state))) return;
          version += 1;
          state = walked.state;
        }
      }
    } finally {
      lease.drop();
    }
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
      await walks.leave(holder).catch(() => undefined);
    },
  };
}
