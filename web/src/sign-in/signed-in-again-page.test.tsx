import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { answerEach, json, problem, type Received } from '../testing/answers.ts';
import { show } from '../testing/show.tsx';
import { SignedInAgainPage } from './signed-in-again-page.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', location.pathname + location.search);
});

const WAYS = { samplePeople: false, environment: 'live', password: true, company: true, firstStart: false };

function openTab(at: string, start: () => Response = problem(500, 'unexpected')): Received[] {
  const received = answerEach(({ path }) => (path === '/api/sign-in-ways' ? json(WAYS)() : start()));
  vi.stubGlobal('close', vi.fn<typeof close>());
  show(<SignedInAgainPage />, at);
  return received;
}

test('the tab goes to the company’s sign-in by itself, which has to ask anew', async () => {
  const url = `${location.href.replace(/#.*/, '')}#at-the-company`;
  const received = openTab('/signed-in-again#start', json({ url }));
  await expect.poll(() => location.hash).toBe('#at-the-company');
  const starts = received.filter(({ path }) => path === '/api/auth/sign-in/social');
  expect(starts.map(({ body }) => body)).toEqual([{ fresh: true }]);
});

test('where it cannot be begun, the tab says why and one may try again', async () => {
  openTab('/signed-in-again#start', problem(503, 'sign-in-unreachable', { detail: 'It is away.' }));
  await expect.element(page.getByText('It is away.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible();
});

test('back from there, it tells the other tabs, closes where it may and says that one may close it', async () => {
  const otherTab = new BroadcastChannel('linkdesk.session');
  const heard = new Promise((resolve) => otherTab.addEventListener('message', ({ data }) => resolve(data)));
  openTab('/signed-in-again');
  await expect.element(page.getByRole('heading', { name: 'Thank you, it is still you' })).toBeVisible();
  await expect(heard).resolves.toBe('signed-in');
  expect(close).toHaveBeenCalledOnce();
  otherTab.close();
});

test('a refusal is explained, and the other tab is told nothing', async () => {
  const otherTab = new BroadcastChannel('linkdesk.session');
  const hear = vi.fn<() => void>();
  otherTab.addEventListener('message', hear);
  openTab('/signed-in-again?company=other-person');
  await expect.element(page.getByText(/Somebody else signed in there/)).toBeVisible();
  await expect.element(page.getByText(/Nothing was lost in your other tab/)).toBeVisible();
  expect(hear).not.toHaveBeenCalled();
  otherTab.close();
});
