import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';
import { untilDirectoryKnows } from './until-directory-knows.ts';

test.use({ seededLinks: 1200 });

const rows = (page: Page) => page.getByRole('table').locator('tbody').getByRole('row');

test('all of 1,200 links are scrolled through, each once, while few rows stand in the page', async ({
  page,
  openAs,
}) => {
  await openAs('operator');
  await untilDirectoryKnows(page, { tracked: false });
  await page.reload();
  await expect(page.getByRole('status').getByText(/^1,2\d\d links$/)).toBeVisible();
  const seen = new Set<string>();
  await expect(async () => {
    for (const id of await idsShown(page)) seen.add(id);
    await page.mouse.wheel(0, 600);
    expect(await rows(page).count()).toBeLessThan(100);
    expect(seen.size).toBeGreaterThanOrEqual(1200);
  }).toPass({ timeout: 50_000, intervals: [50] });
  await noAxeViolations(page);
});

test('300 rows are walked by keyboard, the last one opened, and Back gives it the place and the focus again', async ({
  page,
  openAs,
}) => {
  await openAs('operator');
  await untilDirectoryKnows(page, { tracked: false });
  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find a payout link' }).focus();
  const walked: string[] = [];
  for (let n = 0; n < 300; n += 1) {
    await page.keyboard.press('ArrowDown');
    // The next rows may be on their way.
    await expect.poll(() => focusedId(page)).not.toBe(walked.at(-1) ?? null);
    walked.push((await focusedId(page)) ?? '');
  }
  expect(new Set(walked).size).toBe(300);
  const last = walked.at(-1);
  const place = await page.evaluate(() => scrollY);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/links/${last}`);
  await expect(page.getByRole('region', { name: 'Summary' })).toBeVisible();
  await page.goBack();
  await expect.poll(() => focusedId(page)).toBe(last);
  expect(Math.abs((await page.evaluate(() => scrollY)) - place)).toBeLessThan(50);
});

test('rows never jump while links change: what changed is said, and shown when asked for', async ({
  page,
  openAs,
  server,
}) => {
  const { control } = server.sandbox;
  const { id } = control.makeLink({ amountPaise: 5_432_100 });
  await page.clock.install();
  await openAs('operator');
  await untilDirectoryKnows(page, { tracked: false });
  await page.reload();
  const row = page.getByRole('row').filter({ hasText: '₹54,321.00' });
  await expect(row).toContainText('Issued');
  const before = await placesOf(page);

  control.changeLink(id, { status: 'CLAIMED' });
  control.makeLink({ amountPaise: 6_543_200 });
  await untilDirectoryKnows(page, { tracked: false });
  await page.clock.fastForward(31_000);
  const notice = page.getByRole('button', { name: /: Show$/ });
  await expect(notice).toBeVisible();
  await expect(row).toContainText('Issued');
  expect(await placesOf(page)).toEqual(before);
  await noAxeViolations(page);

  await notice.click();
  await expect(row).toContainText('Claimed');
  await expect(page.getByRole('row').filter({ hasText: '₹65,432.00' })).toBeVisible();
});

function idsShown(page: Page): Promise<string[]> {
  return page
    .locator('tbody a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.slice(-24) ?? ''));
}

/** The link of the row that has the focus. */
function focusedId(page: Page): Promise<string | null> {
  return page.evaluate(
    () =>
      document.activeElement?.closest('tbody tr')?.querySelector('a')?.getAttribute('href')?.slice(-24) ??
      null,
  );
}

function placesOf(page: Page): Promise<[string, number][]> {
  return page
    .locator('tbody a')
    .evaluateAll((links) =>
      links.map((link): [string, number] => [
        link.getAttribute('href') ?? '',
        link.getBoundingClientRect().top,
      ]),
    );
}
