import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  FULL_PACE,
  cancelReceived,
  cancelledOnce,
  cancelsOf,
  confirm,
  holdCancel,
  openCancelDialog,
  readyToCancel,
} from './ready-to-cancel.ts';

test.use({ serverEnv: FULL_PACE, refusals: [401] });

test('a session that ends under the dialog sends nothing, and the words are there after signing in', async ({
  page,
  context,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator', `/links/${id}`);
  const dialog = await readyToCancel(page);
  await context.clearCookies();
  await confirm(page);
  await signInAgain(page);
  expect(cancelsOf(server, id)).toBe(0);

  await expect(page).toHaveURL(`/links/${id}`);
  await openCancelDialog(page);
  await expect(dialog.getByLabel('Duplicate')).toBeChecked();
  const ticket = dialog.getByLabel('Ticket number (optional)');
  await expect(ticket).toHaveValue('FIN-1204');
  await ticket.fill('FIN-1205');
  expect(cancelsOf(server, id)).toBe(0);
  await confirm(page);
  await expect(dialog).toContainText('Duplicate · ticket FIN-1205');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await cancelledOnce(page, server, id);
});

test('a session that ends while the cancel runs does not stop it, and its end is read after signing in', async ({
  page,
  context,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  holdCancel(server, id, 1_000);
  await openAs('operator', `/links/${id}`);
  await readyToCancel(page);
  await confirm(page);
  await cancelReceived(server, id);
  await context.clearCookies();
  await signInAgain(page);
  await cancelledOnce(page, server, id);
});

async function signInAgain(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sign in to Linkdesk' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue as Finance operator' }).click();
  await expect(page.getByRole('region', { name: 'Summary' })).toBeVisible();
}
