import type { CancelOperation as CancelOperationView } from '../../contract/cancellations.ts';
import type { Actor } from '../actor.ts';
import { hiddenFrom } from '../masking/hidden.ts';
import type { CancelOperation } from './cancel-operation.ts';
import { describeCancellation } from './describe-cancellation.ts';
import { operationFor } from './operation-for.ts';
import type { Cancellations } from './run-cancellations.ts';

/** An operation away from its link’s page, masked by what is known of the link without asking. */
export function describeFor(
  { cancellations, approvalAbovePaise }: { cancellations: Cancellations; approvalAbovePaise: number | null },
  operation: CancelOperation,
  actor: Actor,
): CancelOperationView {
  const { recipients, times } = cancellations;
  const hidden = hiddenFrom(actor, recipients.known(operation.linkId));
  const surroundings = { now: Date.now(), times, approvalAbovePaise };
  return describeCancellation(operationFor(operation, hidden), actor, surroundings);
}
