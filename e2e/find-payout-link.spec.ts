import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';

const CLAIMED = '65704add83911e52b70ebcbc';

test('an agent pastes a link id and reads what to say: claimed, where and when, and no new link', async ({
  page,
  openAs,
}) => {
  await openAs('agent');
  const field = page.getByRole('searchbox', { name: 'Find a payout link' });
  await expect(field).toBeFocused();
  await noAxeViolations(page);

  await field.fill(CLAIMED);

  await expect(page).toHaveURL(`/links/${CLAIMED}`);
  const summary = page.getByRole('region', { name: 'Summary' });
  await expect(summary).toContainText('₹120.11');
  await expect(summary).toContainText(/Claimed on 12 Dec 2023 at 14:51:31 IST .*YES BANK.*5742/);
  await expect(summary).toContainText('Can it still be claimed? No.');
  await expect(summary).toContainText('Do not send one:');
  await expect(page.getByRole('button', { name: /^Cancel ₹/ })).toHaveCount(0);
});

test('the only link of a mobile opens once typing has stopped, and Back returns without opening it again', async ({
  page,
  openAs,
  server,
}) => {
  const mobile = '9123400789';
  const { id } = server.sandbox.control.makeLink({ recipient: { mobile } });
  await openAs('operator');
  await page.getByRole('searchbox', { name: 'Find a payout link' }).fill(mobile);
  await expect(page).toHaveURL(`/links/${id}`);
  await page.goBack();
  await expect(page.getByText(/^1 link/)).toBeVisible();
  // Longer than a pause in typing.
  await page.waitForTimeout(1500);
  await expect(page).toHaveURL(new RegExp(`/#q=${mobile}$`));
});

test('several pasted ids are asked about, and half an id is named as one', async ({ page, openAs }) => {
  await openAs('operator');
  const field = page.getByRole('searchbox', { name: 'Find a payout link' });
  await field.fill(`${CLAIMED} or 657a99b961f05879ae06cb56`);
  await expect(page.getByText('These are 2 link ids. Which one do you mean?')).toBeVisible();
  await noAxeViolations(page);
  await field.fill('65704a');
  await expect(page.getByText('A link id has 24 characters; this has 6.')).toBeVisible();
  await field.fill(`${CLAIMED} or 657a99b961f05879ae06cb56`);
  await page.getByRole('link', { name: CLAIMED }).click();
  await expect(page).toHaveURL(`/links/${CLAIMED}`);
});
