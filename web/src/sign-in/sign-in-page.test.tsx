import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { answerEach, json, problem, type Received } from '../testing/answers.ts';
import { sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { SignedIn } from './signed-in.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  sessionStorage.clear();
});

const WAYS = { samplePeople: false, environment: 'live', password: true, company: false, firstStart: false };
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const inside = page.getByText('Inside as');

type Answers = Record<string, () => Response>;

/** The gate with nobody signed in, on a desk with these ways and these answers by the end of the path. */
function openPage(answers: Answers = {}, ways: Partial<typeof WAYS> = {}, at = '/'): Received[] {
  const received = answerEach(({ path }) => {
    if (path === '/api/session') return answers['/api/session']?.() ?? problem(401, 'not-signed-in')();
    if (path === '/api/sign-in-ways') return json({ ...WAYS, ...ways })();
    const [, answer] = Object.entries(answers).find(([end]) => path.endsWith(end)) ?? [];
    return answer?.() ?? problem(404, 'not-found')();
  });
  show(
    <SignedIn>
      <p>Inside as</p>
    </SignedIn>,
    at,
  );
  return received;
}

async function givePassword(): Promise<void> {
  await page.getByLabelText('E-mail').fill('asha@example.in');
  await page.getByLabelText('Password', { exact: true }).fill('  four unrelated words ');
  await userEvent.keyboard('{Enter}');
}

const sent = (received: Received[], end: string) => received.filter(({ path }) => path.endsWith(end));

test('e-mail and password let a person in with Enter; the password is sent as it was typed', async () => {
  const received = openPage({ 'sign-in/email': json({ next: 'signed-in', session: sampleSession() }) });
  await expect.element(page.getByLabelText('E-mail')).toHaveFocus();
  await givePassword();
  await expect.element(inside).toBeVisible();
  expect(sent(received, 'sign-in/email').map(({ body }) => body)).toEqual([
    { email: 'asha@example.in', password: '  four unrelated words ' },
  ]);
  expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain('unrelated');
});

test('password managers find their fields, and a password is shown only while one wants it', async () => {
  openPage();
  await expect.element(page.getByLabelText('E-mail')).toHaveAttribute('autocomplete', 'username');
  const password = page.getByLabelText('Password', { exact: true });
  await expect.element(password).toHaveAttribute('autocomplete', 'current-password');
  await expect.element(password).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect.element(password).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Hide password' }).click();
  await expect.element(password).toHaveAttribute('type', 'password');
});

test('a refusal stands in words, the password goes and the cursor waits for another', async () => {
  const received = openPage({
    'sign-in/email': problem(401, 'not-signed-in', { detail: 'Wrong, in words.' }),
  });
  await givePassword();
  await expect.element(page.getByText('Wrong, in words.')).toBeVisible();
  await expect.element(page.getByLabelText('Password', { exact: true })).toHaveValue('');
  await expect.element(page.getByLabelText('Password', { exact: true })).toHaveFocus();
  await expect.element(page.getByLabelText('E-mail')).toHaveValue('asha@example.in');
  expect(sent(received, 'sign-in/email')).toHaveLength(1);
});

