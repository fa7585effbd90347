import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { SessionContext } from '../people/use-session.ts';
import { answerWith, json } from '../testing/answers.ts';
import { cancelledOperation } from '../testing/cancelled-operation.ts';
import { issuedLink } from '../testing/issued-link.ts';
import { sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { CancelPayoutLink } from './cancel-payout-link.tsx';
import { cancelPower } from './cancel-power.ts';

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.unstubAllGlobals());

const dialog = page.getByRole('dialog');

function showLinkTo(role: 'agent' | 'auditor', link: PayoutLink): void {
  const session = sampleSession({ roles: [role] });
  show(
    <SessionContext value={session}>
      <CancelPayoutLink
        link={link}
        lastRead={link}
        may={cancelPower(session.permissions)}
        reread={() => Promise.resolve(link)}
        ticket={() => 'ticket'}
      />
    </SessionContext>,
  );
}

test('an agent asks Finance, reads that nothing is sent before, and that it waits', async () => {
  const asked = cancelledOperation({
    state: 'awaiting-approval',
    label: 'Waiting for approval',
    because: 'Asked of Finance at 15:00:01 IST by Asha Rao',
    final: false,
    answers: { claimable: 'yes', replacement: 'not-yet', because: 'this one can still be claimed' },
  });
  const received = answerWith(json(asked, 201));
  const recipient = { name: 'R••••• K•••••', mobile: '••••••4547', email: null };
  showLinkTo('agent', issuedLink({ recipient }));
  await page.getByRole('button', { name: 'Ask Finance to cancel…' }).click();
  await expect
    .element(page.getByRole('dialog', { name: 'Ask Finance to cancel the ₹120.11 link?' }))
    .toBeVisible();
  await expect.element(dialog.getByText(/^To R••••• K••••• · Mobile ending 4547/)).toBeVisible();
  await expect.element(dialog.getByText(/Nothing is sent to InstantPay before Finance agrees/)).toBeVisible();
  await dialog.getByRole('radio', { name: 'Recipient asked' }).click();
  await dialog.getByLabelText('Ticket number (optional)').fill('T-7');
  await dialog.getByRole('button', { name: 'Ask Finance' }).dblClick();
  await expect.element(dialog.getByText('Waiting for approval', { exact: true })).toBeVisible();
  await expect.element(dialog.getByText(/^Asked of Finance at 15:00:01 IST/)).toBeVisible();
  await expect.element(dialog.getByText('Can it still be claimed? Yes.')).toBeVisible();
  const posts = received.filter(({ method }) => method === 'POST');
  expect(posts.map(({ body }) => body)).toEqual([
    { reason: 'Recipient asked', ticket: 'T-7', seen: issuedLink().cancellation.seen, asks: true },
  ]);
});

test('whoever may neither cancel nor ask is sent to Finance', async () => {
  showLinkTo('auditor', issuedLink());
  await expect.element(page.getByText(/^Only Finance can cancel this link/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^Cancel|^Ask/ })).not.toBeInTheDocument();
});
