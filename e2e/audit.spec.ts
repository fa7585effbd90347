import { readFile } from 'node:fs/promises';
import { askForCancel } from './ask-for-cancel.ts';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';

test('an approver reads who did what, and the filters survive a reload', async ({ page, openAs, server }) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator');
  await askForCancel(page, server, id);
  await openAs('approver', '/audit');
  const asked = page.getByRole('row').filter({ hasText: id }).filter({ hasText: 'Asked for a cancel' });
  await expect(asked).toContainText('Arjun Mehta');
  await expect(asked).toContainText('reason: Duplicate');
  await noAxeViolations(page);

  await page.getByLabel('Who').selectOption('Arjun Mehta');
  await page.getByLabel('Link or other id').fill(id);
  await page.keyboard.press('Enter');
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Kolkata' }).format(new Date());
  await page.getByLabel('From (day, IST)').fill(today);
  await page.getByLabel('To (day, IST)').fill(today);
  const address = `/audit?actor=sample-operator-1&subject=${id}&from=${today}&to=${today}`;
  await expect(page).toHaveURL(address);
  await page.reload();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole('status').filter({ hasText: '1 entry' })).toBeVisible();
  await expect(page.getByLabel('Who')).toHaveValue('sample-operator-1');
  await expect(asked).toBeVisible();

  await asked.getByRole('link', { name: 'The cancellation' }).click();
  await expect(page.getByRole('heading', { name: 'Cancel of the ₹120.11 link' })).toBeVisible();
});

test('a filter that nothing matches says so and is lifted', async ({ page, openAs }) => {
  await openAs('auditor', '/audit?subject=no-such-link');
  await expect(page.getByText('No entry matches.')).toBeVisible();
  await page.getByRole('button', { name: 'Lift all filters' }).click();
  await expect(page).toHaveURL('/audit');
});

test('an auditor verifies the log and reads the verdict as a sentence', async ({ page, openAs, server }) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator');
  await askForCancel(page, server, id);
  await openAs('auditor', '/audit');
  // The first anchor is written within seconds of the first entry.
  await expect(async () => {
    await page.getByRole('button', { name: 'Verify the log' }).click();
    await expect(page.getByText(/^The audit log is intact: \d+ entries/)).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 15_000 });
});

test('what is filtered is downloaded as a file', async ({ page, openAs, server }) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator');
  await askForCancel(page, server, id);
  await page.goto(`/audit?subject=${id}`);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toMatch(/^linkdesk-audit-entries-.*\.csv$/);
  expect(await readFile(await file.path(), 'utf8')).toContain(id);
});

test('an agent sees their own acts only, and the page says so', async ({ page, openAs, server }) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator');
  await askForCancel(page, server, server.sandbox.control.makeLink().id);
  await openAs('agent');
  const resent = await page.request.post(`/api/payout-links/${id}/resends`, {
    data: {},
    headers: { origin: server.origin, 'Idempotency-Key': crypto.randomUUID() },
  });
  expect(resent.ok()).toBe(true);
  await page.goto('/audit');
  await expect(page.getByText('You see your own acts here.')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Resent the link' })).toContainText(id);
  await expect(page.getByText('Arjun Mehta')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /CSV|Verify/ })).toHaveCount(0);
  await expect(page.getByLabel('Who')).toHaveCount(0);
});
