import type { TestServer } from '@linkdesk/server/testing';
import { createPerson } from '@linkdesk/server/testing/create-person';
import { sessionOf } from '@linkdesk/server/testing/session-of';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';
import { signInWithPassword } from './password-sign-in.ts';
import { openCancelDialog, readyToCancel } from './ready-to-cancel.ts';

test.use({ refusals: [401] });

test('after signing out nothing is left: not by Back, not in storage, cookies or the address', async ({
  page,
  openAs,
  server,
}) => {
  const mobile = '9123400812';
  const { id } = server.sandbox.control.makeLink({ recipient: { mobile, name: 'Lalita Rao' } });
  server.sandbox.control.makeLink({ recipient: { mobile, name: 'Lalita Rao' } });
  await openAs('operator', '/#q=Lalita');
  await expect(page.getByRole('row').filter({ hasText: 'Lalita Rao' })).toHaveCount(2);
  await page.goto(`/links/${id}`);
  const dialog = await readyToCancel(page);
  await page.getByRole('button', { name: 'Keep link' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  const cookie = (await page.context().cookies()).find(({ name }) => name === 'linkdesk');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });

  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await signedOut(page);
  await expect(page).toHaveURL('/');
  expect(await storage(page)).toBe('{}');
  for (const go of ['goBack', 'goForward'] as const) {
    await page[go]();
    await signedOut(page);
    await expect(page.getByText(/Lalita|9123400812|FIN-1204/)).toHaveCount(0);
  }
  expect((await page.request.get('/api/session')).status()).toBe(401);
});

test('a page that the browser kept whole is asked anew when one comes back to it', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink({ recipient: { name: 'Lalita Rao' } });
  await openAs('operator', `/links/${id}`);
  await expect(page.getByText('To Lalita Rao')).toBeVisible();
  // A whole page of the same browser, in which somebody signs out.
  await page.goto('/openapi.json');
  await page.request.post('/api/auth/sign-out', { data: {}, headers: { origin: server.origin } });
  await page.goBack();
  await signedOut(page);
  await expect(page.getByText('Lalita')).toHaveCount(0);
});

test('signing out in one tab signs out the others at once and leaves nothing; signing in brings each back to its place', async ({
  page,
  context,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink({ recipient: { name: 'Holika Rao' } });
  await openAs('operator', '/cancellations');
  const second = await context.newPage();
  await second.goto(`/links/${id}`);
  const dialog = await readyToCancel(second);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await signedOut(page);
  await expect(page.getByText(/^You are signed out here/)).toHaveCount(0);
  await signedOut(second);
  await expect(second.getByText(/Holika|FIN-1204/)).toHaveCount(0);
  await noAxeViolations(second);

  await page.getByRole('button', { name: 'Continue as Finance operator' }).click();
  await expect(second).toHaveURL(`/links/${id}`);
  await openCancelDialog(second);
  await expect(dialog.getByLabel('Ticket number (optional)')).toHaveValue('');
  await second.close();
});

test('a search waits behind the sign-in page for the same person, and for nobody else', async ({
  page,
  context,
  openAs,
  server,
}) => {
  const recipient = { name: 'Onamika Rao' };
  server.sandbox.control.makeLink({ recipient });
  const { id } = server.sandbox.control.makeLink({ recipient });
  await openAs('operator', '/#q=Onamika');
  const rows = page.getByRole('row').filter({ hasText: 'Onamika Rao' });
  await expect(rows).toHaveCount(2);
  await page.goto(`/links/${id}`);
  await readyToCancel(page);
  await page.goto('/#q=Onamika');
  await context.clearCookies();
  await page.reload();
  await signedOut(page);
  await page.getByRole('button', { name: 'Continue as Finance operator' }).click();
  await expect(page.getByRole('searchbox', { name: 'Find a payout link' })).toHaveValue('Onamika');
  await expect(rows).toHaveCount(2);

  await context.clearCookies();
  await page.reload();
  await page.getByRole('button', { name: 'Continue as Approver' }).click();
  await expect(page.getByRole('searchbox', { name: 'Find a payout link' })).toHaveValue('');
  expect(await storage(page)).not.toContain('FIN-1204');
});

test('My account shows where one is signed in; signing out everywhere else ends it there at once', async ({
  page,
  elsewhere,
  server,
}) => {
  const person = await createPerson(server, { name: 'Gita Bose' });
  await sessionOf(server, person.id);
  const other = await elsewhere();
  await signInWithPassword(other, person);
  await signInWithPassword(page, person);
  await page.getByRole('button', { name: /^Your account/ }).click();
  await page.getByRole('link', { name: 'My account' }).click();
  const places = page.getByRole('region', { name: 'Where you are signed in' });
  await expect(places.getByRole('listitem')).toHaveCount(3);
  await expect(places.getByText('This browser')).toBeVisible();
  await noAxeViolations(page);
  await places.getByRole('button', { name: 'Sign out everywhere else…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign out your 2 other browsers?' });
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(places.getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^Your account: Gita Bose/ })).toBeVisible();
  await isOutAtOnce(other, server);
});

/** The next thing they do there leads to the sign-in page. */
async function isOutAtOnce(page: Page, server: TestServer): Promise<void> {
  expect((await page.request.get(`${server.origin}/api/session`)).status()).toBe(401);
  await page.getByRole('link', { name: /^Cancellations/ }).click();
  await signedOut(page);
}

async function signedOut(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sign in to Linkdesk' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Your account/ })).toHaveCount(0);
}

function storage(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
}
