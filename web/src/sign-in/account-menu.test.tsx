import { useLocation } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { answerEach, broken, json, problem, type Received } from '../testing/answers.ts';
import { sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { setSingleKeys, singleKeysOn } from '../ui/single-keys.ts';
import { AccountMenu } from './account-menu.tsx';
import { SignedIn } from './signed-in.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
  localStorage.clear();
});

const WAYS = { samplePeople: false, environment: 'live', password: true, company: false, firstStart: false };
const button = page.getByRole('button', { name: /^Your account: Asha Rao/ });

function openMenu(signsOut: () => Response = json({ signedOut: true })): Received[] {
  const received = answerEach(({ path }) => {
    if (path === '/api/sign-in-ways') return json(WAYS)();
    if (path === '/api/auth/sign-out') return signsOut();
    return path === '/api/session' ? json(sampleSession())() : problem(404, 'not-found')();
  });
  show(
    <SignedIn header={<AccountMenu />}>
      <Address />
    </SignedIn>,
    '/links/7#q=9876543210',
  );
  return received;
}

test('the keyboard opens the menu, walks to one’s account, and Esc gives the focus back', async () => {
  openMenu();
  await expect.element(button).toBeVisible();
  (button.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('link', { name: 'My account' })).toHaveFocus();
  await expect.element(page.getByText('asha@example.in')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('link', { name: 'My account' })).not.toBeInTheDocument();
  await expect.element(button).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Address: /account')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'My account' })).not.toBeInTheDocument();
});

test('signing out leaves nothing in this tab: no page, no address, no storage', async () => {
  openMenu();
  await expect.element(button).toBeVisible();
  sessionStorage.setItem('linkdesk.cancel.1', 'half a sentence');
  await button.click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect.element(page.getByRole('heading', { name: 'Sign in to Linkdesk' })).toBeVisible();
  await expect.element(page.getByText(/You are signed out here/)).not.toBeInTheDocument();
  expect({ ...sessionStorage }).toEqual({});
});

test('how the keyboard works outlives signing out, which empties the browser’s storage', async () => {
  openMenu(() => {
    // As `Clear-Site-Data` does before the page reads the answer.
    localStorage.clear();
    return json({ signedOut: true })();
  });
  await expect.element(button).toBeVisible();
  setSingleKeys(false);
  await button.click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect.element(page.getByRole('heading', { name: 'Sign in to Linkdesk' })).toBeVisible();
  expect(singleKeysOn()).toBe(false);
});

test('who could not be signed out still reads that they are signed in', async () => {
  openMenu(broken);
  await button.click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect.element(page.getByRole('button', { name: 'Sign out again' })).toBeVisible();
  await expect.element(page.getByText('Address: /links/7#q=9876543210')).toBeVisible();
});

function Address() {
  const { pathname, hash } = useLocation();
  return <p>{`Address: ${pathname}${hash}`}</p>;
}
