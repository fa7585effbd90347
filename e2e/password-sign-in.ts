import type { Page } from '@playwright/test';

type Credentials = { email: string; password: string };

/** Writes e-mail and password into the sign-in page that is open, and presses Enter. */
export async function giveNameAndPassword(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByRole('heading', { name: 'Sign in to Linkdesk' }).waitFor();
  const field = page.getByLabel('E-mail');
  // Where there are easier ways, this one is folded away.
  if (!(await field.isVisible())) await page.getByText('Sign in with e-mail and password').click();
  await field.fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

/** Comes in from the first page, up to the desk. */
export async function signInWithPassword(page: Page, person: Credentials): Promise<void> {
  await page.goto('/');
  await giveNameAndPassword(page, person);
  await page.getByRole('searchbox', { name: 'Find a payout link' }).waitFor();
}
