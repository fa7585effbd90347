import { useQuery } from '@tanstack/react-query';
import { getPayoutLink } from '@linkdesk/server/contract/payout-links';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { call } from '../api/call.ts';
import { answerWith, json, problem } from '../testing/answers.ts';
import { issuedLink } from '../testing/issued-link.ts';
import { sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { Header } from '../header.tsx';
import { SignedIn } from './signed-in.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const WAYS = {
  samplePeople: true,
  environment: 'sandbox',
  password: false,
  company: false,
  firstStart: true,
};
const SESSION = sampleSession({ environment: 'sandbox', samplePeople: true, freshProof: 'click' });

test('a session that ends under a page gives way to signing in, and the same page comes back', async () => {
  answerWith(
    json(SESSION),
    problem(401, 'not-signed-in'),
    problem(401, 'not-signed-in'),
    json(WAYS),
    json(SESSION, 201),
    json(issuedLink({ headline: 'Read after signing in' })),
  );
  show(
    <SignedIn header={<Header />}>
      <SomePage />
    </SignedIn>,
  );
  await expect.element(page.getByRole('heading', { name: 'Sign in to Linkdesk' })).toBeVisible();
  await expect.element(page.getByText(/^SANDBOX/)).toBeVisible();
  await page.getByRole('button', { name: /^Continue as Support agent/ }).click();
  await expect.element(page.getByText('Read after signing in')).toBeVisible();
  await expect.element(page.getByText('Asha Rao')).toBeVisible();
});

test('what another person left in this tab is gone, one’s own stays', async () => {
  sessionStorage.setItem('linkdesk.person', 'p-2');
  sessionStorage.setItem('linkdesk.recent-links', '65704add83911e52b70ebcbc');
  answerWith(json(SESSION));
  show(
    <SignedIn>
      <p>Inside</p>
    </SignedIn>,
  );
  await expect.element(page.getByText('Inside')).toBeVisible();
  expect({ ...sessionStorage }).toEqual({ 'linkdesk.person': 'p-1' });
  sessionStorage.setItem('linkdesk.recent-links', '65704add83911e52b70ebcbc');
  show(
    <SignedIn>
      <p>Again</p>
    </SignedIn>,
  );
  await expect.element(page.getByText('Again')).toBeVisible();
  expect(sessionStorage.getItem('linkdesk.recent-links')).toBe('65704add83911e52b70ebcbc');
});

test('a live installation shows no banner, and one without ways of signing in says so', async () => {
  answerWith(
    problem(401, 'not-signed-in'),
    json({ ...WAYS, samplePeople: false, environment: 'live', firstStart: false }),
  );
  show(
    <SignedIn>
      <p>Inside</p>
    </SignedIn>,
  );
  await expect.element(page.getByText(/Ask your administrator/)).toBeVisible();
  await expect.element(page.getByRole('complementary')).not.toBeInTheDocument();
  await expect.element(page.getByRole('button')).not.toBeInTheDocument();
});

test('signing out in one tab shows the sign-in page in the others, and signing in brings them back', async () => {
  answerWith(json(SESSION), json(WAYS), json(SESSION));
  show(
    <SignedIn>
      <p>Inside</p>
    </SignedIn>,
  );
  await expect.element(page.getByText('Inside')).toBeVisible();
  const otherTab = new BroadcastChannel('linkdesk.session');
  otherTab.postMessage('signed-out');
  await expect.element(page.getByRole('heading', { name: 'Sign in to Linkdesk' })).toBeVisible();
  await expect.element(page.getByText('Inside')).not.toBeInTheDocument();
  otherTab.postMessage('signed-in');
  await expect.element(page.getByText('Inside')).toBeVisible();
  otherTab.close();
});

function SomePage() {
  const { data } = useQuery({
    queryKey: ['some'],
    queryFn: () => call(getPayoutLink, { params: { linkId: 'abcdef' }, query: {} }),
  });
  return <p>{data?.headline}</p>;
}
