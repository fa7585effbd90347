import { createPerson, type TestPerson } from '@linkdesk/server/testing/create-person';
import { addSecondFactor } from '@linkdesk/server/testing/second-factor';
import { signInAs } from '@linkdesk/server/testing/sign-in';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';
import { giveNameAndPassword, signInWithPassword } from './password-sign-in.ts';

test.use({ refusals: [400, 401, 404] });

test('an invited person sets a password with the one-time link and comes in with the role they were given', async ({
  page,
  elsewhere,
  openAs,
}) => {
  await openAs('admin', '/people');
  await page.getByRole('button', { name: 'Invite a person…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Indu Varma');
  await dialog.getByLabel('E-mail').fill('indu@desk.example');
  await dialog.getByRole('checkbox', { name: 'Support agent' }).check();
  await noAxeViolations(page);
  await dialog.getByRole('button', { name: 'Make the one-time link' }).click();
  const link = await dialog.getByText(/\/welcome#[\w-]{43}$/).innerText();
  await noAxeViolations(page);
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  await expect(rowOf(page, 'Indu Varma')).toContainText('Invited');
  expect(await page.content()).not.toContain(link.split('#')[1]);

  const theirs = await elsewhere();
  await theirs.goto(link);
  await expect(theirs.getByRole('heading', { name: 'Welcome to Linkdesk' })).toBeVisible();
  await expect(theirs.getByText('You come in as Support agent.')).toBeVisible();
  await expect(theirs).toHaveURL('/welcome');
  await noAxeViolations(theirs);
  const password = theirs.getByLabel('Password', { exact: true });
  await password.fill('indu varma 2026');
  await theirs.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(theirs.getByRole('status').getByText(/password/i)).toBeVisible();
  await password.fill('four slow bicycles');
  await theirs.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(theirs.getByRole('button', { name: /^Your account: Indu Varma/ })).toBeVisible();
  await expect(theirs.getByRole('link', { name: 'People' })).toHaveCount(0);

  const late = await elsewhere();
  await late.goto(link);
  await expect(late.getByRole('heading', { name: 'This link cannot be used' })).toBeVisible();
  await page.reload();
  await expect(rowOf(page, 'Indu Varma')).toContainText('Active');
  await page.goto('/audit');
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: /invited/i })
      .first(),
  ).toContainText('Amit Sharma');
});

test('whose roles change is out at once, and comes back with the new ones', async ({
  page,
  elsewhere,
  openAs,
  server,
}) => {
  const person = await createPerson(server, { name: 'Jaya Menon', roles: ['agent'] });
  const theirs = await signedIn(await elsewhere(), person);
  await manage(page, openAs, person, 'Change roles…');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'Support agent' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'Administrator' }).check();
  await dialog.getByRole('checkbox', { name: 'Approver' }).check();
  await expect(dialog.getByText('Manages people and cancels links.')).toBeVisible();
  await noAxeViolations(page);
  await dialog.getByRole('button', { name: 'Change roles' }).click();
  await expect(rowOf(page, person.name)).toContainText('Not signed in');
  await isOut(theirs);
  await giveNameAndPassword(theirs, person);
  await expect(theirs.getByRole('link', { name: 'People' })).toBeVisible();
});

test('who is disabled is out at once, and not let in until they are enabled', async ({
  page,
  elsewhere,
  openAs,
  server,
}) => {
  const person = await createPerson(server, { name: 'Lokesh Rao' });
  const theirs = await signedIn(await elsewhere(), person);
  await manage(page, openAs, person, 'Disable…');
  await page.getByRole('dialog').getByRole('button', { name: 'Disable', exact: true }).click();
  await expect(rowOf(page, person.name)).toContainText('Disabled');
  await isOut(theirs);
  await giveNameAndPassword(theirs, person);
  await expect(theirs.getByText('The e-mail or the password is wrong.')).toBeVisible();
  await choose(page, person, 'Enable…');
  await page.getByRole('dialog').getByRole('button', { name: 'Enable', exact: true }).click();
  await expect(rowOf(page, person.name)).toContainText('Active');
  await theirs.getByLabel('Password', { exact: true }).fill(person.password);
  await theirs.keyboard.press('Enter');
  await expect(theirs.getByRole('button', { name: /^Your account: Lokesh Rao/ })).toBeVisible();
});

test('who lost the phone has the second factor reset, and is signed out', async ({
  page,
  elsewhere,
  openAs,
  server,
}) => {
  const person = await createPerson(server, { name: 'Nisha Kapoor' });
  await addSecondFactor(server, await signInAs(server, person));
  await manage(page, openAs, person, 'Reset second factor…');
  await page.getByRole('dialog').getByRole('button', { name: 'Reset second factor' }).click();
  await expect(rowOf(page, person.name)).toContainText('Not signed in');
  await signedIn(await elsewhere(), person);
});

test('signing somebody out ends what they have open, by keyboard', async ({
  page,
  elsewhere,
  openAs,
  server,
}) => {
  const person = await createPerson(server, { name: 'Omana Pillai' });
  const theirs = await signedIn(await elsewhere(), person);
  await openAs('admin', '/people');
  await page.getByRole('button', { name: `Manage ${person.name}` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Change roles…' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: 'Sign out everywhere…' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Sign Omana Pillai out everywhere?' });
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Sign out everywhere' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: `Manage ${person.name}` })).toBeFocused();
  await isOut(theirs);
});

test('an auditor reads People and changes nothing; an agent finds no way there and no page', async ({
  page,
  openAs,
  server,
}) => {
  await createPerson(server, { name: 'Pooja Sinha' });
  await openAs('auditor');
  await page.getByRole('link', { name: 'People' }).click();
  await expect(rowOf(page, 'Pooja Sinha')).toContainText('Active');
  await expect(page.getByText('Only administrators change anything.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: /Manage|Invite/ })).toHaveCount(0);
  await expect(page.getByRole('switch')).toHaveCount(0);
  await noAxeViolations(page);

  await openAs('agent');
  await expect(page.getByRole('link', { name: 'People' })).toHaveCount(0);
  await page.goto('/people');
  await expect(page.getByRole('heading', { name: /^People is for administrators/ })).toBeVisible();
  await expect(page.getByText('Pooja Sinha')).toHaveCount(0);
});

async function signedIn(page: Page, person: TestPerson): Promise<Page> {
  await signInWithPassword(page, person);
  await page.goto('/cancellations');
  await expect(page.getByRole('button', { name: /^Your account/ })).toBeVisible();
  return page;
}

async function manage(
  page: Page,
  openAs: (role: 'admin', path: string) => Promise<void>,
  person: TestPerson,
  act: string,
): Promise<void> {
  await openAs('admin', '/people');
  await choose(page, person, act);
}

async function choose(page: Page, { name }: TestPerson, act: string): Promise<void> {
  await page.getByRole('button', { name: `Manage ${name}` }).click();
  await page.getByRole('button', { name: act }).click();
}

/** The next look their page takes leads to the sign-in page; nobody has to touch it. */
async function isOut(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByRole('heading', { name: 'Sign in to Linkdesk' })).toBeVisible({ timeout: 20_000 });
}

function rowOf(page: Page, name: string) {
  return page.getByRole('row').filter({ hasText: name });
}
