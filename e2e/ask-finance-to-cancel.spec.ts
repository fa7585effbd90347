import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';
import { cancelsOf } from './ready-to-cancel.ts';

test.use({ refusals: [401] });

test('an agent asks, an operator finds it counted on the worklist and agrees, and the agent is told', async ({
  page,
  elsewhere,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink({ recipient: { name: 'Sunita Das' } });
  await openAs('agent', `/links/${id}`);
  await ask(page);
  expect(cancelsOf(server, id)).toBe(0);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Can it still be claimed? Yes.');
  await expect(page.getByRole('button', { name: /^Ask Finance/ })).toHaveCount(0);

  const finance = await elsewhere();
  await enter(finance, 'Finance operator');
  await finance.getByRole('link', { name: /^To approve [1-9]\d* wait for you/ }).click();
  const row = finance.getByRole('listitem').filter({ hasText: id });
  await expect(row).toContainText('Recipient asked · ticket T-7');
  await noAxeViolations(finance);
  await row.getByRole('button', { name: 'Approve…' }).click();
  const dialog = finance.getByRole('dialog');
  await expect(dialog).toContainText('Asked by Asha Nair');
  await noAxeViolations(finance);
  await dialog.getByRole('button', { name: 'Cancel ₹120.11 link' }).dblclick();
  await expect(dialog.getByText('Cancelled', { exact: true })).toBeVisible({ timeout: 20_000 });
  expect(cancelsOf(server, id)).toBe(1);

  const told = page.getByRole('link', { name: /^For you [1-9]\d* unread/ });
  await expect(told).toBeVisible({ timeout: 30_000 });
  await told.click();
  const notice = page.getByRole('listitem').filter({ hasText: id });
  await expect(notice.filter({ hasText: /cancel you asked for/ }).first()).toBeVisible();
  await noAxeViolations(page);
  await page.goto(`/links/${id}`);
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('New link? You may send one');
});

test('Finance declines with a reason; the agent reads it, and nothing was sent', async ({
  page,
  elsewhere,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('agent', `/links/${id}`);
  await ask(page);
  const finance = await elsewhere();
  await enter(finance, 'Finance operator');
  await finance.getByRole('link', { name: /^To approve/ }).click();
  await finance
    .getByRole('listitem')
    .filter({ hasText: id })
    .getByRole('button', { name: 'Decline…' })
    .click();
  const dialog = finance.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('The recipient called again and wants it');
  await noAxeViolations(finance);
  await dialog.getByRole('button', { name: 'Decline', exact: true }).click();
  await expect(dialog).toContainText('Arjun Mehta declined: The recipient called again and wants it');

  await page.goto('/for-you');
  const notice = page.getByRole('listitem').filter({ hasText: id });
  await expect(notice).toContainText('Arjun Mehta declined the cancel you asked for');
  await notice.getByRole('link', { name: 'The cancellation' }).click();
  await expect(page.getByText(/The recipient called again and wants it/).first()).toBeVisible();
  expect(cancelsOf(server, id)).toBe(0);
});

async function ask(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ask Finance to cancel…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Nothing is sent to InstantPay before Finance agrees');
  await dialog.getByLabel('Recipient asked').check();
  await dialog.getByLabel('Ticket number (optional)').fill('T-7');
  await noAxeViolations(page);
  await dialog.getByRole('button', { name: 'Ask Finance', exact: true }).dblclick();
  await expect(dialog.getByText('Waiting for approval', { exact: true })).toBeVisible();
}

async function enter(page: Page, role: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: `Continue as ${role}` }).click();
}
