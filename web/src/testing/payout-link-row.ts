import { PayoutLinkRow } from '@linkdesk/server/contract/finding';

/** A row of the list as the server sends it to an operator; checked against the contract. */
export function payoutLinkRow(changes: Partial<PayoutLinkRow> = {}): PayoutLinkRow {
  return PayoutLinkRow.parse({ ...ROW, ...changes });
}

/** So many rows, each with an id and an amount of its own. */
export function payoutLinkRows(count: number, first = 0): PayoutLinkRow[] {
  return Array.from({ length: count }, (_, n) => ({
    ...ROW,
    id: rowId(first + n),
    amount: { paise: 10_000 + first + n, currency: 'INR' as const },
    referenceNo: `INV-${first + n}`,
  }));
}

export function rowId(n: number): string {
  return `65704add${n.toString(16).padStart(16, '0')}`;
}

const ROW: PayoutLinkRow = {
  id: '65704add83911e52b70ebcbc',
  status: 'ISSUED',
  providerStatus: 'ISSUED',
  amount: { paise: 12_000_000, currency: 'INR' },
  createdAt: '2023-12-06T10:20:00Z',
  createdAtSource: 'link-id',
  recipient: { name: 'Ravi Kumar', mobile: '••••••4547', email: null },
  purpose: 'Refund',
  description: null,
  referenceNo: 'INV-1',
  orderId: null,
  paymentModes: null,
  verifiesBeneficiary: null,
  activatedAt: null,
  expiresAt: null,
  matchedBy: 'mobile',
  asOf: '2023-12-06T10:20:00Z',
  cancelState: null,
};
