import { notificationText } from './activity-rows.ts';
import { fromIst } from './ist.ts';
import type { LinkPlan } from './link-plan.ts';

/** Claimed for ever: Track answers it as the provider's own page does. */
export const CLAIMED_SAMPLE_ID = '65704add83911e52b70ebcbc';
/** Issued until somebody cancels it, as the provider's own page does. */
export const ISSUED_SAMPLE_ID = '657a99b961f05879ae06cb56';

/** The two links of the provider's pages. They never age: no clock moves them, only an act does. */
export function sampleLinks(): LinkPlan[] {
  return [claimedSample(), issuedSample()];
}

function claimedSample(): LinkPlan {
  const recipient = { name: 'Ravi Kumar', mobile: '8430454547', email: 'gaurav@gmail.com' };
  const account = {
    accountType: 'ACCOUNT',
    accountNumber: '7770007428585742',
    accountIfsc: 'YESB0CMSNOC',
  };
  return {
    id: CLAIMED_SAMPLE_ID,
    amountPaise: 12011,
    purpose: 'Refund',
    description: 'Diwali refund Oct',
    recipient,
    referenceNo: 'NA',
    orderId: '1231212092125TLWAP',
    shortCode: 'RK25FH',
    paymentModes: ['ACCOUNT', 'VPA'],
    verifyBene: true,
    createdAt: idSecond(CLAIMED_SAMPLE_ID),
    activatedAt: fromIst('2023-12-12 14:51:25'),
    expiresAt: fromIst('2023-12-15 23:59:59'),
    steps: [
      { at: fromIst('2023-12-12 14:51:25'), rows: [{ status: 'Payout link created' }] },
      { at: fromIst('2023-12-12 14:51:26'), rows: [{ status: notificationText(recipient) }] },
      {
        at: fromIst('2023-12-12 14:51:31'),
        status: 'CLAIMED',
        rows: [
          { status: 'Beneficiary verification successful', orderId: '1231212092131KTMDF', ...account },
          { status: 'Link Claimed successfully', orderId: '1231212092131FDBUT', ...account },
        ],
      },
    ],
  };
}

function issuedSample(): LinkPlan {
  const recipient = { name: 'Meera Nair', mobile: '9876543210', email: 'meera.nair@outlook.com' };
  const createdAt = idSecond(ISSUED_SAMPLE_ID);
  return {
    id: ISSUED_SAMPLE_ID,
    amountPaise: 12011,
    purpose: 'Refund',
    description: 'Order return December',
    recipient,
    referenceNo: 'NA',
    orderId: '1231214055921YVGXT',
    shortCode: 'CH24wF',
    paymentModes: ['ACCOUNT'],
    verifyBene: true,
    createdAt,
    activatedAt: createdAt,
    expiresAt: fromIst('2099-12-31 23:59:59'),
    steps: [
      { at: createdAt, rows: [{ status: 'Payout link created' }] },
      { at: createdAt + 1000, rows: [{ status: notificationText(recipient) }] },
    ],
  };
}

function idSecond(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16) * 1000;
}
