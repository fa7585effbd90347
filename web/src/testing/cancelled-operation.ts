import { CancelOperation } from '@linkdesk/server/contract/cancellations';

/** A cancel that went through; checked against the contract. */
export function cancelledOperation(changes: Partial<CancelOperation> = {}): CancelOperation {
  return CancelOperation.parse({
    id: '0197a5b2-6a4e-4d3f-9a51-0a5f7c1d2e3f',
    linkId: '65704add83911e52b70ebcbc',
    amount: { paise: 12011, currency: 'INR' },
    state: 'cancelled',
    label: 'Cancelled',
    because: 'InstantPay confirmed at 15:00:02 IST, and its tracking shows Cancelled',
    final: true,
    mayTryAgain: false,
    mayAskAgain: false,
    answers: { claimable: 'no', replacement: 'may', because: 'InstantPay shows this one as cancelled' },
    reason: 'Duplicate',
    ticket: null,
    actor: 'Asha Rao',
    mine: true,
    mayDecide: false,
    createdAt: '2023-12-12T09:30:01Z',
    updatedAt: '2023-12-12T09:30:02Z',
    nextCheckAt: null,
    checks: 0,
    messageToInstantPay: null,
    proposedReply: null,
    attempts: [],
    ...changes,
  });
}