test('nothing is sent before both are written', async () => {
  const received = openPage();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(page.getByText('Write your e-mail first.')).toBeVisible();
  await page.getByLabelText('E-mail').fill('asha@example.in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(page.getByText('Write your password first.')).toBeVisible();
  expect(sent(received, 'sign-in/email')).toHaveLength(0);
});

test('after too many tries the page says from when on one may try again', async () => {
  const tooMany = problem(429, 'too-many-requests', { detail: 'There were too many wrong tries.' });
  openPage({
    'sign-in/email': () => {
      const answer = tooMany();
      answer.headers.set('Retry-After', '600');
      return answer;
    },
  });
  await givePassword();
  await expect
    .element(page.getByText(/^There were too many wrong tries\. That is at \d\d:\d\d IST\.$/))
    .toBeVisible();
});

test('the second step sends the sixth digit by itself, also of a code pasted with a space', async () => {
  let tries = 0;
  const received = openPage({
    'sign-in/email': json({ next: 'second-factor' }),
    'two-factor/verify': () =>
      (tries += 1) === 1
        ? problem(401, 'sign-in-again', { detail: 'This code is wrong.' })()
        : json(sampleSession())(),
  });
  await givePassword();
  const field = page.getByLabelText('Six digits from your authenticator app');
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveAttribute('inputmode', 'numeric');
  await expect.element(field).toHaveAttribute('autocomplete', 'one-time-code');
  await userEvent.keyboard('12345');
  expect(tries).toBe(0);
  await userEvent.keyboard('6');
  await expect.element(page.getByText('This code is wrong.')).toBeVisible();
  await expect.element(field).toHaveValue('');
  await expect.element(field).toHaveFocus();
  await field.fill('654 321');
  await expect.element(inside).toBeVisible();
  expect(sent(received, 'verify').map(({ body }) => body)).toEqual([{ code: '123456' }, { code: '654321' }]);
});

test('who has no phone at hand uses a recovery code', async () => {
  const received = openPage({
    'sign-in/email': json({ next: 'second-factor' }),
    'two-factor/verify': json(sampleSession()),
  });
  await givePassword();
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await expect.element(page.getByLabelText('Recovery code')).toHaveFocus();
  await userEvent.keyboard('k7mwr-3tdxa{Enter}');
  await expect.element(inside).toBeVisible();
  expect(sent(received, 'verify')[0]?.body).toEqual({ code: 'k7mwr-3tdxa' });
});

test('a sign-in that ended after wrong codes begins anew, and says why', async () => {
  openPage({
    'sign-in/email': json({ next: 'second-factor' }),
    'two-factor/verify': problem(401, 'not-signed-in', { detail: 'There were too many wrong tries.' }),
  });
  await givePassword();
  await page.getByLabelText('Six digits from your authenticator app').fill('123456');
  await expect.element(page.getByRole('heading', { name: 'Sign in to Linkdesk' })).toBeVisible();
  await expect.element(page.getByText('There were too many wrong tries.')).toBeVisible();
});

test('one may go back from the second step', async () => {
  openPage({ 'sign-in/email': json({ next: 'second-factor' }) });
  await givePassword();
  await page.getByRole('button', { name: 'Back to the start' }).click();
  await expect.element(page.getByLabelText('E-mail')).toHaveValue('');
});

test('a required authenticator app is set up on the way in, and its recovery codes are shown before it goes on', async () => {
  const received = openPage({
    'sign-in/email': json({ next: 'set-up-second-factor' }),
    'two-factor/set-up': json({ secret: SECRET, uri: `otpauth://totp/Linkdesk:a?secret=${SECRET}` }),
    'two-factor/confirm': json({
      recoveryCodes: ['k7mwr-3tdxa', 'b9fgh-24cde'],
      session: sampleSession(),
    }),
  });
  await givePassword();
  await expect.element(page.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  await expect.element(page.getByText('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP')).toBeVisible();
  const clipboard = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await page.getByRole('button', { name: 'Copy the secret' }).click();
  expect(clipboard).toHaveBeenLastCalledWith(SECRET);
  await page.getByLabelText('Six digits').fill('123456');
  await expect.element(page.getByRole('heading', { name: 'Keep these recovery codes' })).toHaveFocus();
  await expect.element(page.getByText('b9fgh-24cde')).toBeVisible();
  await expect.element(inside).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Copy codes' }).click();
  expect(clipboard).toHaveBeenLastCalledWith('k7mwr-3tdxa\nb9fgh-24cde');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect.element(inside).toBeVisible();
  expect(sent(received, 'set-up')).toHaveLength(1);
});

test('recovery codes stay until they are kept, whatever is heard of the session meanwhile', async () => {
  let isWhole = false;
  const received = openPage({
    'sign-in/email': json({ next: 'set-up-second-factor' }),
    'two-factor/set-up': json({ secret: SECRET, uri: `otpauth://totp/Linkdesk:a?secret=${SECRET}` }),
    'two-factor/confirm': () => {
      isWhole = true;
      return json({ recoveryCodes: ['k7mwr-3tdxa'], session: sampleSession() })();
    },
    '/api/session': () => (isWhole ? json(sampleSession())() : problem(401, 'not-signed-in')()),
  });
  await givePassword();
  await page.getByLabelText('Six digits').fill('123456');
  await expect.element(page.getByText('k7mwr-3tdxa')).toBeVisible();
  const before = sent(received, '/api/session').length;
  const otherTab = new BroadcastChannel('linkdesk.session');
  otherTab.postMessage('signed-in');
  await expect.poll(() => sent(received, '/api/session').length).toBe(before + 1);
  // Time enough for the answer to come in and the page to be swapped.
  await new Promise((resolve) => setTimeout(resolve, 200));
  await expect.element(page.getByText('k7mwr-3tdxa')).toBeVisible();
  await expect.element(inside).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect.element(inside).toBeVisible();
  await expect.element(page.getByText('k7mwr-3tdxa')).not.toBeInTheDocument();
  otherTab.close();
});

test('on the sandbox the sample people come first, and a password is one click away', async () => {
  openPage({}, { samplePeople: true, environment: 'sandbox' });
  await expect.element(page.getByRole('button', { name: /^Continue as/ }).first()).toBeVisible();
  await expect.element(page.getByLabelText('E-mail')).not.toBeVisible();
  await page.getByText('Sign in with e-mail and password').click();
  await expect.element(page.getByLabelText('E-mail')).toBeVisible();
});

test('a live installation shows no banner, and one without ways of signing in says so', async () => {
  openPage({}, { password: false });
  await expect.element(page.getByText(/Ask your administrator/)).toBeVisible();
  await expect.element(page.getByRole('complementary')).not.toBeInTheDocument();
  await expect.element(page.getByRole('button')).not.toBeInTheDocument();
});

test('where nobody has an account yet, the page says where the one-time link is', async () => {
  openPage({}, { firstStart: true });
  await expect.element(page.getByText(/printed a one-time link/)).toBeVisible();
  await expect.element(page.getByLabelText('E-mail')).not.toBeInTheDocument();
});

test.each([
  ['no-role', /gives you no role in Linkdesk/],
  ['disabled', /account in Linkdesk is disabled/],
  ['anything else', /was started in another browser/],
])('a company sign-in that came back with %s says what to do', async (word, words) => {
  openPage({}, { company: true }, `/?company=${encodeURIComponent(word)}`);
  await expect.element(page.getByText('Your company’s sign-in did not let you in')).toBeVisible();
  await expect.element(page.getByText(words)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Sign in with your company' })).toBeVisible();
});

test('a company sign-in that cannot be begun says so and stays', async () => {
  openPage(
    { 'sign-in/social': problem(503, 'sign-in-unreachable', { detail: 'Your company’s sign-in is away.' }) },
    { company: true },
  );
  await page.getByRole('button', { name: 'Sign in with your company' }).click();
  await expect.element(page.getByText('Your company’s sign-in is away.')).toBeVisible();
  expect(sessionStorage.getItem('linkdesk.way-back')).toBeNull();
});
