import { Failure } from '../failure.ts';
import type { CancelOperation } from './cancel-operation.ts';

/** Why nothing else is done with a link while a cancel of it is open. */
export function openCancel({ id, actor, state, createdAt }: CancelOperation): Failure {
  return new Failure(
    'operation-open',
    state === 'awaiting-approval'
      ? `${actor.name} has asked for a cancel of this link already, and it waits for approval. Nothing was sent.`
      : `${actor.name} is already cancelling this link. Nothing was sent.`,
    { operation: { id, actor: actor.name, createdAt: new Date(createdAt).toISOString() } },
  );
}
