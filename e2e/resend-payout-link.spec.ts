import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';

test('an agent resends a link, reads where it went, and has to wait before the next time', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('agent', `/links/${id}`);
  await page.getByRole('button', { name: 'Resend' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('••••••3210');
  await noAxeViolations(page);

  await dialog.getByRole('button', { name: 'Resend link' }).dblclick();

  await expect(dialog.getByText('Resent', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText(/Can resend in \d:\d\d/)).toBeVisible();
  expect(server.sandbox.control.ledger({ call: 'notify', linkId: id })).toHaveLength(1);
});

test('a resend whose answer is lost is not called sent, and not repeated', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  server.sandbox.control.setFault({ fault: 'reset-after-request', call: 'notify', linkId: id });
  await openAs('operator', `/links/${id}`);
  await page.getByRole('button', { name: 'Resend' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Resend link' }).click();

  await expect(dialog.getByText('Not confirmed', { exact: true })).toBeVisible();
  await expect(dialog).toContainText('may or may not have gone');
  expect(server.sandbox.control.ledger({ call: 'notify', linkId: id })).toHaveLength(1);
});
