import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { AppRoutes } from './routes.tsx';
import { SessionContext } from './people/use-session.ts';
import { answerEach, json, type Received } from './testing/answers.ts';
import { issuedLink } from './testing/issued-link.ts';
import { sampleSession } from './testing/sample-session.ts';
import { show } from './testing/show.tsx';

afterEach(() => vi.unstubAllGlobals());

function openAt(address: string): Received[] {
  const received = answerEach(() => json(issuedLink())());
  show(
    <SessionContext value={sampleSession()}>
      <AppRoutes />
    </SessionContext>,
    address,
  );
  return received;
}

test('a link that is opened by its address is asked for at once, not after the program of its page', async () => {
  const received = openAt(`/links/${issuedLink().id}`);
  expect(received.map(({ path }) => path)).toEqual([`/api/payout-links/${issuedLink().id}`]);
  await expect.element(page.getByRole('heading', { name: '₹120.11' })).toBeVisible();
});

test('an id in capitals is asked for as InstantPay writes it, and only so', async () => {
  const received = openAt(`/links/${issuedLink().id.toUpperCase()}`);
  await expect.element(page.getByRole('heading', { name: '₹120.11' })).toBeVisible();
  expect(received.map(({ path }) => path)).toEqual([`/api/payout-links/${issuedLink().id}`]);
});

test('an address that is no link id is not asked for', async () => {
  const received = openAt('/links/no.link');
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(received.filter(({ path }) => path.includes('no.link'))).toEqual([]);
});
