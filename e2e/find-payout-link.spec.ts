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
