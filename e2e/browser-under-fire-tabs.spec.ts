import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  FULL_PACE,
  cancelReceived,
  cancelledOnce,
  confirm,
  holdCancel,
  keysSentBy,
  openCancelDialog,
  readsAsRunning,
  readyToCancel,
} from './ready-to-cancel.ts';
import { watchPage } from './watch-page.ts';

test.use({ serverEnv: FULL_PACE });

test('a reload in the dialog keeps every word, and sends nothing', async ({ page, openAs, server }) => {
  const { id } = server.sandbox.control.makeLink();
  const keys = keysSentBy(page);
  await openAs('operator', `/links/${id}`);
  const dialog = await openCancelDialog(page);
  await dialog.getByLabel('Other', { exact: true }).check();
  await dialog.getByLabel('Other reason, in words').fill('Paid by bank transfer');
  await dialog.getByLabel('Ticket number (optional)').fill('FIN-1204');
  await page.reload();
  await openCancelDialog(page);
  await expect(dialog.getByLabel('Other', { exact: true })).toBeChecked();
  await expect(dialog.getByLabel('Other reason, in words')).toHaveValue('Paid by bank transfer');
  await expect(dialog.getByLabel('Ticket number (optional)')).toHaveValue('FIN-1204');
  expect(keys).toEqual([]);

  await confirm(page);
  await expect(dialog).toContainText('Paid by bank transfer · ticket FIN-1204');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await cancelledOnce(page, server, id);
  expect(keys).toHaveLength(1);
});

test('a reload while the cancel runs shows it running, and then how it ended', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  holdCancel(server, id);
  await openAs('operator', `/links/${id}`);
  await readyToCancel(page);
  await confirm(page);
  await cancelReceived(server, id);
  await page.reload();
  await readsAsRunning(page);
  await cancelledOnce(page, server, id);
});

test('Back and Forward while the cancel runs change nothing about it', async ({ page, openAs, server }) => {
  const { id } = server.sandbox.control.makeLink();
  holdCancel(server, id);
  const keys = keysSentBy(page);
  await openAs('operator');
  await page.getByRole('searchbox', { name: 'Find a payout link' }).fill(id);
  await expect(page).toHaveURL(`/links/${id}`);
  await readyToCancel(page);
  await confirm(page);
  await cancelReceived(server, id);
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Find a payout link' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goForward();
  await readsAsRunning(page);
  await cancelledOnce(page, server, id);
  expect(keys).toHaveLength(1);
});

test.describe('two tabs', () => {
  test.use({ refusals: [409] });

  test('clicking at the same moment send one Cancel, and the other reads that nothing was sent', async ({
    page,
    context,
    openAs,
    server,
  }) => {
    const { id } = server.sandbox.control.makeLink();
    holdCancel(server, id, 1_000);
    await openAs('operator', `/links/${id}`);
    const tab = await context.newPage();
    const problems = watchPage(tab, [409]);
    await tab.goto(`/links/${id}`);
    const dialogs = await Promise.all([readyToCancel(page), readyToCancel(tab)]);
    const bothClicked = Promise.withResolvers<void>();
    let clicks = 0;
    await context.route('**/api/payout-links/*/cancellations', async (route) => {
      clicks += 1;
      if (clicks === 2) bothClicked.resolve();
      await bothClicked.promise;
      await route.continue();
    });
    await Promise.all([confirm(page), confirm(tab)]);

    await expect
      .poll(async () => (await Promise.all(dialogs.map(readsIn))).toSorted())
      .toEqual(['cancelled', 'refused']);
    expect(problems).toEqual([]);
    for (const each of [page, tab]) {
      await each.keyboard.press('Escape');
      await cancelledOnce(each, server, id);
    }
  });
});

/** What the person at one of two tabs is told about their own click. */
async function readsIn(dialog: Locator): Promise<string> {
  const text = await dialog.innerText();
  if (text.includes('A cancel of this link is already open. Nothing was sent.')) return 'refused';
  return text.includes('InstantPay confirmed') ? 'cancelled' : text;
}
