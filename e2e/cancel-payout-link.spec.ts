import type { TestServer } from '@linkdesk/server/testing';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';

const ISSUED = '657a99b961f05879ae06cb56';

test('an operator cancels an issued link by mouse, and reads that a new one may be sent', async ({
  page,
  openAs,
  server,
}) => {
  await openAs('operator', `/links/${ISSUED}`);
  const dialog = await openCancelDialog(page);
  await expect(dialog).toContainText('Cancel the ₹120.11 link to Meera Nair?');
  await expect(dialog).toContainText('It cannot be undone');
  await noAxeViolations(page);

  await dialog.getByLabel('Wrong amount').check();
  await dialog.getByLabel('Ticket number (optional)').fill('FIN-1204');
  await confirm(page);

  await expect(dialog.getByText('Cancelled', { exact: true })).toBeVisible();
  await expect(dialog).toContainText('Can it still be claimed? No.');
  await expect(dialog).toContainText('You may send one:');
  await expect(dialog).toContainText('Wrong amount · ticket FIN-1204');
  await noAxeViolations(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Cancelled');
  expect(cancelsOf(server, ISSUED)).toBe(1);
});

test('an operator finds, opens and cancels with the keyboard alone', async ({ page, openAs, server }) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator');
  await expect(page.getByRole('searchbox', { name: 'Find a payout link' })).toBeFocused();
  await page.keyboard.type(id);
  await expect(page).toHaveURL(`/links/${id}`);
  await expect(cancelButton(page)).toBeVisible();

  await tabTo(page, /^Cancel ₹/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Wrong amount')).toBeFocused();
  // Enter in the dialog sends nothing, and Esc keeps the link.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(cancelButton(page)).toBeFocused();
  expect(cancelsOf(server, id)).toBe(0);

  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Wrong amount')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByLabel('Wrong recipient')).toBeChecked();
  await tabTo(page, /^Cancel ₹/);
  await page.keyboard.press('Enter');

  await expect(dialog.getByText('Cancelled', { exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect(cancelsOf(server, id)).toBe(1);
});

test('a double click sends one Cancel', async ({ page, openAs, server }) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator', `/links/${id}`);
  const dialog = await openCancelDialog(page);
  await dialog.getByLabel('Duplicate').check();
  await dialog.getByRole('button', { name: /^Cancel ₹/ }).dblclick();
  await expect(dialog.getByText('Cancelled', { exact: true })).toBeVisible();
  expect(cancelsOf(server, id)).toBe(1);
});

test.describe('when the recipient claims between look and click', () => {
  test.use({ refusals: [409] });

  test('the operator sees both sides, and nothing is sent', async ({ page, openAs, server }) => {
    const { id } = server.sandbox.control.makeLink();
    await openAs('operator', `/links/${id}`);
    const dialog = await openCancelDialog(page);
    await dialog.getByLabel('Duplicate').check();
    server.sandbox.control.changeLink(id, { status: 'CLAIMED' });
    // Forced: the dialog may have noticed by itself already and shut its button.
    await dialog.getByRole('button', { name: /^Cancel ₹/ }).click({ force: true });

    await expect(dialog.getByText('Nothing was sent')).toBeVisible();
    const status = dialog.getByRole('row', { name: /^Status/ });
    await expect(status).toContainText('Issued');
    await expect(status).toContainText('Claimed');
    await expect(dialog.getByRole('button', { name: /^Cancel ₹|^Keep link/ })).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect(cancelsOf(server, id)).toBe(0);
  });
});

test('an answer that is lost reads Not confirmed, and settles by itself to what is true', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  server.sandbox.control.setFault({
    fault: 'reset-after-request',
    call: 'cancel',
    linkId: id,
    count: 1,
    effect: 2500,
  });
  await openAs('operator', `/links/${id}`);
  const dialog = await openCancelDialog(page);
  await dialog.getByLabel('Duplicate').check();
  await confirm(page);

  await expect(dialog.getByText('Not confirmed', { exact: true })).toBeVisible();
  await expect(dialog).toContainText('Can it still be claimed? Not known.');
  await expect(dialog).toContainText('Do not send one:');
  await noAxeViolations(page);
  await expect(dialog.getByText('Cancelled', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(dialog).toContainText('You may send one:');
  expect(cancelsOf(server, id)).toBe(1);
});

test.describe('when the answer is lost between Linkdesk and the browser', () => {
  test.use({ refusals: ['lost'] });

  test('the page keeps it, over a reload too, until the same request is sent again', async ({
    page,
    openAs,
    server,
  }) => {
    const { id } = server.sandbox.control.makeLink();
    await openAs('operator', `/links/${id}`);
    const dialog = await openCancelDialog(page);
    await dialog.getByLabel('Duplicate').check();
    await page.route('**/api/payout-links/*/cancellations', (route) => route.abort());
    await confirm(page);
    await expect(dialog).toContainText('Not known whether Linkdesk took this on');
    await page.keyboard.press('Escape');

    const card = page.getByText(/^You asked to cancel this at .* Do not send a new link\.$/);
    const summary = page.getByRole('region', { name: 'Summary' });
    await expect(card).toBeVisible();
    await page.reload();
    await expect(card).toBeVisible();
    await expect(summary).toContainText('Can it still be claimed? Not known.');
    await expect(summary).toContainText('New link? Do not send one:');
    await expect(cancelButton(page)).toHaveCount(0);
    await noAxeViolations(page);
    expect(cancelsOf(server, id)).toBe(0);

    await page.unroute('**/api/payout-links/*/cancellations');
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect(summary).toContainText('New link? You may send one:', { timeout: 20_000 });
    await expect(card).toHaveCount(0);
    expect(cancelsOf(server, id)).toBe(1);
  });
});

test.describe('at 320 × 640 by keyboard', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('what has the focus in the dialog is not hidden under its buttons', async ({
    page,
    openAs,
    server,
  }) => {
    const { id } = server.sandbox.control.makeLink();
    await openAs('operator', `/links/${id}`);
    const dialog = await openCancelDialog(page);
    await expect(dialog.getByLabel('Wrong amount')).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await expect(dialog.getByLabel('Ticket number (optional)')).toBeFocused();
    const keep = await dialog.getByRole('button', { name: 'Keep link' }).boundingBox();
    const field = await dialog.getByLabel('Ticket number (optional)').boundingBox();
    expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(keep?.y ?? 0);
    await expect(page.getByRole('navigation', { name: 'Main', includeHidden: true })).toBeAttached();
    const header = await page.locator('header').boundingBox();
    // Two rows of 36 pixels, their gap and the padding.
    expect(header?.height).toBeLessThanOrEqual(90);
  });
});

function cancelButton(page: Page) {
  return page.getByRole('button', { name: /^Cancel ₹.*…$/ });
}

async function openCancelDialog(page: Page) {
  await cancelButton(page).click();
  return page.getByRole('dialog');
}

async function confirm(page: Page): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Cancel ₹/ })
    .click();
}

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (name.test(await page.evaluate(() => document.activeElement?.textContent.trim() ?? ''))) return;
  }
  throw new Error(`Tab never reaches ${name}`);
}

function cancelsOf(server: TestServer, linkId: string): number {
  return server.sandbox.control.ledger({ call: 'cancel', linkId }).length;
}
