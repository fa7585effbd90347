import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import { useLocation } from 'react-router';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { show } from '../testing/show.tsx';
import { PayoutLinkTable } from './payout-link-table.tsx';

const row: PayoutLinkRow = {
  id: '65704add83911e52b70ebcbc',
  status: 'ISSUED',
  providerStatus: 'ISSUED',
  amount: { paise: 12000000, currency: 'INR' },
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
const claimed = {
  ...row,
  id: '65704add83911e52b70ebcbd',
  status: 'CLAIMED',
  providerStatus: 'CLAIMED',
} as const;
const unseen = {
  ...row,
  id: '65704add83911e52b70ebcbe',
  status: 'OTHER',
  providerStatus: 'ON_HOLD',
} as const;

function showRows(): void {
  show(
    <>
      <PayoutLinkTable items={[row, claimed, unseen]} />
      <Where />
    </>,
  );
}

function Where() {
  return <output>{useLocation().pathname}</output>;
}

test('a row says its state in words, the amount the Indian way, and why it was found', async () => {
  showRows();
  const words =
    /^Issued ₹1,20,000\.00.* Ravi Kumar .*••••••4547 .*INV-1 .*Refund .*6 Dec 2023, 15:50 IST .*mobile$/;
  await expect.element(page.getByRole('row', { name: words })).toBeVisible();
  await expect.element(page.getByRole('row', { name: /^On hold/ })).toBeVisible();
});

test('the rows are walked with the arrows and opened with Enter', async () => {
  showRows();
  (page.getByRole('link').first().element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}');
  await expect.element(page.getByRole('link').nth(1)).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('status')).toHaveTextContent(`/links/${claimed.id}`);
});

test('a click anywhere on a row opens it', async () => {
  showRows();
  await page.getByText('INV-1').nth(2).click();
  await expect.element(page.getByRole('status')).toHaveTextContent(`/links/${unseen.id}`);
});
