import { Route, Routes, useLocation } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { answerEach, broken, json, problem, type Received } from '../testing/answers.ts';
import { sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { WelcomePage } from './welcome-page.tsx';

afterEach(() => vi.unstubAllGlobals());

const TOKEN = 'k'.repeat(43);
const WAYS = { samplePeople: false, environment: 'live', password: true, company: false, firstStart: true };
const JOIN = { purpose: 'join', name: 'Ravi Kumar', email: 'ravi@example.in', roles: ['operator'] };
const FIRST = { purpose: 'first-administrator', name: null, email: null, roles: ['admin'] };
const entered = json({ next: 'signed-in', session: sampleSession() });

type Desk = { invitation: () => Response; accept: () => Response };

function openLink(desk: Partial<Desk>, at = `/welcome#${TOKEN}`): { desk: Desk; asked: () => Received[] } {
  const all: Desk = { invitation: json(JOIN), accept: entered, ...desk };
  const received = answerEach(({ path }) => {
    if (path === '/api/sign-in-ways') return json(WAYS)();
    return path.endsWith('/accept') ? all.accept() : all.invitation();
  });
  show(
    <>
      <Address />
      <Routes>
        <Route path="/welcome" element={<WelcomePage />} />
        <Route path="/" element={<p>The desk</p>} />
      </Routes>
    </>,
    at,
  );
  return { desk: all, asked: () => received.filter(({ path }) => path.includes('/invitation')) };
}

const password = page.getByLabelText('Password', { exact: true });
const submit = page.getByRole('button', { name: 'Set password and sign in' });

test('the secret leaves the address at once, and the page says who comes in as what', async () => {
  const { asked } = openLink({});
  await expect.element(page.getByText('Ravi Kumar')).toBeVisible();
  await expect.element(page.getByText('You come in as Finance operator.')).toBeVisible();
  await expect.element(page.getByText('Address: /welcome', { exact: true })).toBeVisible();
  expect(asked().map(({ path, body }) => [path, body])).toEqual([['/api/auth/invitation', { token: TOKEN }]]);
});

test('the rules stand there before anything is typed; a short one is not sent, a refused one is told in words', async () => {
  const { desk, asked } = openLink({ accept: problem(400, 'invalid-input', { detail: 'Too common.' }) });
  await expect.element(page.getByText(/^At least 12 characters/)).toBeVisible();
  await expect.element(page.getByLabelText('Your name')).not.toBeInTheDocument();
  await password.fill('elevenchars');
  await submit.click();
  await expect.element(page.getByText('The password needs 1 more character.')).toBeVisible();
  expect(asked()).toHaveLength(1);
  await password.fill('password1234');
  await submit.click();
  await expect.element(page.getByText('Too common.')).toBeVisible();
  desk.accept = entered;
  await password.fill('four unrelated words');
  await submit.click();
  await expect.element(page.getByText('The desk')).toBeVisible();
  expect(asked().at(-1)?.body).toEqual({ token: TOKEN, password: 'four unrelated words' });
});

test('the first administrator says who they are as well', async () => {
  const { asked } = openLink({ invitation: json(FIRST) });
  await expect.element(page.getByLabelText('Your name')).toHaveFocus();
  await page.getByLabelText('Your name').fill(' Asha Rao ');
  await page.getByLabelText('Your e-mail').fill('asha');
  await password.fill('four unrelated words');
  await submit.click();
  await expect.element(page.getByText(/^Write your e-mail as/)).toBeVisible();
  await page.getByLabelText('Your e-mail').fill('asha@example.in');
  await submit.click();
  await expect.element(page.getByText('The desk')).toBeVisible();
  expect(asked().at(-1)?.body).toEqual({
    token: TOKEN,
    name: 'Asha Rao',
    email: 'asha@example.in',
    password: 'four unrelated words',
  });
});

test('where an authenticator app is required, it is set up before the desk opens', async () => {
  openLink({ accept: json({ next: 'set-up-second-factor' }) });
  await password.fill('four unrelated words');
  await submit.click();
  await expect.element(page.getByRole('heading', { name: 'Set up your authenticator app' })).toBeVisible();
});

test('a link that was used says so, and what to do', async () => {
  openLink({ invitation: problem(404, 'not-found', { detail: 'This link was used, or is over.' }) });
  await expect.element(page.getByRole('heading', { name: 'This link cannot be used' })).toBeVisible();
  await expect.element(page.getByText('This link was used, or is over.')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'sign in' })).toBeVisible();
});

test('when Linkdesk does not answer, the link stays good and one tries again', async () => {
  const { desk } = openLink({ invitation: broken });
  await expect.element(page.getByText(/Your link stays good/)).toBeVisible();
  desk.invitation = json(JOIN);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('Ravi Kumar')).toBeVisible();
});

test('an address without its secret asks for the whole link', async () => {
  const { asked } = openLink({}, '/welcome');
  await expect.element(page.getByRole('heading', { name: 'Open your one-time link again' })).toBeVisible();
  expect(asked()).toHaveLength(0);
});

function Address() {
  const { pathname, hash } = useLocation();
  return <p>{`Address: ${pathname}${hash}`}</p>;
}
