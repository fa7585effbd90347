import type { TestServer } from '@linkdesk/server/testing';
import type { Page } from '@playwright/test';
import { askForCancel } from './ask-for-cancel.ts';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';

// Two hours of checking become minutes, and a minute three seconds.
test.use({ serverEnv: { CANCEL_PACE: '0.05', CANCEL_QUIET_PERIOD_S: '5' } });

/** How long the checks of these tests may take at that pace. */
const SETTLED = { timeout: 25_000 };

test('a cancel that is not confirmed settles while its list is open, and stays where it is read', async ({
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
    effect: 'never',
  });
  await openAs('operator');
  await askForCancel(page, server, id);
  // Neither open nor ended: no check can settle it until the test says so.
  server.sandbox.control.changeLink(id, { status: 'PROCESSING' });
  await page.goto('/cancellations?state=open');

  const row = rowOf(page, id);
  await expect(row).toContainText('Not confirmed');
  await expect(row).toContainText('Can it still be claimed? Not known.');
  await expect(row).toContainText('New link? Do not send one:');
  await expect(row).toContainText(/Next check in \d+ s|Checking now/);
  await expect(page.getByRole('link', { name: /^Cancellations \d+ open$/ })).toBeVisible();
  await noAxeViolations(page);

  server.sandbox.control.changeLink(id, { status: 'CANCELLED' });
  await expect(row).toContainText('New link? You may send one:', SETTLED);
  await expect(row).toContainText('Can it still be claimed? No.');
  await page.getByRole('button', { name: /changed: show$/ }).click();
  await expect(row).toHaveCount(0);
  expect(cancelsOf(server, id)).toBe(1);
});

test('what only InstantPay can tell is asked with the message to copy, and their reply ends it', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator');
  const operationId = await acceptedWithoutEffect(page, server, id);
  await page.goto(`/cancellations/${operationId}`);
  await expect(page.getByText('Ask InstantPay', { exact: true })).toBeVisible(SETTLED);
  await expect(page.getByText(/^New link\? Do not send one:/)).toBeVisible();
  await noAxeViolations(page);

  await page.getByRole('button', { name: 'Copy message to InstantPay' }).click();
  const copied = await pasted(page);
  expect(copied).toContain(`cancel payout link ${id}`);
  expect(copied).toContain('your reference: h0009ad');

  await page.getByRole('button', { name: 'Record their reply…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Cancelled')).toBeFocused();
  await noAxeViolations(page);
  await dialog.getByLabel('Claimed').check();
  await dialog.getByLabel('InstantPay’s ticket number').fill('IP-4471');
  await dialog.getByLabel('What they wrote, in short').fill('Claimed at noon');
  await dialog.getByRole('button', { name: 'Record reply' }).click();
  await expect(dialog.getByText('Not cancelled', { exact: true })).toBeVisible();
  await expect(dialog).toContainText('Recorded by Arjun Mehta after asking InstantPay (IP-4471)');
  await expect(dialog).toContainText('Can it still be claimed? No.');
  await expect(dialog).toContainText('New link? Do not send one: the recipient has claimed this one.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: /reply/ })).toHaveCount(0);
});

test('asking again is a decision, and sends exactly one more Cancel', async ({ page, openAs, server }) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator');
  await acceptedWithoutEffect(page, server, id);
  await page.goto(`/links/${id}`);
  const panel = page.getByRole('region', { name: 'Cancellation' });
  await panel.getByRole('button', { name: 'Ask again…' }).click(SETTLED);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('One more Cancel request will be sent.');
  expect(cancelsOf(server, id)).toBe(1);
  await dialog.getByRole('button', { name: 'Send one more Cancel' }).dblclick();

  await expect(dialog.getByText('Cancelled', { exact: true })).toBeVisible(SETTLED);
  await expect(dialog).toContainText('New link? You may send one:');
  expect(cancelsOf(server, id)).toBe(2);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Cancelled');
});

