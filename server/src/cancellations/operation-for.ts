import { maskFreeText, maskKnown, type Hidden } from '../masking/hidden.ts';
import { maskedReferences } from '../masking/masked-references.ts';
import type { Attempt, CancelOperation, Closure } from './cancel-operation.ts';

/**
 * An operation as somebody may read it from whom this is hidden. What people typed was masked before it was kept,
 * but for a name that was not known here at that time.
 */
export function operationFor(operation: CancelOperation, hidden: Hidden): CancelOperation {
  const mask = operation.namesUnknown ? maskFreeText : maskKnown;
  const typed = (text: string) => mask(text, hidden);
  const { ticket, declined, proposal, closure } = operation;
  return {
    ...operation,
    reason: typed(operation.reason),
    ticket: ticket === null ? null : typed(ticket),
    declined: declined === null ? null : { ...declined, because: typed(declined.because) },
    proposal: proposal === null ? null : replyIn(proposal, typed),
    closure: closure === null ? null : replyIn(closure, typed),
    attempts: operation.attempts.map((attempt) => attemptFor(attempt, hidden)),
  };
}

function replyIn(reply: Closure, typed: (text: string) => string): Closure {
  return { ...reply, because: typed(reply.because), providerTicket: typed(reply.providerTicket) };
}

function attemptFor(attempt: Attempt, hidden: Hidden): Attempt {
  const { because, providerReference } = attempt;
  const { statusCode, reference } = maskedReferences({ ...attempt, reference: providerReference }, hidden);
  return {
    ...attempt,
    because: because === null ? null : maskKnown(because, hidden),
    statusCode,
    providerReference: reference,
  };
}
