import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';

// A page of the list a second at most, so that somebody sees it being read.
test.use({ seededLinks: 1200, serverEnv: { DIRECTORY_EVERY_S: '5', INSTANTPAY_RATE: '2' } });

test('the first reading of the list shows how far it is, and completes by itself', async ({
  page,
  openAs,
}) => {
  await openAs('operator');
  const progress = page.getByRole('progressbar', { name: 'InstantPay’s list read' });
  await expect(progress).toBeVisible();
  await expect(page.getByText(/^The links of InstantPay are being read: [\d,]+ of 1,2\d\d\./)).toBeVisible();
  await noAxeViolations(page);
  await expect(page.getByText(/^All 1,2\d\d links of InstantPay are here · /)).toBeVisible({
    timeout: 40_000,
  });
  await expect(progress).toHaveCount(0);
  await expect(page.getByRole('table').getByRole('link').first()).toBeVisible();
});
