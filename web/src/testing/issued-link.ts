import { PayoutLink } from '@linkdesk/server/contract/payout-links';

/** A link as the server sends it to an operator, issued and sent; checked against the contract. */
export function issuedLink(changes: Partial<PayoutLink> = {}): PayoutLink {
  return PayoutLink.parse({
    id: '65704add83911e52b70ebcbc',
    status: 'ISSUED',
    providerStatus: 'ISSUED',
    amount: { paise: 12011, currency: 'INR' },
    factsRead: true,
    createdAt: '2023-12-12T09:21:25Z',
    createdAtSource: 'activity',
    recipient: { name: 'Ravi Kumar', mobile: '••••••4547', email: 'g••••@gmail.com' },
    purpose: 'Refund',
    description: 'Diwali refund Oct',
    referenceNo: 'NA',
    orderId: null,
    paymentModes: ['ACCOUNT', 'VPA'],
    verifiesBeneficiary: true,
    activatedAt: '2023-12-12T09:21:25Z',
    expiresAt: '2023-12-15T18:29:00Z',
    url: '••••25FH',
    answers: { claimable: 'yes', replacement: 'not-yet', because: 'this one can still be claimed' },
    headline: 'Not claimed yet. It can be claimed until 15 Dec 2023, 23:59 IST.',
    whatToDo: 'Check the mobile with the caller, then resend.',
    activity: [
      { kind: 'created', source: 'provider', text: 'Payout link created', at: '2023-12-12T09:21:25Z' },
      { kind: 'notified', source: 'provider', text: 'Sent to ••••••4547', at: '2023-12-12T09:21:26Z' },
    ],
    cancellation: {
      allowed: true,
      because: null,
      seen: { providerStatus: 'ISSUED', amount: 12011, lastActivityAt: '2023-12-12T09:21:25Z' },
    },
    resending: { allowed: true, because: null, againAt: null, today: 2, perDay: 5 },
    openOperation: null,
    lastOperation: null,
    asOf: '2023-12-12T09:30:00Z',
    stale: false,
    staleBecause: null,
    moving: true,
    provider: { reference: 'h0009ad8a2eb', environment: 'SANDBOX', statusCode: 'TXN' },
    ...changes,
  });
}
