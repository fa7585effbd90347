import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';
import { giveNameAndPassword } from './password-sign-in.ts';

test.use({ serverEnv: { SAMPLE_PEOPLE: 'off' }, refusals: [401, 404] });

test('on a new server the printed link makes the first administrator, once; then everybody signs in by password', async ({
  page,
  elsewhere,
  server,
}) => {
  await page.goto('/audit');
  await expect(page.getByRole('heading', { name: 'Nobody has an account here yet' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Continue as/ })).toHaveCount(0);
  await noAxeViolations(page);

  const link = server.firstLink ?? 'no link was printed';
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Make the first administrator' })).toBeVisible();
  await expect(page.getByLabel('Your name')).toBeFocused();
  await expect(page).toHaveURL('/welcome');
  await noAxeViolations(page);
  await page.getByLabel('Your name').fill('Kiran Desai');
  await page.getByLabel('Your e-mail').fill('kiran@desk.example');
  await page.getByLabel('Password', { exact: true }).fill('linkdesk');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The password needs 4 more characters.')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('seven quiet lanterns');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Your account: Kiran Desai/ })).toBeVisible();
  await expect(page).toHaveURL('/');
  await page.getByRole('link', { name: 'People' }).click();
  await expect(page.getByRole('row', { name: /Kiran Desai \(you\).*Administrator/ })).toBeVisible();

  const other = await elsewhere();
  await other.goto(link);
  await expect(other.getByRole('heading', { name: 'This link cannot be used' })).toBeVisible();
  await noAxeViolations(other);
  await other.getByRole('link', { name: 'sign in' }).click();
  await giveNameAndPassword(other, { email: 'kiran@desk.example', password: 'seven quiet lanterns' });
  await expect(other.getByRole('link', { name: 'People' })).toBeVisible();
});
