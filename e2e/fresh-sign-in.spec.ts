import type { TestServer } from '@linkdesk/server/testing';
import { createPerson } from '@linkdesk/server/testing/create-person';
import { runSql } from '@linkdesk/server/testing/run-sql';
import { addSecondFactor, codeFor, forgetUsedCode } from '@linkdesk/server/testing/second-factor';
import { browserOf, signInAs } from '@linkdesk/server/testing/sign-in';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';
import { cancelsOf, confirm, readyToCancel } from './ready-to-cancel.ts';

test.use({ refusals: [401] });

test('with a sample person a click proves it, in the dialog and before the cancel', async ({
  page,
  openAs,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  await openAs('operator');
  await age(server);
  await page.goto(`/links/${id}`);
  const dialog = await readyToCancel(page);
  await asksFirst(dialog);
  await noAxeViolations(page);
  await dialog.getByRole('button', { name: 'It is me' }).click();
  await cancelsOnce(page, server, id);
});

test('with a password, which is refused once and then right; nothing typed is lost', async ({
  page,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  const person = await createPerson(server);
  await bring(page, server, (await signInAs(server, person)).cookie);
  await age(server);
  await page.goto(`/links/${id}`);
  const dialog = await readyToCancel(page);
  await asksFirst(dialog);
  const password = dialog.getByLabel('Your password');
  await password.fill('three loud lanterns');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status').getByText(/wrong/)).toBeVisible();
  await expect(password).toHaveValue('');
  await noAxeViolations(page);
  await password.fill(person.password);
  await page.keyboard.press('Enter');
  await cancelsOnce(page, server, id);
});

test('with a code, also where the sign-in only turned too old while the dialog stood open', async ({
  page,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  const person = await createPerson(server);
  const { browser, secret } = await addSecondFactor(server, await signInAs(server, person));
  await bring(page, server, browser.cookie);
  await page.goto(`/links/${id}`);
  const dialog = await readyToCancel(page);
  await expect(dialog.getByRole('button', { name: /^Cancel ₹/ })).toBeEnabled();
  await age(server);
  await forgetUsedCode(server);
  await confirm(page);
  await asksFirst(dialog);
  await noAxeViolations(page);
  expect(cancelsOf(server, id)).toBe(0);
  await dialog.getByLabel('Six digits from your authenticator app').fill(codeFor(secret));
  await cancelsOnce(page, server, id);
});

/** Everybody proved who they are so long ago that it no longer counts. */
async function age({ database }: TestServer): Promise<void> {
  await runSql(database, 'update person_session set proved_at = 0');
}

async function bring(page: Page, { origin }: TestServer, cookie: string): Promise<void> {
  const [name = '', value = ''] = browserOf({ origin }, cookie).cookie.split('=');
  await page.context().addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }]);
}

async function asksFirst(dialog: Locator): Promise<void> {
  await expect(dialog.getByRole('group', { name: 'Show that it is still you' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Cancel ₹/ })).toBeDisabled();
}

/** The words are still there, the click is still the person's own, and one Cancel comes of it. */
async function cancelsOnce(page: Page, server: TestServer, linkId: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/Thank you, it is still you. Nothing was sent yet/)).toBeFocused();
  await expect(dialog.getByLabel('Duplicate')).toBeChecked();
  await expect(dialog.getByLabel('Ticket number (optional)')).toHaveValue('FIN-1204');
  expect(cancelsOf(server, linkId)).toBe(0);
  await confirm(page);
  await expect(dialog.getByText('Cancelled', { exact: true })).toBeVisible();
  await expect(dialog).toContainText('Duplicate · ticket FIN-1204');
  expect(cancelsOf(server, linkId)).toBe(1);
}
