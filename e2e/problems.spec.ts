import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';

const CLAIMED = '65704add83911e52b70ebcbc';
const UNKNOWN = '65704add83911e52b7000000';

// Nothing else asks while calls are counted.
test.use({ serverEnv: { CANCEL_PACE: '0.25' } });

test.afterEach(({ server }) => server.sandbox.control.clearFaults());

test('an id that cannot be one is said at once, without asking anybody', async ({ page, openAs, server }) => {
  const before = server.sandbox.control.counts().track;
  await openAs('agent', '/links/not%20a%20link');
  await expect(page.getByRole('heading', { name: 'This cannot be a link id' })).toBeVisible();
  expect(server.sandbox.control.counts().track).toBe(before);
});

test.describe('an id InstantPay does not know', () => {
  test.use({ refusals: [404] });

  test('is said to be unknown, with what to check', async ({ page, openAs }) => {
    await openAs('agent', `/links/${UNKNOWN}`);
    await expect(page.getByRole('heading', { name: 'No such link' })).toBeVisible();
    await expect(page.getByText('it may belong to another account or to the sandbox')).toBeVisible();
  });
});

test.describe('while InstantPay cannot be reached', () => {
  test.use({ refusals: [503] });

  test('the page says so, and shows the link as soon as it can', async ({ page, openAs, server }) => {
    const { id } = server.sandbox.control.makeLink();
    server.sandbox.control.setFault({ fault: 'refuse' });
    await openAs('agent', `/links/${id}`);
    await expect(page.getByRole('heading', { name: 'InstantPay cannot be reached' })).toBeVisible({
      timeout: 20_000,
    });
    await server.sandbox.control.clearFaults();
    await expect(page.getByRole('region', { name: 'Summary' })).toContainText('₹120.11', { timeout: 20_000 });
  });
});

test.describe('while Linkdesk itself is away', () => {
  test.use({ refusals: ['lost'] });

  test('the page promises nothing, offers nothing, and comes back by itself', async ({
    page,
    openAs,
    server,
  }) => {
    const { id } = server.sandbox.control.makeLink();
    await openAs('operator', `/links/${id}`);
    const cancel = page.getByRole('button', { name: /^Cancel ₹/ });
    await expect(cancel).toBeVisible();
    await page.route('**/api/**', (route) => route.abort());
    const summary = page.getByRole('region', { name: 'Summary' });
    await expect(summary).toContainText('Can it still be claimed? Not known.', { timeout: 15_000 });
    await expect(summary).toContainText('Do not send one yet: Linkdesk cannot be reached right now.');
    await expect(summary).toContainText(/As of .*: Not claimed yet/);
    await expect(cancel).toHaveCount(0);
    await noAxeViolations(page);
    await page.unroute('**/api/**');
    await expect(cancel).toBeVisible({ timeout: 15_000 });
  });
});

test.describe('when InstantPay answers nonsense', () => {
  test.use({ refusals: [502] });

  test('the page says there was no clear answer', async ({ page, openAs, server }) => {
    const { id } = server.sandbox.control.makeLink();
    server.sandbox.control.setFault({ fault: 'truncated-json', linkId: id });
    await openAs('agent', `/links/${id}`);
    await expect(page.getByRole('heading', { name: 'InstantPay gave no clear answer' })).toBeVisible({
      timeout: 20_000,
    });
  });
});

test('an agent cannot cancel but asks Finance; an auditor cannot even resend', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('agent', `/links/${id}`);
  await expect(page.getByRole('button', { name: 'Ask Finance to cancel…' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Cancel ₹/ })).toHaveCount(0);

  await openAs('auditor', `/links/${id}`);
  await expect(page.getByRole('region', { name: 'Summary' })).toBeVisible();
  await expect(page.getByText('Only Finance can cancel this link.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Cancel ₹|^Resend|^Ask Finance/ })).toHaveCount(0);
});

test.describe('offline before the click', () => {
  test.use({ refusals: ['offline'] });

  test('nothing is sent, then or later', async ({ page, context, openAs, server }) => {
    const { id } = server.sandbox.control.makeLink();
    await openAs('operator', `/links/${id}`);
    await page.getByRole('button', { name: /^Cancel ₹/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Duplicate').check();
    await context.setOffline(true);
    await dialog.getByRole('button', { name: /^Cancel ₹/ }).click();
    await expect(dialog.getByText('You are offline. Nothing was sent.')).toBeVisible();

    await context.setOffline(false);
    await page.reload();
    await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Issued');
    expect(server.sandbox.control.ledger({ call: 'cancel', linkId: id })).toEqual([]);
  });
});

test.describe('signed out', () => {
  test.use({ refusals: [401] });

  test('one signs in where one stands, and signs out again', async ({ page }) => {
    await page.goto(`/links/${CLAIMED}`);
    await expect(page.getByRole('heading', { name: 'Sign in to Linkdesk' })).toBeVisible();
    await page.getByRole('button', { name: 'Continue as Support agent' }).click();
    await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Claimed on 12 Dec 2023');

    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in to Linkdesk' })).toBeVisible();
    await expect(page.getByText('Claimed on 12 Dec 2023')).toHaveCount(0);
  });
});
