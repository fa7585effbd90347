import type { Log } from '../log.ts';
import { isOpen, type CancelOperation } from './cancel-operation.ts';
import type { Cancellations } from './run-cancellations.ts';

const TICK_MS = 1000;
const LEAST_TICK_MS = 20;
const AT_MOST = 10;
const JUMP_MS = 5000;

/** By how much the database's clock is ahead of ours that never jumps: it was read between question and answer. */
type Lead = { least: number; most: number };

/**
 * Looks every second for operations that time or a check has to move on, on every replica. What a crash
 * left behind is found here too: nothing about a cancel lives only in a process.
 */
export function settleCancellations(cancellations: Cancellations, log: Log): { stop(): Promise<void> } {
  const { clock, pace, store } = cancellations;
  let lastLead: Lead | null = null;
  const stopping = new AbortController();
  let current: Promise<void> = Promise.resolve();

  async function tick(): Promise<void> {
    const askedAt = clock.monotonic();
    const now = await store.now();
    const answeredAt = clock.monotonic();
    const lead = { least: now - answeredAt, most: now - askedAt };
    const moved = lastLead === null ? 0 : Math.max(lead.least - lastLead.most, lastLead.least - lead.most);
    if (moved > JUMP_MS) await distrustClock(cancellations, moved, log);
    // Only now: what could not be recorded is seen again by the next tick. Not against a slow answer: it hides a jump.
    if (lastLead === null || moved > JUMP_MS || answeredAt - askedAt <= TICK_MS) lastLead = lead;
    await settleDue(cancellations, log);
  }

  async function keepTicking(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(Math.max(LEAST_TICK_MS, TICK_MS * Math.min(1, pace)));
      if (stopping.signal.aborted) return;
      current = tick().catch((error: unknown) => log.error({ err: error }, 'settling was interrupted'));
      await current;
    }
  }

  void keepTicking();
  return {
    async stop() {
      stopping.abort();
      await current;
    },
  };
}

async function settleDue(cancellations: Cancellations, log: Log): Promise<void> {
  const { store, times } = cancellations;
  const { operations, until } = await store.leaseDue(AT_MOST, times.settleLease);
  const settling = operations.map(async (operation) => {
    await settleOne(cancellations, operation, log);
    await store.release(operation.id, until).catch(() => undefined);
  });
  await Promise.all(settling);
}

async function settleOne(cancellations: Cancellations, operation: CancelOperation, log: Log): Promise<void> {
  try {
    const settled = await cancellations.apply(operation.id, { type: 'time-passed' });
    if (settled !== null && isOpen(operation) !== isOpen(settled)) {
      log.info({ operation: settled.id, from: operation.state, to: settled.state }, 'cancel settled');
    }
  } catch (error) {
    log.error({ err: error, operation: operation.id }, 'a cancel could not be settled now');
  }
}

async function distrustClock(cancellations: Cancellations, moved: number, log: Log): Promise<void> {
  log.warn({ movedMs: Math.round(moved) }, 'the clock jumped: open cancels wait out another quiet period');
  for (const id of await cancellations.store.openIds()) {
    await cancellations.apply(id, { type: 'clock-jumped' });
  }
}
