import { createPerson, type TestPerson } from '@linkdesk/server/testing/create-person';
import { addSecondFactor, codeFor, forgetUsedCode } from '@linkdesk/server/testing/second-factor';
import { signIn, signInAs } from '@linkdesk/server/testing/sign-in';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';
import { giveNameAndPassword } from './password-sign-in.ts';

test.use({ refusals: [400, 401] });

test('a wrong password is told in words that do not say what was wrong; the right one opens the page one came for', async ({
  page,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  const person = await createPerson(server, { name: 'Ela Rao', roles: ['agent'] });
  await page.goto(`/links/${id}`);
  await giveNameAndPassword(page, { ...person, password: 'three loud lanterns' });
  await expect(page.getByRole('status').getByText('The e-mail or the password is wrong.')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(person.email);
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await noAxeViolations(page);

  await page.getByLabel('E-mail').fill('nobody@desk.example');
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await expect(page.getByRole('status').getByText('The e-mail or the password is wrong.')).toBeVisible();

  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('₹120.11');
  await expect(page).toHaveURL(`/links/${id}`);
  await expect(page.getByRole('button', { name: /^Your account: Ela Rao/ })).toBeVisible();
});

test('with the keyboard alone, and a password shown before it is sent', async ({ page, server }) => {
  const person = await createPerson(server);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Sign in to Linkdesk' })).toBeVisible();
  const fold = page.getByText('Sign in with e-mail and password');
  for (let tab = 0; tab < 15 && !(await fold.evaluate((it) => it === document.activeElement)); tab++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.password);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'text');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Find a payout link' })).toBeFocused();
});

test('after the password a code is asked for; a used one is refused, and a recovery code works once', async ({
  page,
  server,
}) => {
  const person = await createPerson(server, { name: 'Dev Menon' });
  const { secret, recoveryCodes } = await addSecondFactor(server, await signInAs(server, person));
  await page.goto('/');
  await giveNameAndPassword(page, person);
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  const digits = page.getByLabel('Six digits from your authenticator app');
  await expect(digits).toBeFocused();
  await noAxeViolations(page);
  await digits.fill(codeFor(secret, 20));
  await expect(page.getByRole('status').getByText(/This code is wrong, or was used before/)).toBeVisible();
  await expect(digits).toBeFocused();
  await expect(digits).toHaveValue('');
  await forgetUsedCode(server);
  const code = codeFor(secret);
  // As apps show it.
  await page.keyboard.type(code.replace(/(...)/, '$1 '));
  const find = page.getByRole('searchbox', { name: 'Find a payout link' });
  await expect(find).toBeVisible();

  await signOutAndBegin(page, person);
  await digits.fill(code);
  await expect(page.getByRole('status').getByText(/This code is wrong, or was used before/)).toBeVisible();
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await expect(page.getByLabel('Recovery code')).toBeFocused();
  const [recovery = ''] = recoveryCodes;
  await page.keyboard.type(recovery);
  await page.keyboard.press('Enter');
  await expect(find).toBeVisible();

  await signOutAndBegin(page, person);
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(recovery);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').getByText(/This code is wrong, or was used before/)).toBeVisible();
  await expect(find).toHaveCount(0);
});

async function signOutAndBegin(page: Page, person: TestPerson): Promise<void> {
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await giveNameAndPassword(page, person);
}

test.describe('where an administrator requires codes', () => {
  test.beforeEach(({ server }) => require(server, true));
  test.afterEach(({ server }) => require(server, false));

  test('who has no app yet sets it up before anything else, and keeps the recovery codes', async ({
    page,
    server,
  }) => {
    const person = await createPerson(server, { name: 'Tara Pillai' });
    await page.goto('/#q=Diwali');
    await giveNameAndPassword(page, person);
    await expect(page.getByRole('heading', { name: 'Set up your authenticator app' })).toBeVisible();
    const qrCode = page.getByRole('img', { name: 'QR code for the authenticator app' });
    await expect(qrCode).toBeVisible();
    // A phone has to be able to read it off a screen.
    expect((await qrCode.boundingBox())?.width).toBeGreaterThan(150);
    await noAxeViolations(page);
    const secret = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}/).innerText()).replaceAll(/\s/g, '');
    const digits = page.getByLabel('Six digits');
    await digits.fill(codeFor(secret, 20));
    await expect(page.getByRole('status').getByText(/This code is wrong/)).toBeVisible();
    await digits.fill(codeFor(secret));
    await expect(page.getByRole('heading', { name: 'Keep these recovery codes' })).toBeFocused();
    const codes = await page.getByRole('main').getByRole('listitem').allInnerTexts();
    expect(new Set(codes).size).toBe(10);
    await noAxeViolations(page);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await expect(page.getByRole('searchbox', { name: 'Find a payout link' })).toHaveValue('Diwali');
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    for (const one of [secret, ...codes]) expect(kept).not.toContain(one);
  });
});

async function require(server: { origin: string }, requiresSecondFactor: boolean): Promise<void> {
  const admin = await signIn(server, 'admin');
  const { status } = await admin.post('/api/people-settings', { requiresSecondFactor });
  expect(status).toBe(200);
}
