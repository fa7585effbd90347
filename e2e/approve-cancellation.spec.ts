import { askForCancel } from './ask-for-cancel.ts';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';

test.use({ serverEnv: { CANCEL_PACE: '0.25', APPROVAL_ABOVE_INR: '1000' } });

test('a large cancel waits for an approver, who sends it', async ({ page, openAs, server }) => {
  const { id } = server.sandbox.control.makeLink({ amountPaise: 12_000_000 });
  await openAs('operator');
  const operationId = await askForCancel(page, server, id);
  await page.goto(`/cancellations/${operationId}`);
  await expect(page.getByText('Waiting for approval', { exact: true })).toBeVisible();
  await expect(page.getByText('An approver has to decide this.')).toBeVisible();
  expect(server.sandbox.control.ledger({ call: 'cancel', linkId: id })).toEqual([]);

  await openAs('approver', '/cancellations?state=awaiting-approval');
  await page.getByRole('listitem').filter({ hasText: id }).getByRole('button', { name: 'Approve…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Asked by Arjun Mehta');
  await noAxeViolations(page);
  await dialog.getByRole('button', { name: 'Cancel ₹1,20,000.00 link' }).dblclick();
  await expect(dialog.getByText('Cancelled', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(dialog).toContainText('New link? You may send one:');
  expect(server.sandbox.control.ledger({ call: 'cancel', linkId: id })).toHaveLength(1);
});

test('a declined cancel says who declined it and why, and nothing is sent', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink({ amountPaise: 12_000_000 });
  await openAs('operator');
  const operationId = await askForCancel(page, server, id);
  await openAs('approver', `/cancellations/${operationId}`);
  await page.getByRole('button', { name: 'Decline…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Reason')).toBeFocused();
  await dialog.getByLabel('Reason').fill('The amount is right');
  await dialog.getByRole('button', { name: 'Decline' }).click();
  await expect(dialog).toContainText('Anil Iyer declined: The amount is right');
  await expect(dialog).toContainText('Can it still be claimed? Yes.');
  expect(server.sandbox.control.ledger({ call: 'cancel', linkId: id })).toEqual([]);
});

test('InstantPay’s reply counts once a colleague has confirmed it', async ({ page, openAs, server }) => {
  const { id } = server.sandbox.control.makeLink();
  server.sandbox.control.setFault({ fault: 'txn-no-effect', call: 'cancel', linkId: id, count: 1 });
  await openAs('operator');
  const operationId = await askForCancel(page, server, id);
  await page.goto(`/cancellations/${operationId}`);
  await page.getByRole('button', { name: 'Record their reply…' }).click({ timeout: 20_000 });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Expired').check();
  await dialog.getByLabel('InstantPay’s ticket number').fill('IP-9');
  await dialog.getByLabel('What they wrote, in short').fill('Expired yesterday');
  await dialog.getByRole('button', { name: 'Record reply' }).click();
  await expect(dialog).toContainText('A colleague has to confirm InstantPay’s reply');
  await expect(dialog).toContainText('New link? Do not send one:');
  await noAxeViolations(page);

  await openAs('approver', `/cancellations/${operationId}`);
  await expect(page.getByText('Arjun Mehta recorded: Expired · ticket IP-9')).toBeVisible();
  await page.getByRole('button', { name: 'Confirm their reply…' }).click();
  await dialog.getByRole('button', { name: 'Confirm reply' }).click();
  await expect(dialog).toContainText('New link? You may send one: this one has expired unclaimed.');
});
