import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { SessionContext } from '../people/use-session.ts';
import { answerEach, broken, json, problem, type Received } from '../testing/answers.ts';
import { cancelledOperation } from '../testing/cancelled-operation.ts';
import { issuedLink } from '../testing/issued-link.ts';
import { sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { LinkPage } from './link-page.tsx';

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const ID = issuedLink().id;
const summary = page.getByRole('region', { name: 'Summary' });
const dialog = page.getByRole('dialog');
const cancelButton = page.getByRole('button', { name: 'Cancel ₹120.11 link…' });
const checkAgain = page.getByRole('button', { name: 'Check again' });

/** What the stand-in server knows; a test changes it while the page is open. */
type Desk = { link: () => Response; cancel: () => Response; list: () => Response };

function openPage(desk: Partial<Desk>, id = ID): { desk: Desk; received: Received[] } {
  const all: Desk = {
    link: json(issuedLink()),
    cancel: broken,
    list: json({ items: [], nextCursor: null }),
    ...desk,
  };
  const received = answerEach(({ path, method }) => {
    if (path.startsWith('/api/cancellations?')) return all.list();
    if (path.startsWith('/api/cancellations/')) return json(cancelledOperation())();
    return method === 'POST' ? all.cancel() : all.link();
  });
  showPage(id);
  return { desk: all, received };
}

function showPage(id = ID): void {
  show(
    <SessionContext value={sampleSession()}>
      <Routes>
        <Route path="/links/:linkId" element={<LinkPage />} />
      </Routes>
    </SessionContext>,
    `/links/${id}`,
  );
}

async function askAndLoseTheAnswer(): Promise<void> {
  await cancelButton.click();
  await dialog.getByRole('radio', { name: 'Duplicate' }).click();
  await dialog.getByRole('button', { name: 'Cancel ₹120.11 link' }).click();
  await expect.element(dialog.getByText('Not known whether Linkdesk took this on')).toBeVisible();
  await dialog.getByRole('button', { name: 'Keep link' }).click();
}

test('when Linkdesk cannot be reached the page promises nothing and offers nothing', async () => {
  const { desk } = openPage({});
  await expect.element(cancelButton).toBeVisible();
  desk.link = broken;
  await page.getByRole('button', { name: 'Ask InstantPay again' }).click();
  await expect.element(summary.getByText(/As of 12 Dec 2023, 15:00:00 IST: Not claimed yet/)).toBeVisible();
  await expect.element(summary.getByText(/Can it still be claimed\? Not known\./)).toBeVisible();
  await expect
    .element(summary.getByText(/New link\? Do not send one yet: Linkdesk cannot be reached right now\./))
    .toBeVisible();
  await expect.element(page.getByRole('button', { name: /^Cancel|^Resend/ })).not.toBeInTheDocument();
  const clipboard = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await page.getByRole('button', { name: 'Copy for ticket' }).click();
  expect(clipboard.mock.lastCall?.[0]).toContain(
    'can be claimed: not known; new link: do not send one yet (Linkdesk cannot be reached right now)',
  );
});

test('answers, buttons, facts, the check of a caller and the timeline stand in this order', async () => {
  openPage({});
  await expect.element(cancelButton).toBeVisible();
  const tops = [
    summary,
    cancelButton,
    page.getByRole('region', { name: 'Facts' }),
    page.getByRole('button', { name: 'Check with caller' }),
    page.getByRole('region', { name: 'Timeline' }),
  ].map((part) => part.element().getBoundingClientRect().top);
  expect(tops).toEqual(tops.toSorted((one, other) => one - other));
});

test('a claimed link stays claimed when Linkdesk cannot be reached', async () => {
  const answers = { claimable: 'no', replacement: 'do-not', because: 'it is claimed' } as const;
  const { desk } = openPage({
    link: json(issuedLink({ status: 'CLAIMED', providerStatus: 'CLAIMED', answers })),
  });
  await expect.element(summary.getByText(/Can it still be claimed\? No\./)).toBeVisible();
  desk.link = broken;
  await page.getByRole('button', { name: 'Ask InstantPay again' }).click();
  await expect.element(page.getByText(/^Last known state, as of/)).toBeVisible();
  await expect.element(summary.getByText(/Can it still be claimed\? No\./)).toBeVisible();
});

test('going offline marks the page at once, without a click', async () => {
  const { desk } = openPage({});
  await expect.element(cancelButton).toBeVisible();
  desk.link = broken;
  dispatchEvent(new Event('offline'));
  await expect.element(summary.getByText(/Can it still be claimed\? Not known\./)).toBeVisible();
});

test('a cancel whose answer was lost stays on the page, also over a reload, and nothing permits a new link', async () => {
  const { received } = openPage({});
  await askAndLoseTheAnswer();
  for (const reload of [false, true]) {
    if (reload) showPage();
    await expect
      .element(
        page.getByText(
          /^You asked to cancel this at .*; whether Linkdesk took it on is not known\. Do not send a new link\./,
        ),
      )
      .toBeVisible();
    await expect.element(summary.getByText(/Can it still be claimed\? Not known\./)).toBeVisible();
    await expect.element(summary.getByText(/New link\? Do not send one:/)).toBeVisible();
    await expect.element(cancelButton).not.toBeInTheDocument();
  }
  // Nothing goes out by itself.
  expect(received.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('a colleague’s newer cancel does not settle it; checking again sends the same key, and its answer does', async () => {
  const { desk, received } = openPage({});
  await askAndLoseTheAnswer();
  desk.link = json(issuedLink({ lastOperation: cancelledOperation({ actor: 'Dev Mehta', mine: false }) }));
  await page.getByRole('button', { name: 'Ask InstantPay again' }).click();
  await expect.element(page.getByText('Dev Mehta')).toBeVisible();
  await expect.element(checkAgain).toBeVisible();

  const own = cancelledOperation();
  desk.cancel = json(own);
  desk.link = json(
    issuedLink({
      status: 'CANCELLED',
      providerStatus: 'CANCELLED',
      lastOperation: own,
      answers: own.answers,
    }),
  );
  await checkAgain.click();
  await expect.element(checkAgain).not.toBeInTheDocument();
  await expect.element(summary.getByText(/New link\? You may send one:/)).toBeVisible();
  const posts = received.filter(({ method }) => method === 'POST');
  expect(posts.map(({ body }) => body)).toEqual([posts[0]?.body, posts[0]?.body]);
  expect(posts[1]?.headers.get('Idempotency-Key')).toBe(posts[0]?.headers.get('Idempotency-Key'));
});

test('finding the operation on the link settles it without a click', async () => {
  const { desk } = openPage({});
  await askAndLoseTheAnswer();
  await expect.element(checkAgain).toBeVisible();
  desk.link = json(
    issuedLink({ status: 'CANCELLED', providerStatus: 'CANCELLED', lastOperation: cancelledOperation() }),
  );
  await page.getByRole('button', { name: 'Ask InstantPay again' }).click();
  await expect.element(checkAgain).not.toBeInTheDocument();
  expect(sessionStorage.getItem(`linkdesk.cancel.${ID}`)).toBeNull();
});

test('only an answer about this very request says that it was not taken on', async () => {
  const { desk } = openPage({});
  await askAndLoseTheAnswer();
  desk.cancel = problem(429, 'too-many-requests');
  await checkAgain.click();
  await expect.element(page.getByText('Still not known. In words: too-many-requests.')).toBeVisible();
  desk.cancel = problem(409, 'not-cancellable');
  await checkAgain.click();
  await expect
    .element(page.getByText('Linkdesk did not take on your cancel. Nothing was sent.'))
    .toBeVisible();
  await expect.element(summary.getByText(/Can it still be claimed\? Yes\./)).toBeVisible();
});

test('while InstantPay’s list has not answered, nobody reads that there is no recipient; the page heals itself', async () => {
  const unread = { factsRead: false, recipient: null, referenceNo: null, purpose: null, moving: false };
  const { desk } = openPage({ link: json(issuedLink(unread)) });
  await expect
    .element(summary.getByText('Recipient not known yet: InstantPay’s list has not answered'))
    .toBeVisible();
  await cancelButton.click();
  await expect
    .element(page.getByRole('dialog', { name: 'Cancel the ₹120.11 link whose recipient is not known yet?' }))
    .toBeVisible();
  await expect.element(dialog.getByText(`Check the link id before you decide: ${ID}`)).toBeVisible();
  await expect.element(page.getByText(/No recipient|No mobile/)).not.toBeInTheDocument();
  await dialog.getByRole('button', { name: 'Keep link' }).click();
  desk.link = json(issuedLink({ moving: false }));
  await expect.element(summary.getByText('Ravi Kumar'), { timeout: 12_000 }).toBeVisible();
});

test('a link without a recipient says so', async () => {
  openPage({ link: json(issuedLink({ recipient: null })) });
  await expect.element(summary.getByText('No recipient on this link')).toBeVisible();
});

test('with InstantPay away from the first look on, the open cancel is shown, and the page comes back by itself', async () => {
  const answers = { claimable: 'unknown', replacement: 'do-not', because: 'its answer was lost' } as const;
  const open = cancelledOperation({ final: false, state: 'unknown', label: 'Not confirmed', answers });
  const { desk } = openPage({
    link: problem(503, 'provider-unreachable'),
    list: json({ items: [open], nextCursor: null }),
  });
  await expect.element(page.getByRole('heading', { name: 'InstantPay cannot be reached' })).toBeVisible();
  const card = page.getByRole('region', { name: 'Cancellation' });
  await expect.element(card.getByText('Not confirmed', { exact: true })).toBeVisible();
  await expect.element(card.getByText(/^New link\? Do not send one:/)).toBeVisible();
  await expect.element(card.getByText('Do not send a new link.')).toBeVisible();
  desk.link = json(issuedLink());
  await expect.element(summary.getByText(/Can it still be claimed/), { timeout: 12_000 }).toBeVisible();
});

test('a past “still open” is no promise while InstantPay is away', async () => {
  const answers = { claimable: 'yes', replacement: 'not-yet', because: 'this one is still open' } as const;
  const ended = cancelledOperation({ state: 'still-live', label: 'Not cancelled', answers });
  openPage({ link: problem(503, 'provider-unreachable'), list: json({ items: [ended], nextCursor: null }) });
  await expect.element(page.getByText('Can it still be claimed? Not known.')).toBeVisible();
});

test('an id in capitals opens the link', async () => {
  const { received } = openPage({}, ID.toUpperCase());
  await expect.element(cancelButton).toBeVisible();
  expect(received[0]?.path).toBe(`/api/payout-links/${ID}`);
});

test('a click that failed because InstantPay is away leaves a page marked as old', async () => {
  const { desk, received } = openPage({ cancel: problem(503, 'provider-unreachable') });
  await cancelButton.click();
  await dialog.getByRole('radio', { name: 'Duplicate' }).click();
  await dialog.getByRole('button', { name: 'Cancel ₹120.11 link' }).click();
  await expect.element(dialog.getByText('Nothing was sent', { exact: true })).toBeVisible();
  const before = received.length;
  desk.link = json(issuedLink({ stale: true, staleBecause: 'InstantPay could not be reached.' }));
  await dialog.getByRole('button', { name: 'Keep link' }).click();
  await expect.element(page.getByText(/^Last known state, as of/)).toBeVisible();
  expect(received[before]?.path).toBe(`/api/payout-links/${ID}?fresh=1`);
});

test('an ended cancel repeats no answers on the page; one in doubt says whose status the badge is', async () => {
  const { desk } = openPage({ link: json(issuedLink({ lastOperation: cancelledOperation() })) });
  const panel = page.getByRole('region', { name: 'Cancellation' });
  await expect.element(panel.getByText(/^You asked at/)).toBeVisible();
  await expect.element(panel.getByText(/Can it still be claimed/)).not.toBeInTheDocument();

  const open = cancelledOperation({ final: false, state: 'unknown', label: 'Not confirmed' });
  desk.link = json(issuedLink({ openOperation: open }));
  await page.getByRole('button', { name: 'Ask InstantPay again' }).click();
  await expect.element(summary.getByText('InstantPay shows: Issued')).toBeVisible();
  await expect.element(page.getByText(/You may close this/)).not.toBeInTheDocument();
});
