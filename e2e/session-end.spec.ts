import type { TestServer } from '@linkdesk/server/testing';
import { runSql } from '@linkdesk/server/testing/run-sql';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';

const IDLE_MS = 30 * 60_000;

test('the end of an idle session is said before, and a click or a key keeps it', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator');
  await leaveMs(server, 90_000);
  await page.goto(`/links/${id}`);
  const warning = page.getByRole('complementary', { name: 'Your session ends soon' });
  await expect(warning).toContainText(/You will be signed out in 1:\d\d/);
  await expect(page.getByRole('status').getByText(/^You will be signed out in 2 minutes/)).toBeAttached();
  await noAxeViolations(page);
  await warning.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(warning).toHaveCount(0);
  expect(await leftMs(server)).toBeGreaterThan(IDLE_MS - 60_000);

  await leaveMs(server, 90_000);
  await page.reload();
  await expect(warning).toBeVisible();
  // Whatever somebody does keeps it, not only the button.
  await page.keyboard.press('Tab');
  await expect(warning).toHaveCount(0);
  expect(await leftMs(server)).toBeGreaterThan(IDLE_MS - 60_000);
});

test.describe('nobody there', () => {
  test.use({ refusals: [401] });

  test('a page that only looks by itself keeps no session, and closes by itself', async ({
    page,
    openAs,
    server,
  }) => {
    const { id } = server.sandbox.control.makeLink();
    await openAs('operator');
    await leaveMs(server, 12_000);
    const looks: number[] = [];
    page.on('response', (answer) => {
      if (answer.url().includes('/api/payout-links/')) looks.push(answer.status());
    });
    await page.goto(`/links/${id}`);
    await expect(page.getByRole('region', { name: 'Summary' })).toContainText('₹120.11');
    await expect(page.getByRole('heading', { name: 'Sign in to Linkdesk' })).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('₹120.11')).toHaveCount(0);
    expect(looks.filter((status) => status === 200).length).toBeGreaterThan(1);
    expect((await page.request.get('/api/session')).status()).toBe(401);
  });
});

/** As if nobody had done anything for so long that this much is left. */
async function leaveMs({ database }: TestServer, ms: number): Promise<void> {
  await runSql(database, `update person_session set last_active_at = ${Date.now() - IDLE_MS + ms}`);
}

async function leftMs({ database }: TestServer): Promise<number> {
  const [row] = await runSql(database, 'select max(last_active_at) as at from person_session');
  return Number(row?.['at']) + IDLE_MS - Date.now();
}
