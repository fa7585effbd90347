import { startOidcProvider, type OidcProvider } from '@linkdesk/server/testing/oidc-provider';
import { runSql } from '@linkdesk/server/testing/run-sql';
import { expect, test as base } from './fixtures.ts';
import { noAxeViolations } from './no-axe-violations.ts';
import { cancelsOf, confirm, readyToCancel } from './ready-to-cancel.ts';

/** A real identity provider, on another site than the desk. */
const test = base.extend<object, { company: OidcProvider }>({
  company: [
    async ({}, use) => {
      const company = await startOidcProvider();
      await use(company);
      await company.close();
    },
    { scope: 'worker' },
  ],
  serverEnv: [
    async ({ company }, use) => {
      await use({ ...company.env, SAMPLE_PEOPLE: 'off' });
    },
    { scope: 'worker' },
  ],
});
test.use({ refusals: [401] });
test.beforeEach(({ company, server }) => company.serve(server.origin));

test('somebody of the company comes in with the roles they have there, on the page they came for', async ({
  page,
  company,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  company.signsIn('u-1', { name: 'Farah Khan', email: 'farah@company.example', groups: ['finance'] });
  await page.goto(`/links/${id}#from-a-mail`);
  await noAxeViolations(page);
  await page.getByRole('button', { name: 'Sign in with your company' }).click();
  await expect(page.getByRole('button', { name: /^Cancel ₹/ })).toBeVisible();
  await expect(page).toHaveURL(`/links/${id}#from-a-mail`);
  await expect(page.getByRole('button', { name: /^Your account: Farah Khan/ })).toBeVisible();
});

test('who has no role there is told so, and what to do', async ({ page, company }) => {
  company.signsIn('u-2', { name: 'Om Das', email: 'om@company.example', groups: ['canteen'] });
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in with your company' }).click();
  await expect(page.getByText(/it gives you no role in Linkdesk. Ask your administrator/)).toBeVisible();
  await noAxeViolations(page);
});

test('an old sign-in is proved at the company in a tab of its own, while the dialog keeps what was written', async ({
  page,
  context,
  company,
  server,
}) => {
  const { id } = server.sandbox.control.makeLink();
  company.signsIn('u-3', { name: 'Ritu Sen', email: 'ritu@company.example', groups: ['finance'] });
  await page.goto(`/links/${id}`);
  await page.getByRole('button', { name: 'Sign in with your company' }).click();
  await expect(page.getByRole('button', { name: /^Cancel ₹/ })).toBeVisible();
  await runSql(server.database, 'update person_session set proved_at = 0');
  await page.reload();

  const dialog = await readyToCancel(page);
  await expect(dialog.getByRole('button', { name: /^Cancel ₹/ })).toBeDisabled();
  await noAxeViolations(page);
  const asked = company.asked();
  const opens = context.waitForEvent('page');
  await dialog.getByRole('button', { name: 'Sign in with your company again' }).click();
  const tab = await opens;
  await expect(dialog.getByText(/Thank you, it is still you. Nothing was sent yet/)).toBeVisible();
  expect(company.asked()).toBe(asked + 1);
  await expect.poll(() => tab.isClosed()).toBe(true);
  await expect(dialog.getByLabel('Duplicate')).toBeChecked();
  await expect(dialog.getByLabel('Ticket number (optional)')).toHaveValue('FIN-1204');
  expect(cancelsOf(server, id)).toBe(0);
  await confirm(page);
  await expect(dialog.getByText('Cancelled', { exact: true })).toBeVisible();
  expect(cancelsOf(server, id)).toBe(1);
});
