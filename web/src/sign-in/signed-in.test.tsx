import { useQuery } from '@tanstack/react-query';
import { getPayoutLink } from '@linkdesk/server/contract/payout-links';
import type { Session } from '@linkdesk/server/contract/session';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { call } from '../api/call.ts';
import { useSession } from '../people/use-session.ts';
import { answerEach, broken, json, problem, type Received } from '../testing/answers.ts';
import { issuedLink } from '../testing/issued-link.ts';
import { sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { SignedIn } from './signed-in.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const WAYS = {
  samplePeople: true,
  environment: 'sandbox',
  password: true,
  company: false,
  firstStart: false,
};
const ASHA = sampleSession({ environment: 'sandbox', samplePeople: true, freshProof: 'click' });
const RAVI = sampleSession({ person: { id: 'p-2', name: 'Ravi Kumar' }, roles: ['agent'] });
const signInPage = page.getByRole('heading', { name: 'Sign in to Linkdesk' });

/** Who the stand-in server takes the browser for; a test changes it while the page is open. */
type Desk = { session: Session | null; signsIn: Session; link: () => Response };

function openDesk(desk: Partial<Desk> = {}, at = '/'): { desk: Desk; received: Received[] } {
  const all: Desk = { session: ASHA, signsIn: ASHA, link: json(issuedLink()), ...desk };
  const nobody = problem(401, 'not-signed-in');
  const received = answerEach(({ path }) => {
    if (path === '/api/sign-in-ways') return json(WAYS)();
    if (path === '/api/sandbox/session') return json((all.session = all.signsIn), 201)();
    if (all.session === null) return nobody();
    return path === '/api/session' ? json(all.session)() : all.link();
  });
  show(
    <SignedIn header={<p>Above every page</p>}>
      <SomePage />
    </SignedIn>,
    at,
  );
  return { desk: all, received };
}

test('a session that ends under a page gives way to signing in; the same page, fragment and all, comes back', async () => {
  const { desk } = openDesk({}, '/links/1?tab=2#q=98765');
  await expect.element(page.getByText(/^Not claimed yet/)).toBeVisible();
  desk.session = null;
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect.element(signInPage).toBeVisible();
  await expect.element(page.getByText(/^SANDBOX/)).toBeVisible();
  await expect.element(page.getByText(/You are signed out here/)).toBeVisible();
  await expect.element(page.getByText(/^Not claimed yet/)).not.toBeInTheDocument();
  await page.getByRole('button', { name: /^Continue as Support agent/ }).click();
  await expect.element(page.getByText('At /links/1?tab=2#q=98765 is Asha Rao')).toBeVisible();
});

test('a secret that was renewed while a call was on its way does not sign anybody out', async () => {
  let calls = 0;
  const { received } = openDesk({
    link: () => ((calls += 1) === 2 ? problem(401, 'not-signed-in')() : json(issuedLink())()),
  });
  await expect.element(page.getByText(/^Not claimed yet/)).toBeVisible();
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect.poll(() => calls).toBe(3);
  await expect.element(page.getByText(/^Not claimed yet/)).toBeVisible();
  expect(received.map(({ path }) => path)).not.toContain('/api/sign-in-ways');
});

test('an old sign-in is no end of the session', async () => {
  const { desk } = openDesk();
  await expect.element(page.getByText(/^Not claimed yet/)).toBeVisible();
  desk.link = problem(401, 'sign-in-again');
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect.element(page.getByText('In words: sign-in-again.')).toBeVisible();
  await expect.element(page.getByText('Above every page')).toBeVisible();
});

test('what another person left in this tab is gone, what they searched too; one’s own stays', async () => {
  sessionStorage.setItem('linkdesk.person', 'p-2');
  sessionStorage.setItem('linkdesk.recent-links', '65704add83911e52b70ebcbc');
  openDesk({}, '/#q=9876543210');
  await expect.element(page.getByText('At / is Asha Rao')).toBeVisible();
  expect({ ...sessionStorage }).toEqual({ 'linkdesk.person': 'p-1' });
  sessionStorage.setItem('linkdesk.recent-links', '65704add83911e52b70ebcbc');
  openDesk({}, '/#q=9876543210');
  await expect.element(page.getByText('At /#q=9876543210 is Asha Rao')).toBeVisible();
  expect(sessionStorage.getItem('linkdesk.recent-links')).toBe('65704add83911e52b70ebcbc');
});

