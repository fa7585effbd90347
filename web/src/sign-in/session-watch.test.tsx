import type { Session } from '@linkdesk/server/contract/session';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { answerEach, broken, json, problem, type Received } from '../testing/answers.ts';
import { inMinutes, sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SignedIn } from './signed-in.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const SOON = 1.5;
const warning = page.getByRole('complementary', { name: 'Your session ends soon' });
const WAYS = { samplePeople: false, environment: 'live', password: true, company: false, firstStart: false };

/** The server's answers about the session, which a test changes; `null` when it is over. */
type Desk = { session: Session | null; isAway: boolean };

function openDesk(session: Session, inDialog = false): { desk: Desk; received: Received[] } {
  const desk: Desk = { session, isAway: false };
  const received = answerEach(({ path }) => {
    if (desk.isAway) return broken();
    if (path === '/api/sign-in-ways') return json(WAYS)();
    return desk.session ? json(desk.session)() : problem(401, 'not-signed-in')();
  });
  show(
    <SignedIn>
      <main id="content" tabIndex={-1}>
        <SomeForm inDialog={inDialog} />
      </main>
    </SignedIn>,
  );
  return { desk, received };
}

const soon = (changes: Partial<Session> = {}) => sampleSession({ idleEndsAt: inMinutes(SOON), ...changes });
const inSeconds = (seconds: number) => inMinutes(seconds / 60);

test('two minutes before, the page says so once, counts down and takes no focus', async () => {
  const { received } = openDesk(soon());
  await page.getByLabelText('Words').fill('half a sentence');
  await expect.element(warning).toBeVisible();
  await expect.element(warning.getByText(/^You will be signed out in 1:\d\d$/)).toBeVisible();
  await expect
    .element(warning.getByText(/in a dialog stays in this tab; .* what a caller says are never kept/))
    .toBeVisible();
  await expect.element(page.getByLabelText('Words')).toHaveFocus();
  const told = page.getByRole('status').filter({ hasText: 'You will be signed out in 2 minutes.' });
  await expect.element(told).toBeInTheDocument();
  const before = told.element();
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(told.element()).toBe(before);
  expect(before.textContent).not.toMatch(/\d:\d\d/);
  expect(received.length).toBeGreaterThanOrEqual(2);
});

test('Stay signed in asks the server as a person’s act, and the warning goes', async () => {
  const { desk, received } = openDesk(soon());
  await expect.element(warning).toBeVisible();
  desk.session = sampleSession();
  await warning.getByRole('button', { name: 'Stay signed in' }).click();
  await expect.element(warning).not.toBeInTheDocument();
  expect(received.at(-1)?.headers.has('X-Linkdesk-Automatic')).toBe(false);
});

test('what was done in another tab cancels the warning before it is shown', async () => {
  const { desk, received } = openDesk(sampleSession({ idleEndsAt: inSeconds(121) }));
  await expect.element(page.getByLabelText('Words')).toBeVisible();
  desk.session = sampleSession();
  await expect.poll(() => received.length, { timeout: 3000 }).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await expect.element(warning).not.toBeInTheDocument();
});

test('an end that moves a little with each answer is still told, and asked about slowly', async () => {
  const { desk, received } = openDesk(soon());
  const moving = setInterval(() => {
    desk.session = soon();
  }, 5);
  await expect.element(warning).toBeVisible();
  await new Promise((resolve) => setTimeout(resolve, 500));
  clearInterval(moving);
  await expect.element(warning).toBeVisible();
  expect(received.length).toBeLessThan(5);
});

test('going on with one’s work is enough to stay', async () => {
  const { desk } = openDesk(soon());
  await expect.element(warning).toBeVisible();
  desk.session = sampleSession();
  await page.getByLabelText('Words').click();
  await userEvent.keyboard('more');
  await expect.element(warning).not.toBeInTheDocument();
  await expect.element(page.getByLabelText('Words')).toHaveFocus();
});

test('the warning can be heard and pressed while a dialog is open, and the dialog keeps its words', async () => {
  const { desk } = openDesk(soon(), true);
  await expect.element(warning).toBeVisible();
  expect(warning.element().closest('dialog')).not.toBeNull();
  await page.getByLabelText('Words').fill('half a sentence');
  desk.session = sampleSession();
  await warning.getByRole('button', { name: 'Stay signed in' }).click();
  await expect.element(warning).not.toBeInTheDocument();
  await expect.element(page.getByLabelText('Words')).toHaveValue('half a sentence');
});

test('at the end the sign-in page comes without a reload', async () => {
  const { desk } = openDesk(sampleSession({ idleEndsAt: inSeconds(2) }));
  await expect.element(warning).toBeVisible();
  desk.session = null;
  await expect
    .element(page.getByRole('heading', { name: 'Sign in to Linkdesk' }), { timeout: 5000 })
    .toBeVisible();
  await expect.element(page.getByLabelText('Words')).not.toBeInTheDocument();
});

test('at the end nothing stays on screen, also when the server cannot be asked', async () => {
  const { desk } = openDesk(sampleSession({ idleEndsAt: inSeconds(2) }));
  await expect.element(warning).toBeVisible();
  desk.isAway = true;
  await expect.element(page.getByLabelText('Words'), { timeout: 5000 }).not.toBeInTheDocument();
});

test('the longest length of a session is told likewise, and nothing can put it off', async () => {
  openDesk(sampleSession({ endsAt: inMinutes(SOON), idleEndsAt: inMinutes(20) }));
  await expect.element(warning).toBeVisible();
  await expect.element(warning.getByText(/longest time allowed/)).toBeVisible();
  await expect.element(warning.getByRole('button')).not.toBeInTheDocument();
});

function SomeForm({ inDialog }: { inDialog: boolean }) {
  const [words, setWords] = useState('');
  const field = <input aria-label="Words" value={words} onChange={(event) => setWords(event.target.value)} />;
  if (!inDialog) return field;
  return (
    <Dialog title="Some dialog" onClose={() => {}}>
      {field}
      <button type="button">Send</button>
    </Dialog>
  );
}
