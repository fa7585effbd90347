import type { MySession } from '@linkdesk/server/contract/my-account';
import type { Session } from '@linkdesk/server/contract/session';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SignedIn } from '../sign-in/signed-in.tsx';
import { answerEach, json, problem, type Received } from '../testing/answers.ts';
import { inMinutes, sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { AccountPage } from './account-page.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const times = {
  createdAt: '2025-11-22T03:30:00Z',
  lastActiveAt: '2025-11-22T04:00:00Z',
  endsAt: '2025-11-22T15:30:00Z',
};
const HERE: MySession = {
  id: '0197a5b2-6a4e-4d3f-9a51-0a5f7c1d2e3f',
  current: true,
  device: 'Chrome on Windows',
  ...times,
};
const PHONE: MySession = {
  ...HERE,
  id: '0197a5b2-6a4e-4d3f-9a51-0a5f7c1d2e40',
  current: false,
  device: null,
};
const LAPTOP: MySession = { ...PHONE, id: '0197a5b2-6a4e-4d3f-9a51-0a5f7c1d2e41', device: 'Safari on macOS' };

type Desk = { session: Session; sessions: MySession[]; answers: Record<string, () => Response> };

function openAccount(desk: Partial<Desk> = {}): { desk: Desk; received: Received[] } {
  const all: Desk = { session: sampleSession(), sessions: [PHONE, HERE], answers: {}, ...desk };
  const received = answerEach(({ path }) => {
    if (path === '/api/session') return json(all.session)();
    if (path === '/api/my-sessions') return json({ items: all.sessions })();
    const [, answer] = Object.entries(all.answers).find(([end]) => path.endsWith(end)) ?? [];
    return answer?.() ?? problem(404, 'not-found')();
  });
  show(
    <SignedIn>
      <AccountPage />
    </SignedIn>,
    '/account',
  );
  return { desk: all, received };
}

const region = (name: string) => page.getByRole('region', { name });
const dialog = page.getByRole('dialog');
const sentTo = (received: Received[], end: string) => received.filter(({ path }) => path.endsWith(end));

test('a person reads who they are, as what, and what that lets them do', async () => {
  openAccount({ session: sampleSession({ roles: ['agent', 'auditor'] }) });
  await expect.element(page.getByRole('heading', { name: 'Asha Rao' })).toBeVisible();
  await expect.element(page.getByText('asha@example.in')).toBeVisible();
  const roles = region('Support agent and Auditor');
  await expect.element(roles.getByText('Resend a link to its recipient')).toBeVisible();
  await expect.element(roles.getByText('Read the whole audit log')).toBeVisible();
  await expect.element(roles.getByText('Cancel links')).not.toBeInTheDocument();
});

test('of a sign-in today only the time is said, of an earlier one the day as well', async () => {
  const today = new Date().toISOString();
  openAccount({ sessions: [{ ...HERE, lastActiveAt: today }] });
  await expect
    .element(page.getByText(/^Since 22 Nov 2025, 09:00 IST · last active \d\d:\d\d IST$/))
    .toBeVisible();
});

test('this browser stands first and cannot be ended there; another one can, after a question', async () => {
  const { desk, received } = openAccount();
  const rows = region('Where you are signed in').getByRole('listitem');
  await expect.element(rows.nth(0).getByText('Chrome on Windows This browser')).toBeVisible();
  await expect.element(rows.nth(0).getByRole('button')).not.toBeInTheDocument();
  await rows.nth(1).getByRole('button', { name: 'Sign out A browser that did not say which' }).click();
  await expect.element(dialog.getByRole('button', { name: 'Keep' })).toHaveFocus();
  desk.answers[`${PHONE.id}/end`] = json({ items: [HERE] });
  desk.sessions = [HERE];
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(page.getByText('Nowhere else.')).toBeVisible();
  expect(sentTo(received, '/end')).toHaveLength(1);
});

test('everywhere else at once, and an old sign-in is asked for first', async () => {
  const session = sampleSession({ freshUntil: inMinutes(-1), freshProof: 'password', secondFactor: 'off' });
  const { desk, received } = openAccount({ session, sessions: [HERE, PHONE, LAPTOP] });
  await page.getByRole('button', { name: 'Sign out everywhere else…' }).click();
  await expect.element(dialog.getByRole('button', { name: 'Sign out' })).toBeDisabled();
  desk.session = { ...session, freshUntil: inMinutes(240) };
  desk.answers['fresh-sign-in'] = () => json(desk.session)();
  desk.answers['end-others'] = json({ items: [HERE] });
  await dialog.getByLabelText('Your password').fill('four unrelated words');
  await userEvent.keyboard('{Enter}');
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(sentTo(received, 'end-others')).toHaveLength(1);
});

