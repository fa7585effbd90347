import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import type { TestServer } from '@linkdesk/server/testing';
import type { Locator, Page, Request } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Opens the cancel dialog of the link on the page and fills it in; only the click is missing. */
export async function readyToCancel(page: Page): Promise<Locator> {
  const dialog = await openCancelDialog(page);
  await dialog.getByLabel('Duplicate').check();
  await dialog.getByLabel('Ticket number (optional)').fill('FIN-1204');
  return dialog;
}

export async function openCancelDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Cancel ₹.*…$/ }).click();
  return page.getByRole('dialog');
}

export async function confirm(page: Page): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Cancel ₹/ })
    .click();
}

/** No test here waits for a check. One object, so that all their files share a server. */
export const FULL_PACE = { CANCEL_PACE: '1' };

/** InstantPay takes its time over the next Cancel of a link, so that something can happen meanwhile. */
export function holdCancel(server: TestServer, linkId: string, delayMs = 3_000): void {
  server.sandbox.control.setFault({
    fault: 'late-effect',
    effect: 'before',
    call: 'cancel',
    linkId,
    count: 1,
    delayMs,
  });
}

/** How many Cancels InstantPay received for a link. */
export function cancelsOf(server: TestServer, linkId: string): number {
  return server.sandbox.control.ledger({ call: 'cancel', linkId }).length;
}

export async function cancelReceived(server: TestServer, linkId: string): Promise<void> {
  await expect.poll(() => cancelsOf(server, linkId), { intervals: [50] }).toBe(1);
}

/** While InstantPay has not answered, nobody reads that it is cancelled, or that it is not. */
export async function readsAsRunning(page: Page): Promise<void> {
  const panel = page.getByRole('region', { name: 'Cancellation' });
  await expect(panel.getByText('Sending', { exact: true })).toBeVisible();
  const summary = page.getByRole('region', { name: 'Summary' });
  await expect(summary).toContainText('Can it still be claimed? Not known.');
  await expect(summary).toContainText(/New link\? Do not send one( yet)?:/);
  await expect(page.getByRole('button', { name: /^Cancel ₹/ })).toHaveCount(0);
}

/** One click became one Cancel and one operation, and the link's own page says it is cancelled. */
export async function cancelledOnce(page: Page, server: TestServer, linkId: string): Promise<void> {
  const panel = page.getByRole('region', { name: 'Cancellation' });
  await expect(panel.getByText('Cancelled', { exact: true })).toBeVisible({ timeout: 10_000 });
  const summary = page.getByRole('region', { name: 'Summary' });
  await expect(summary).toContainText('Cancelled');
  await expect(summary).toContainText('Can it still be claimed? No.');
  await expect(summary).toContainText('New link? You may send one:');
  expect(cancelsOf(server, linkId)).toBe(1);
  const answer = await page.request.get(`/api/cancellations?linkId=${linkId}`);
  expect(((await answer.json()) as { items: CancelOperation[] }).items).toHaveLength(1);
}

/** The idempotency keys of the clicks that left the page, in their order; it may end before they arrive. */
export function keysSentBy(page: Page): string[] {
  const keys: string[] = [];
  page.on('request', (request: Request) => {
    const key = request.headers()['idempotency-key'];
    if (key !== undefined && request.url().endsWith('/cancellations')) keys.push(key);
  });
  return keys;
}
