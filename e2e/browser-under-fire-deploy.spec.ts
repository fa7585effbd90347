import type { BrowserContext } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  FULL_PACE,
  cancelledOnce,
  cancelsOf,
  confirm,
  openCancelDialog,
  readyToCancel,
} from './ready-to-cancel.ts';

const RELOAD = 'Reload the page; it may be older than the server.';

test.use({ serverEnv: FULL_PACE });

test('a page older than the server says to reload it, and a half-written cancel survives that', async ({
  page,
  context,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator', `/links/${id}`);
  const dialog = await readyToCancel(page);
  await page.keyboard.press('Escape');
  const forget = await deploy(context);
  await openCancelDialog(page);
  await expect(dialog).toContainText(RELOAD);

  await forget();
  await page.reload();
  await openCancelDialog(page);
  await expect(dialog.getByLabel('Duplicate')).toBeChecked();
  await expect(dialog.getByLabel('Ticket number (optional)')).toHaveValue('FIN-1204');
  await expect(dialog).not.toContainText(RELOAD);
  expect(cancelsOf(server, id)).toBe(0);
});

test('a click on a page older than the server reads not known, and how it ended once it is reloaded', async ({
  page,
  context,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator', `/links/${id}`);
  const dialog = await readyToCancel(page);
  const forget = await deploy(context);
  await confirm(page);
  await expect(dialog.getByText('Not known whether Linkdesk took this on')).toBeVisible();
  await expect(dialog).toContainText(RELOAD);
  await expect(dialog).toContainText('Do not send a new link yet.');
  await expect(dialog).not.toContainText(/Nothing was sent|Not cancelled/);
  // As the page asks: once more about the same request.
  await confirm(page);
  await expect(dialog.getByText('Not known whether Linkdesk took this on')).toBeVisible();

  await forget();
  await page.reload();
  await cancelledOnce(page, server, id);
});

test.describe('a page whose program is gone', () => {
  test.use({ refusals: [404] });

  test('says so in a sentence instead of staying empty', async ({ page, openAs }) => {
    await page.route('**/', async (route) => {
      const answer = await route.fetch();
      const old = (await answer.text()).replaceAll(/\/assets\/index-[^."]+\.js/g, '/assets/index-before.js');
      await route.fulfill({ response: answer, body: old });
    });
    await openAs('operator');
    const sentence = page.getByText('Linkdesk has not loaded yet. If this stays, reload the page.');
    await expect(sentence).toBeVisible();

    await page.unrouteAll();
    await page.reload();
    await expect(page.getByRole('searchbox', { name: 'Find a payout link' })).toBeVisible();
    await expect(sentence).toHaveCount(0);
  });
});

/** A newer server: its answers about links carry something that the page has never heard of. */
async function deploy(context: BrowserContext): Promise<() => Promise<void>> {
  const address = '**/api/payout-links/**';
  await context.route(address, async (route) => {
    const response = await route.fetch();
    const json: unknown = await response.json();
    await route.fulfill({ response, json: { ...(json as object), newSinceTheDeploy: true } });
  });
  return () => context.unroute(address);
}
