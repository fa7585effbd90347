import { runSql } from '@linkdesk/server/testing/run-sql';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';

const MOBILE = '9123400933';

test('an operator reveals one field with the keyboard; it hides in a tab nobody sees, and the timeline says who', async ({
  page,
  openAs,
  server,
}) => {
  const recipient = { name: 'Rekha Nair', mobile: MOBILE, email: 'rekha.nair@example.in' };
  const { id } = server.sandbox.control.makeLink({ recipient });
  await openAs('operator', `/links/${id}`);
  const summary = page.getByRole('region', { name: 'Summary' });
  await expect(summary).toContainText('••••••0933');
  await expect(page.getByText(/9123400933|rekha\.nair/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Show the mobile' }).focus();
  await page.keyboard.press('Enter');
  await expect(summary.getByText(MOBILE)).toBeVisible();
  await expect(summary.getByText(/until \d\d:\d\d IST/)).toBeVisible();
  await expect(page.getByText('rekha.nair@example.in')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Hide the mobile' })).toBeFocused();
  await noAxeViolations(page);
  await expect(page.getByText(/Arjun Mehta revealed the mobile|Mobile revealed/i).first()).toBeVisible();

  await page.keyboard.press('Enter');
  await expect(page.getByText(MOBILE)).toHaveCount(0);
  await page.getByRole('button', { name: 'Show the e-mail' }).click();
  await expect(summary.getByText(recipient.email)).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(summary.getByText(recipient.email)).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.reload();
  await expect(summary).toContainText('••••••0933');
  await expect(page.getByText(recipient.email)).toHaveCount(0);
});

test.describe('with an old sign-in', () => {
  test.use({ refusals: [401] });

  test('the proof is asked for before anything is shown', async ({ page, openAs, server }) => {
    const { id } = server.sandbox.control.makeLink({ recipient: { mobile: MOBILE } });
    await openAs('operator');
    await runSql(server.database, 'update person_session set proved_at = 0');
    await page.goto(`/links/${id}`);
    await page.getByRole('button', { name: 'Show the mobile' }).click();
    const dialog = page.getByRole('dialog', { name: 'Show the mobile?' });
    await expect(dialog.getByRole('button', { name: 'Show mobile' })).toBeDisabled();
    await noAxeViolations(page);
    await dialog.getByRole('button', { name: 'It is me' }).click();
    await dialog.getByRole('button', { name: 'Show mobile' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText(MOBILE)).toBeVisible();
  });
});

test('agents, administrators and auditors have nothing to reveal with, and never got it', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink({ recipient: { name: 'Rekha Nair', mobile: MOBILE } });
  const answers: Promise<string>[] = [];
  page.on('response', (answer) => {
    if (new URL(answer.url()).pathname.startsWith('/api/')) answers.push(answer.text().catch(() => ''));
  });
  for (const role of ['agent', 'admin', 'auditor'] as const) {
    await openAs(role, `/links/${id}`);
    await expect(page.getByRole('region', { name: 'Summary' })).toContainText('••••••0933');
    await expect(page.getByRole('button', { name: /^Show the/ })).toHaveCount(0);
  }
  expect((await Promise.all(answers)).filter((text) => /9123400933|Rekha/.test(text))).toEqual([]);
});
