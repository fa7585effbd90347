import type { Log } from '../log.ts';
import { isOpen, type CancelOperation } from './cancel-operation.ts';
import type { Cancellations } from './run-cancellations.ts';

const TICK_MS = 1000;
const AT_MOST = 10;
const JUMP_MS = 5000;

/**
 * Looks every second for operations that time or a check has to move on, on every replica. What a crash
 * left behind is found here too: nothing about a cancel lives only in a process.
 */
export function settleCancellations(cancellations: Cancellations, log: Log): { stop(): Promise<void> } {
  const offset = () => Date.now() - performance.now();
  let lastOffset = offset();
  let current: Promise<void> = Promise.resolve();
  let stopped = false;

  async function tick(): Promise<void> {
    const moved = Math.abs(offset() - lastOffset);
    lastOffset = offset();
    if (moved > JUMP_MS) await distrustClock(cancellations, moved, log);
    await settleDue(cancellations, log);
  }

  const timer = setInterval(
    () => {
      current = current.then(async () => {
        if (!stopped)
          await tick().catch((error: unknown) => log.error({ err: error }, 'settling was interrupted'));
      });
    },
    Math.max(20, TICK_MS * Math.min(1, cancellations.pace)),
  );

  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await current;
    },
  };
}

async function settleDue(cancellations: Cancellations, log: Log): Promise<void> {
  const { store, times } = cancellations;
  const due = await store.leaseDue(AT_MOST, times.settleLease);
  await Promise.all(due.map((operation) => settleOne(cancellations, operation, log)));
}

async function settleOne(cancellations: Cancellations, operation: CancelOperation, log: Log): Promise<void> {
  try {
    const settled = await cancellations.apply(operation.id, { type: 'time-passed' });
    if (settled !== null && isOpen(operation) !== isOpen(settled)) {
      log.info({ operation: settled.id, from: operation.state, to: settled.state }, 'cancel settled');
    }
  } catch (error) {
    log.error({ err: error, operation: operation.id }, 'a cancel could not be settled now');
  } finally {
    await cancellations.store.release(operation.id).catch(() => undefined);
  }
}

async function distrustClock(cancellations: Cancellations, moved: number, log: Log): Promise<void> {
  log.warn({ movedMs: Math.round(moved) }, 'the clock jumped: open cancels wait out another quiet period');
  for (const id of await cancellations.store.openIds()) {
    await cancellations.apply(id, { type: 'clock-jumped' });
  }
}
