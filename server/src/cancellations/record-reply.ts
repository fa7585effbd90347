import type { CancelOperation, EventOf, Reduced } from './cancel-operation.ts';
import type { CancelTimes } from './cancel-times.ts';
import { endCancel } from './end-cancel.ts';

/** T10: what InstantPay replied ends it; where approvals are on, once a second person has said the same. */
export function recordReply(
  operation: CancelOperation,
  event: EventOf<'closed'>,
  times: CancelTimes,
): Reduced | null {
  const { closure, needsSecond } = event;
  if (operation.state !== 'needs-person') return null;
  const { proposal } = operation;
  const confirmed = proposal !== null && proposal.by.id !== closure.by.id && proposal.truth === closure.truth;
  if (needsSecond && !confirmed) return { operation: { ...operation, proposal: closure }, effects: [] };
  return endCancel({ ...operation, closure, proposal: null }, 'closed-by-people', event, times);
}