test('who asked is told of a bad end, tries again from there, and is told if it was cancelled after all', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  server.sandbox.control.setFault({ fault: 'tup-never', call: 'cancel', linkId: id, count: 1 });
  await openAs('operator');
  await askForCancel(page, server, id);
  const notice = page.getByRole('listitem').filter({ hasText: id });
  await page.goto('/for-you');
  await expect(notice).toContainText('Not cancelled: the link is still open. You may try again.', SETTLED);
  await expect(page).toHaveTitle(/^\(\d+\) For you · Linkdesk$/);
  await expect(page.getByRole('status').filter({ hasText: 'For you: Not cancelled' })).toBeAttached();
  await noAxeViolations(page);

  await notice.getByRole('link', { name: 'The cancellation' }).click();
  await expect(page.getByText(/^New link\? Do not send one yet:/)).toBeVisible();
  await page.getByRole('button', { name: 'Try again…' }).click();
  await expect(page).toHaveURL(`/links/${id}`);
  await expect(page.getByRole('dialog')).toContainText('Cancel the ₹120.11 link');
  await page.keyboard.press('Escape');

  server.sandbox.control.changeLink(id, { status: 'CANCELLED' });
  const panel = page.getByRole('region', { name: 'Cancellation' });
  await expect(panel.getByText('Cancelled later than reported', { exact: true })).toBeVisible(SETTLED);
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('New link? You may send one:');

  await page.getByRole('link', { name: /^For you/ }).click();
  // The news replaces what it corrects.
  await expect(notice).not.toContainText('the link is still open', SETTLED);
  await expect(notice).toHaveCount(1);
  await notice.getByRole('button', { name: 'Mark as read' }).click();
  await expect(notice).toHaveCount(0);
  expect(cancelsOf(server, id)).toBe(1);
});

test('an agent reads how it stands and who may act; the filter survives a reload', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator');
  await acceptedWithoutEffect(page, server, id);
  await openAs('agent', '/cancellations');
  await page.getByLabel('Show').selectOption('Open ones only');
  await expect(page).toHaveURL('/cancellations?state=open');
  await page.reload();
  await expect(page.getByLabel('Show')).toHaveValue('open');
  const row = rowOf(page, id);
  await expect(row).toContainText('Only Finance can record InstantPay’s reply.');
  await expect(row.getByRole('button', { name: /reply|again/ })).toHaveCount(0);

  // Details by keyboard.
  await row.getByRole('button', { name: 'Details' }).focus();
  await page.keyboard.press('Enter');
  // A busy machine may hold an attempt back before one goes out.
  await expect(row).toContainText(/Attempt \d: InstantPay accepted \(TXN\)/);
  await expect(row.getByRole('button', { name: /^Copy reference of attempt \d/ })).toBeVisible();
});

for (const [colorScheme, width] of [
  ['light', 320],
  ['dark', 1280],
] as const) {
  test.describe(`in ${colorScheme} colours, ${width} pixels wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } });

    test('axe finds nothing on the new pages, and none scrolls sideways', async ({
      page,
      openAs,
      server,
    }) => {
      const { id } = server.sandbox.control.makeLink();
      await openAs('operator');
      const operationId = await acceptedWithoutEffect(page, server, id);
      for (const path of ['/cancellations', `/cancellations/${operationId}`, '/for-you', '/audit']) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByText('Loading…')).toHaveCount(0);
        await noAxeViolations(page);
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(sideways).toBeLessThanOrEqual(0);
      }
    });
  });
}

/** InstantPay says yes, and nothing happens: the longest doubt there is. */
async function acceptedWithoutEffect(page: Page, server: TestServer, linkId: string): Promise<string> {
  server.sandbox.control.setFault({ fault: 'txn-no-effect', call: 'cancel', linkId, count: 1 });
  return askForCancel(page, server, linkId);
}

/** What a person finds on the clipboard; no page of ours may read it. */
async function pasted(page: Page): Promise<string> {
  const paper = await page.evaluateHandle(() =>
    document.body.appendChild(document.createElement('textarea')),
  );
  await paper.focus();
  await page.keyboard.press('ControlOrMeta+V');
  const text = await paper.evaluate(({ value }) => value);
  await paper.evaluate((element) => element.remove());
  return text;
}

function rowOf(page: Page, linkId: string) {
  return page.getByRole('listitem').filter({ hasText: linkId });
}

function cancelsOf(server: TestServer, linkId: string): number {
  return server.sandbox.control.ledger({ call: 'cancel', linkId }).length;
}