test('coming back from the company’s sign-in leads to where one wanted to go, once', async () => {
  sessionStorage.setItem('linkdesk.way-back', '/links/7#q=x');
  openDesk();
  await expect.element(page.getByText('At /links/7#q=x is Asha Rao')).toBeVisible();
  expect(sessionStorage.getItem('linkdesk.way-back')).toBeNull();
});

test.each(['//evil.example', 'https://evil.example/', '/\\evil.example'])(
  'a way back that leads elsewhere is not taken: %s',
  async (place) => {
    sessionStorage.setItem('linkdesk.way-back', place);
    openDesk({}, '/links/7');
    await expect.element(page.getByText('At /links/7 is Asha Rao')).toBeVisible();
  },
);

test('signing out in one tab shows the sign-in page in the others, and signing in brings them back', async () => {
  const { desk } = openDesk();
  await expect.element(page.getByText('Above every page')).toBeVisible();
  const otherTab = new BroadcastChannel('linkdesk.session');
  desk.session = null;
  otherTab.postMessage('signed-out');
  await expect.element(signInPage).toBeVisible();
  await expect.element(page.getByText('Above every page')).not.toBeInTheDocument();
  desk.session = ASHA;
  otherTab.postMessage('signed-in');
  await expect.element(page.getByText('Above every page')).toBeVisible();
  otherTab.close();
});

test('another person who signs in in another tab sees nothing of the first one’s here', async () => {
  const { desk } = openDesk();
  await expect.element(page.getByText(/^Not claimed yet/)).toBeVisible();
  await page.getByLabelText('Words').fill('written by Asha');
  desk.link = json(issuedLink({ headline: 'As an agent sees it.' }));
  desk.session = RAVI;
  const otherTab = new BroadcastChannel('linkdesk.session');
  otherTab.postMessage('signed-in');
  await expect.element(page.getByText(/is Ravi Kumar/)).toBeVisible();
  await expect.element(page.getByText('As an agent sees it.')).toBeVisible();
  await expect.element(page.getByLabelText('Words')).toHaveValue('');
  otherTab.close();
});

test('a proof given in another tab is known here, and nothing that was being written is lost', async () => {
  const { desk, received } = openDesk();
  await page.getByLabelText('Words').fill('half a sentence');
  desk.session = sampleSession({ ...ASHA, freshUntil: new Date(Date.now() + 9e6).toISOString() });
  const before = received.length;
  const otherTab = new BroadcastChannel('linkdesk.session');
  otherTab.postMessage('signed-in');
  await expect.poll(() => received.slice(before).map(({ path }) => path)).toContain('/api/session');
  await expect.element(page.getByLabelText('Words')).toHaveValue('half a sentence');
  otherTab.close();
});

test('when Linkdesk does not answer at all, one may try again', async () => {
  const { desk } = openDesk();
  await expect.element(page.getByText('Above every page')).toBeVisible();
  let isAway = true;
  answerEach(({ path }) =>
    isAway ? broken() : path === '/api/session' ? json(desk.session)() : desk.link(),
  );
  show(
    <SignedIn>
      <SomePage />
    </SignedIn>,
  );
  await expect.element(page.getByRole('heading', { name: 'Linkdesk does not answer' })).toBeVisible();
  isAway = false;
  await userEvent.click(page.getByRole('button', { name: 'Try again' }));
  await expect.element(page.getByText(/is Asha Rao/)).toBeVisible();
});

function SomePage() {
  const { person } = useSession();
  const { pathname, search, hash } = useLocation();
  const [words, setWords] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: ['some'],
    queryFn: () => call(getPayoutLink, { params: { linkId: 'abcdef' }, query: {} }),
  });
  return (
    <>
      <p>{`At ${pathname}${search}${hash} is ${person.name}`}</p>
      <p>{data?.headline}</p>
      <p>{error?.message}</p>
      <input aria-label="Words" value={words} onChange={(event) => setWords(event.target.value)} />
      <button type="button" onClick={() => refetch()}>
        Look again
      </button>
    </>
  );
}
