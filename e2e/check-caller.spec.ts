import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';

test.use({ refusals: [429] });

test('an agent reads only match or no match, five times an hour for everybody; the caller’s words stay nowhere', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink({ recipient: { mobile: '9123400947' } });
  await openAs('agent', `/links/${id}`);
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('₹120.11');
  await page.keyboard.press('c');
  const field = page.getByLabel('Check with caller');
  await expect(field).toBeFocused();
  await page.keyboard.type('+91 91234-00947');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Match', { exact: true })).toBeVisible();
  await expect(page.getByText('4 tries left')).toBeVisible();
  await expect(field).toHaveValue('');
  await expect(field).toBeFocused();
  await noAxeViolations(page);

  for (const left of ['3 tries left', '2 tries left', '1 try left', 'That was the last try for now']) {
    await page.keyboard.type('9123400948');
    await page.keyboard.press('Enter');
    await expect(page.getByText(left)).toBeVisible();
    await expect(page.getByText('No match', { exact: true })).toBeVisible();
  }
  await noAxeViolations(page);
  await openAs('operator', `/links/${id}`);
  await page.getByRole('button', { name: 'Check with caller' }).click();
  await expect(field).toBeFocused();
  await page.keyboard.type('9123400947');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Five tries per link and hour are used up/)).toBeVisible();
  await noAxeViolations(page);
  expect(await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, location.href]))).not.toContain(
    '91234009',
  );
});

test('who speaks to no callers is not asked to check', async ({ page, openAs, server }) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('auditor', `/links/${id}`);
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('₹120.11');
  await expect(page.getByLabel('Check with caller')).toHaveCount(0);
});
