import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';
import { untilDirectoryKnows } from './until-directory-knows.ts';

const HOUR_MS = 3_600_000;
const IST_AHEAD_MS = 5.5 * HOUR_MS;

const worklists = (page: Page) => page.getByRole('group', { name: 'Worklists' });
const links = (page: Page) => page.getByRole('table').getByRole('link');

test('a worklist says how much it holds, opens exactly that, and Back finds it as it was', async ({
  page,
  openAs,
  server,
}) => {
  const { control } = server.sandbox;
  const made = [1, 2, 3].map((n) =>
    control.makeLink({ amountPaise: 1000 * n, expiresAt: endOfIstDay() - n * 1000 }),
  );
  control.makeLink({ expiresAt: endOfIstDay() + HOUR_MS });
  await openAs('operator');
  await untilDirectoryKnows(page);
  const today = worklists(page).getByRole('button', { name: /^Expires today 3 ₹60\.00$/ });
  await page.reload();
  await expect(today).toBeVisible();
  await expect(worklists(page).getByRole('button', { name: /^Expires tomorrow 1 / })).toBeVisible();
  await today.click();
  await expect(page).toHaveURL('/?list=expires-today&sort=expires');
  await expect(page.getByRole('status').getByText('3 links', { exact: true })).toBeVisible();
  await expect(links(page)).toHaveText(made.toReversed().map(({ id }) => new RegExp(id)));
  await noAxeViolations(page);

  await links(page).nth(1).click();
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('₹20.00');
  await page.goBack();
  await expect(page).toHaveURL('/?list=expires-today&sort=expires');
  await expect(links(page).nth(1)).toBeFocused();

  await today.click();
  await expect(page).toHaveURL('/');
});

test('a link that is claimed moves from one worklist to the other', async ({ page, openAs, server }) => {
  const { control } = server.sandbox;
  await openAs('operator');
  const { id } = control.makeLink({ amountPaise: 987_600, expiresAt: endOfIstDay() - 60_000 });
  await untilDirectoryKnows(page);
  const before = await counts(page);
  control.changeLink(id, { status: 'CLAIMED' });
  await untilDirectoryKnows(page);
  const after = await counts(page);
  expect(after['expires-today']).toBe((before['expires-today'] ?? 0) - 1);
  expect(after['claimed-today']).toBe((before['claimed-today'] ?? 0) + 1);
  await page.goto('/?list=claimed-today');
  await expect(page.getByRole('row').filter({ hasText: '₹9,876.00' })).toContainText('Claimed');
});

test('an empty worklist says that nothing is on it', async ({ page, openAs }) => {
  await openAs('operator', '/?list=ask-instantpay');
  await untilDirectoryKnows(page);
  await expect(page.getByText('Nothing on this worklist now.')).toBeVisible();
  await expect(worklists(page).getByRole('button', { name: /^Ask InstantPay 0/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('an agent sees no worklist and nobody’s money until they look for it', async ({
  page,
  openAs,
  server,
}) => {
  server.sandbox.control.makeLink({ amountPaise: 445_500 });
  await openAs('agent');
  await untilDirectoryKnows(page);
  await expect(page.getByText('Type or paste what the caller has.', { exact: false })).toBeVisible();
  await expect(worklists(page)).toHaveCount(0);
  await expect(page.getByRole('table')).toHaveCount(0);
  await expect(page.getByText('₹')).toHaveCount(0);
  expect((await page.request.get('/api/worklists')).status()).toBe(403);
});

test.describe('filters', () => {
  test.use({ refusals: [401] });

  test('stand in the address, survive a reload and signing in again, and are lifted', async ({
    page,
    openAs,
    server,
  }) => {
    const { control } = server.sandbox;
    control.makeLink({ status: 'CANCELLED', amountPaise: 50_000, description: 'Filterable one' });
    control.makeLink({ amountPaise: 150_000, description: 'Filterable two' });
    await openAs('operator');
    await untilDirectoryKnows(page);
    const filters = page.getByRole('group', { name: 'Filters' });
    await filters.getByRole('button', { name: 'Status' }).click();
    await page.getByRole('checkbox', { name: 'Cancelled' }).check();
    await noAxeViolations(page);
    await page.keyboard.press('Escape');
    await filters.getByRole('button', { name: 'Amount' }).click();
    await page.getByLabel('To ₹').fill('1,000');
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox', { name: 'Find a payout link' }).fill('filterable');
    await expect(page).toHaveURL('/?status=CANCELLED&amount=..1000#q=filterable');
    await expect(links(page)).toHaveCount(1);
    await expect(links(page)).toHaveText(/₹500\.00/);

    await page.reload();
    await expect(links(page)).toHaveText(/₹500\.00/);
    await page.context().clearCookies();
    await page.reload();
    await page.getByRole('button', { name: 'Continue as Finance operator' }).click();
    await expect(page).toHaveURL('/?status=CANCELLED&amount=..1000#q=filterable');
    await expect(links(page)).toHaveText(/₹500\.00/);

    await expect(page.getByText('1 more without the filters')).toBeVisible();
    await page.getByRole('button', { name: 'Show it' }).click();
    await expect(links(page)).toHaveCount(2);
    await expect(page).toHaveURL('/#q=filterable');
  });
});

/** The first moment of tomorrow in India. */
function endOfIstDay(): number {
  const day = 24 * HOUR_MS;
  return Math.floor((Date.now() + IST_AHEAD_MS) / day + 1) * day - IST_AHEAD_MS;
}

async function counts(page: Page): Promise<Record<string, number>> {
  const answer = await page.request.get('/api/worklists');
  const { items } = (await answer.json()) as { items: { worklist: string; links: number }[] };
  return Object.fromEntries(items.map(({ worklist, links: count }) => [worklist, count]));
}
