import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import type { CancelOperation } from './cancel-operation.ts';
import type { Cancellations, Committed } from './run-cancellations.ts';

/** What has come of a committed change when its attempt has ended, or after 30 s; the rest goes on without the person. */
export async function outcomeInTime(
  cancellations: Cancellations,
  committed: Committed,
  actor: Actor,
): Promise<CancelOperation> {
  const outcome = cancellations.carryOn(committed, actor.endpointIp);
  try {
    const inTime = await Promise.race([outcome, cancellations.clock.sleep(cancellations.times.answerWithin)]);
    return inTime ?? (await cancellations.store.get(committed.operation.id)) ?? committed.operation;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      'not-recorded',
      'Recording is delayed. Do not send a new link until the page shows the outcome.',
      {},
      error,
    );
  }
}
