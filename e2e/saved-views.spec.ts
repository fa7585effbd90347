import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';
import { untilDirectoryKnows } from './until-directory-knows.ts';

test('a view is saved, opened after a reload, removed, put back, and nobody else’s', async ({
  page,
  openAs,
  server,
}) => {
  server.sandbox.control.makeLink({ status: 'CANCELLED', amountPaise: 33_300 });
  server.sandbox.control.makeLink({ amountPaise: 44_400 });
  await openAs('operator', '/?status=CANCELLED&sort=-amount');
  await untilDirectoryKnows(page);
  const views = page.getByRole('button', { name: 'Views' });
  // From the search over the page, as by its own button.
  await page.keyboard.press('Control+K');
  await page.keyboard.type('save view');
  await page.keyboard.press('Enter');
  await page.getByLabel('Save what is filtered now as').fill('Cancelled ones');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved as Cancelled ones.')).toBeVisible();
  await noAxeViolations(page);

  await page.goto('/');
  await views.click();
  await page.getByRole('button', { name: 'Cancelled ones', exact: true }).click();
  await expect(page).toHaveURL('/?status=CANCELLED&sort=-amount');
  await expect(page.getByRole('link', { name: '₹333.00' })).toBeVisible();
  await expect(page.getByRole('link', { name: '₹444.00' })).toHaveCount(0);

  await views.click();
  await page.getByRole('button', { name: 'Remove the view Cancelled ones' }).click();
  await expect(page.getByText('No view is saved yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(page.getByRole('button', { name: 'Cancelled ones', exact: true })).toBeVisible();

  await openAs('approver');
  await views.click();
  await expect(page.getByText('No view is saved yet.')).toBeVisible();
  await expect(page.getByText('Cancelled ones')).toHaveCount(0);
});
