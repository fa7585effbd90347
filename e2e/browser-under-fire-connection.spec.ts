import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  FULL_PACE,
  cancelledOnce,
  cancelsOf,
  confirm,
  keysSentBy,
  readyToCancel,
} from './ready-to-cancel.ts';

const CANCELLATIONS = '**/api/payout-links/*/cancellations';

test.use({ serverEnv: FULL_PACE, refusals: ['offline'] });

test('offline before the click nothing is sent, nor when the connection returns; the next click sends one', async ({
  page,
  context,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  const keys = keysSentBy(page);
  await openAs('operator', `/links/${id}`);
  const dialog = await readyToCancel(page);
  await context.setOffline(true);
  await confirm(page);
  await confirm(page);
  await expect(dialog.getByText('You are offline. Nothing was sent.')).toBeVisible();

  const readAgain = page.waitForResponse(`**/api/payout-links/${id}*`);
  await context.setOffline(false);
  await readAgain;
  // Nobody stays behind the page who could send it later.
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations())).toEqual([]);
  await expect(dialog.getByLabel('Ticket number (optional)')).toHaveValue('FIN-1204');
  expect(keys).toEqual([]);
  expect(cancelsOf(server, id)).toBe(0);

  await confirm(page);
  await expect(dialog.getByText('Cancelled', { exact: true })).toBeVisible();
  await expect(dialog.getByText('Nothing was sent')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await cancelledOnce(page, server, id);
});

test('offline after the click reads not known, and tells the truth by itself once the connection returns', async ({
  page,
  context,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  await page.route(CANCELLATIONS, async (route) => {
    await route.fetch();
    await context.setOffline(true);
    await route.abort('internetdisconnected');
  });
  await openAs('operator', `/links/${id}`);
  const dialog = await readyToCancel(page);
  await confirm(page);

  await expect(dialog.getByText('Not known whether Linkdesk took this on')).toBeVisible();
  await expect(dialog).toContainText('You are offline.');
  await expect(dialog).toContainText('Do not send a new link yet.');
  await expect(dialog).not.toContainText(/Nothing was sent|Not cancelled/);
  await confirm(page);
  await expect(dialog.getByText('You are offline. Nothing more was sent.')).toBeVisible();
  await expect(dialog).not.toContainText(/Nothing was sent|Not cancelled/);

  await context.setOffline(false);
  await expect(dialog.getByText('Cancelled', { exact: true })).toBeVisible({ timeout: 10_000 });
  await dialog.getByRole('button', { name: 'Close' }).click();
  await cancelledOnce(page, server, id);
});

for (const [asking, again] of [
  ['in the dialog', (page: Page) => confirm(page)],
  ['after a reload', reloadAndCheckAgain],
] as const) {
  test(`a click that never reached Linkdesk reads not known; asking again ${asking} is the same request`, async ({
    page,
    openAs,
    server,
  }) => {
    const { id } = server.sandbox.control.makeLink();
    const keys = keysSentBy(page);
    await page.route(CANCELLATIONS, (route) => route.abort('internetdisconnected'), { times: 1 });
    await openAs('operator', `/links/${id}`);
    const dialog = await readyToCancel(page);
    await confirm(page);
    await expect(dialog.getByText('Not known whether Linkdesk took this on')).toBeVisible();
    await expect(dialog.getByLabel('Ticket number (optional)')).toBeDisabled();
    expect(cancelsOf(server, id)).toBe(0);

    await again(page);
    await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await cancelledOnce(page, server, id);
    await expect(page.getByRole('region', { name: 'Cancellation' })).toContainText('ticket FIN-1204');
    expect(keys).toEqual([keys[0], keys[0]]);
  });
}

test('an answer lost on its way back reads as what became of the click, without another one', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  await page.route(CANCELLATIONS, async (route) => {
    await route.fetch();
    await route.abort('internetdisconnected');
  });
  await openAs('operator', `/links/${id}`);
  const dialog = await readyToCancel(page);
  await confirm(page);
  await expect(dialog.getByText('Cancelled', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await cancelledOnce(page, server, id);
});

async function reloadAndCheckAgain(page: Page): Promise<void> {
  await page.reload();
  await expect(
    page.getByText(/whether Linkdesk took it on is not known\. Do not send a new link\.$/),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /^Cancel ₹/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Check again' }).click();
}