test('a changed password is told, and the words are gone from the page', async () => {
  const { received } = openAccount({ answers: { 'my-password': json(sampleSession()) } });
  await page.getByRole('button', { name: 'Change password…' }).click();
  await page.getByLabelText('Present password').fill('the old unrelated words');
  await page.getByLabelText('New password').fill('too short');
  await page.getByRole('button', { name: 'Change password', exact: true }).click();
  await expect.element(page.getByText('The password needs 3 more characters.')).toBeVisible();
  await page.getByLabelText('New password').fill('the new unrelated words');
  await page.getByRole('button', { name: 'Change password', exact: true }).click();
  await expect.element(page.getByText(/^Your password is changed/)).toBeVisible();
  expect(sentTo(received, 'my-password').map(({ body }) => body)).toEqual([
    { current: 'the old unrelated words', next: 'the new unrelated words' },
  ]);
  await page.getByRole('button', { name: 'Change password…' }).click();
  await expect.element(page.getByLabelText('New password')).toHaveValue('');
});

test('a refused new password is told in the server’s words, and stays to be mended', async () => {
  openAccount({ answers: { 'my-password': problem(400, 'invalid-input', { detail: 'Too common.' }) } });
  await page.getByRole('button', { name: 'Change password…' }).click();
  await page.getByLabelText('Present password').fill('the old unrelated words');
  await page.getByLabelText('New password').fill('password1234');
  await page.getByRole('button', { name: 'Change password', exact: true }).click();
  await expect.element(page.getByText('Too common.')).toBeVisible();
  await expect.element(page.getByLabelText('New password')).toHaveValue('password1234');
});

test('an authenticator app is set up here, and the page knows it afterwards', async () => {
  const off = sampleSession({ secondFactor: 'off', freshProof: 'password' });
  const on = sampleSession();
  openAccount({
    session: off,
    answers: {
      'set-up': json({
        secret: 'JBSWY3DPEHPK3PXP',
        uri: 'otpauth://totp/Linkdesk:a?secret=JBSWY3DPEHPK3PXP',
      }),
      confirm: json({ recoveryCodes: ['k7mwr-3tdxa'], session: on }),
    },
  });
  await page.getByRole('button', { name: 'Set up an authenticator app…' }).click();
  await page.getByLabelText('Six digits').fill('123456');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect.element(page.getByText(/On: signing in asks for a code/)).toBeVisible();
});

test('recovery codes stay on the screen when the sign-in grows old meanwhile', async () => {
  openAccount({
    session: sampleSession({ secondFactor: 'off', freshProof: 'password', freshUntil: inMinutes(0.05) }),
    answers: {
      'set-up': json({
        secret: 'JBSWY3DPEHPK3PXP',
        uri: 'otpauth://totp/Linkdesk:a?secret=JBSWY3DPEHPK3PXP',
      }),
      confirm: json({ recoveryCodes: ['k7mwr-3tdxa'], session: sampleSession() }),
    },
  });
  await page.getByRole('button', { name: 'Set up an authenticator app…' }).click();
  await page.getByLabelText('Six digits').fill('123456');
  await expect.element(page.getByText('k7mwr-3tdxa')).toBeVisible();
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await expect.element(page.getByText('k7mwr-3tdxa')).toBeVisible();
});

test('an old sign-in is asked for before the password changes, and nothing typed is lost', async () => {
  const session = sampleSession({ freshUntil: inMinutes(-1) });
  const { desk, received } = openAccount({ session });
  await page.getByRole('button', { name: 'Change password…' }).click();
  await page.getByLabelText('Present password').fill('the old unrelated words');
  await page.getByLabelText('New password').fill('the new unrelated words');
  await expect.element(page.getByRole('button', { name: 'Change password', exact: true })).toBeDisabled();
  await userEvent.keyboard('{Enter}');
  desk.session = { ...session, freshUntil: inMinutes(240) };
  desk.answers['fresh-sign-in'] = () => json(desk.session)();
  desk.answers['my-password'] = () => json(desk.session)();
  await page.getByLabelText('Six digits from your authenticator app').fill('123456');
  await page.getByRole('button', { name: 'Change password', exact: true }).click();
  await expect.element(page.getByText(/^Your password is changed/)).toBeVisible();
  expect(sentTo(received, 'my-password')).toHaveLength(1);
});

test('an app that is required cannot be turned off, and the reason stands there', async () => {
  openAccount({
    answers: {
      remove: problem(403, 'forbidden', { detail: 'An administrator requires a code of everybody.' }),
    },
  });
  await page.getByRole('button', { name: 'Turn off…' }).click();
  await dialog.getByRole('button', { name: 'Turn off' }).click();
  await expect.element(dialog.getByText('An administrator requires a code of everybody.')).toBeVisible();
});

test('who has no password here is not offered to change one', async () => {
  openAccount({ session: sampleSession({ freshProof: 'company', secondFactor: 'off' }) });
  await expect.element(page.getByText(/your company’s own sign-in/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: /password|authenticator/ })).not.toBeInTheDocument();
});
