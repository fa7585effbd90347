import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  FULL_PACE,
  cancelReceived,
  cancelledOnce,
  cancelsOf,
  confirm,
  holdCancel,
  readsAsRunning,
  readyToCancel,
} from './ready-to-cancel.ts';

test.use({ serverEnv: FULL_PACE });

test.describe('with the dialog open in another tab', () => {
  test.use({ refusals: [409] });

  test('after a crash of the tab that clicked, a second click meets the cancel that runs', async ({
    page,
    context,
    openAs,
    server,
  }) => {
    const { id } = server.sandbox.control.makeLink();
    holdCancel(server, id);
    await openAs('operator', `/links/${id}`);
    const dialog = await readyToCancel(page);
    const tab = await context.newPage();
    await tab.goto(`/links/${id}`);
    await readyToCancel(tab);
    await confirm(tab);
    await cancelReceived(server, id);
    await crash(tab);

    await confirm(page);
    await expect(dialog).toContainText('A cancel of this link is already open. Nothing was sent.');
    await page.keyboard.press('Escape');
    await readsAsRunning(page);
    await cancelledOnce(page, server, id);
  });
});

test('a crash before the click sends nothing; after one the link opened anew shows the cancel that runs', async ({
  page,
  context,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  holdCancel(server, id);
  await openAs('operator');
  for (const clicked of [false, true]) {
    const tab = await context.newPage();
    await tab.goto(`/links/${id}`);
    await readyToCancel(tab);
    expect(cancelsOf(server, id)).toBe(0);
    if (clicked) {
      await confirm(tab);
      await cancelReceived(server, id);
    }
    await crash(tab);
  }

  await page.goto(`/links/${id}`);
  await readsAsRunning(page);
  await cancelledOnce(page, server, id);
  await expect(page.getByRole('button', { name: /^Cancel ₹/ })).toHaveCount(0);
});

async function crash(tab: Page): Promise<void> {
  const crashed = tab.waitForEvent('crash');
  await Promise.all([crashed, tab.goto('chrome://crash').catch(() => {})]);
  await tab.close();
}
