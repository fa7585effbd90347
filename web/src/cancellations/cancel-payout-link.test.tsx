import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { useEffect, useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SessionContext } from '../people/use-session.ts';
import { answerWith, broken, json, problem } from '../testing/answers.ts';
import { cancelledOperation } from '../testing/cancelled-operation.ts';
import { issuedLink } from '../testing/issued-link.ts';
import { inMinutes, sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { CancelPayoutLink } from './cancel-payout-link.tsx';

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const dialog = page.getByRole('dialog');
const confirm = dialog.getByRole('button', { name: 'Cancel ₹120.11 link' });

function showLink(link: PayoutLink = issuedLink(), freshMinutes = 60): void {
  show(
    <SessionContext value={sampleSession({ freshUntil: inMinutes(freshMinutes) })}>
      <MovingLink first={link} />
    </SessionContext>,
  );
}

const READ = 'the-link-is-read-again';

/** The page's own look at the link goes on behind the dialog. */
function MovingLink({ first }: { first: PayoutLink }) {
  const [link, setLink] = useState(first);
  useEffect(() => {
    const read = (event: Event) => setLink((event as CustomEvent<PayoutLink>).detail);
    addEventListener(READ, read);
    return () => removeEventListener(READ, read);
  }, []);
  const reread = () => Promise.resolve(link);
  return (
    <CancelPayoutLink link={link} lastRead={link} may="cancel" reread={reread} ticket={() => 'ticket'} />
  );
}

async function open(): Promise<void> {
  await page.getByRole('button', { name: 'Cancel ₹120.11 link…' }).click();
}

async function choose(reason: string): Promise<void> {
  await dialog.getByRole('radio', { name: reason }).click();
}

test('the operator confirms amount and recipient, and reads the outcome with both answers', async () => {
  const received = answerWith(json(cancelledOperation(), 201));
  showLink();
  await open();
  await expect
    .element(page.getByRole('dialog', { name: 'Cancel the ₹120.11 link to Ravi Kumar?' }))
    .toBeVisible();
  await choose('Duplicate');
  await dialog.getByLabelText('Ticket number (optional)').fill(' T-42 ');
  await confirm.click();
  const outcome = dialog.getByRole('status').first();
  await expect.element(outcome.getByText('Cancelled', { exact: true })).toBeVisible();
  await expect.element(outcome.getByText('Can it still be claimed? No.')).toBeVisible();
  await expect.element(outcome.getByText(/^New link\? You may send one/)).toBeVisible();
  expect(received.map(({ body }) => body)).toEqual([
    { reason: 'Duplicate', ticket: 'T-42', seen: issuedLink().cancellation.seen },
  ]);
  expect(sessionStorage.length).toBe(0);
});

test('the first reason has the focus, Enter sends nothing, Esc keeps the link and gives the focus back', async () => {
  const received = answerWith(json(cancelledOperation(), 201));
  showLink();
  await open();
  await expect.element(dialog.getByRole('radio', { name: 'Wrong amount' })).toHaveFocus();
  await userEvent.keyboard(' {Enter}');
  await dialog.getByLabelText('Ticket number (optional)').click();
  await userEvent.keyboard('T-1{Enter}{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Cancel ₹120.11 link…' })).toHaveFocus();
  expect(received).toEqual([]);
});

test('nothing is sent without a reason', async () => {
  const received = answerWith(json(cancelledOperation(), 201));
  showLink();
  await open();
  await confirm.click();
  await expect.element(dialog.getByText('Choose a reason first. Nothing was sent.')).toBeVisible();
  await choose('Other');
  await confirm.click();
  expect(received).toEqual([]);
});

test('a double click sends one request', async () => {
  const received = answerWith(async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return json(cancelledOperation(), 201)();
  });
  showLink();
  await open();
  await choose('Duplicate');
  await confirm.dblClick();
  await expect.element(dialog.getByText(/You may send one/)).toBeVisible();
  expect(received).toHaveLength(1);
});

test('a link that turns Cancelled while its cancel is on the way is not called a change before which nothing was sent', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  answerWith(async () => {
    await promise;
    return json(cancelledOperation(), 201)();
  });
  showLink();
  await open();
  await choose('Duplicate');
  await confirm.click();
  await expect.element(dialog.getByText('Sending. You may close this; it continues.')).toBeVisible();
  const { cancellation } = issuedLink();
  const seen = { ...cancellation.seen, providerStatus: 'CANCELLED' };
  const detail = issuedLink({ cancellation: { ...cancellation, allowed: false, seen } });
  dispatchEvent(new CustomEvent(READ, { detail }));
  // A moment, in which the page would have said so.
  await new Promise((shown) => setTimeout(shown, 100));
  await expect.element(dialog.getByText(/Nothing was sent/)).not.toBeInTheDocument();
  await expect.element(dialog.getByRole('button', { name: 'Sending…' })).toHaveFocus();
  resolve();
  await expect.element(dialog.getByText(/You may send one/)).toBeVisible();
});

test('offline, the operator reads that nothing was sent, and nothing is', async () => {
  const received = answerWith(json(cancelledOperation(), 201));
  showLink();
  await open();
  await choose('Duplicate');
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  await confirm.click();
  await expect.element(dialog.getByText('You are offline. Nothing was sent.')).toBeVisible();
  expect(received).toEqual([]);
});

test('a changed link stays in front of the operator until the new facts are accepted, and those are sent', async () => {
  const now = { providerStatus: 'ISSUED', amount: 12011, lastActivityAt: '2023-12-12T09:25:00Z' };
  const changed = problem(409, 'link-changed', { seen: issuedLink().cancellation.seen, now });
  const received = answerWith(changed, json(cancelledOperation(), 201));
  showLink();
  await open();
  await choose('Duplicate');
  await confirm.click();
  await expect
    .element(dialog.getByRole('row', { name: /Last activity .*14:51:25 IST .*14:55:00 IST/ }))
    .toBeVisible();
  await expect.element(confirm).toBeDisabled();
  await dialog.getByRole('button', { name: 'I have seen the new facts' }).click();
  await confirm.click();
  await expect.element(dialog.getByText(/You may send one/)).toBeVisible();
  expect(received.map(({ body }) => (body as { seen: object }).seen)).toEqual([
    issuedLink().cancellation.seen,
    now,
  ]);
});

test('claimed between look and click: both sides stand there, and only Close is left', async () => {
  const now = { providerStatus: 'CLAIMED', amount: 12011, lastActivityAt: '2023-12-12T09:25:00Z' };
  answerWith(problem(409, 'link-changed', { seen: issuedLink().cancellation.seen, now }));
  showLink();
  await open();
  await confirm.click();
  await expect.element(dialog.getByText('Choose a reason first. Nothing was sent.')).toBeVisible();
  await choose('Duplicate');
  await expect.element(dialog.getByText(/^Choose a reason first/)).not.toBeInTheDocument();
  await confirm.click();
  await expect.element(dialog.getByRole('row', { name: 'Status Issued Claimed' })).toBeVisible();
  await expect.element(confirm).not.toBeInTheDocument();
  expect(dialog.getByRole('button').all()).toHaveLength(1);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
});

test('after a lost answer the same request is asked about, with the same key and locked words', async () => {
  const received = answerWith(broken, json(cancelledOperation()));
  showLink();
  await open();
  await choose('Duplicate');
  await confirm.click();
  await expect.element(dialog.getByText('Not known whether Linkdesk took this on')).toBeVisible();
  await expect.element(dialog.getByRole('radio', { name: 'Replaced' })).toBeDisabled();
  await confirm.click();
  await expect.element(dialog.getByText(/You may send one/)).toBeVisible();
  const keys = received.map(({ headers }) => headers.get('Idempotency-Key'));
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

test('a colleague’s open cancel is named with who and since when', async () => {
  const operation = { id: 'o-1', actor: 'Dev Mehta', createdAt: '2023-12-12T09:29:00Z' };
  answerWith(problem(409, 'operation-open', { operation }));
  showLink();
  await open();
  await choose('Duplicate');
  await confirm.click();
  await expect
    .element(dialog.getByText('Dev Mehta asked for it at 12 Dec 2023, 14:59:00 IST.'))
    .toBeVisible();
});

test('where a cancel cannot work the reason stands in place of the button', async () => {
  const { cancellation } = issuedLink();
  const because = 'It is claimed, so it cannot be cancelled.';
  showLink(issuedLink({ cancellation: { ...cancellation, allowed: false, because } }));
  await expect.element(page.getByText(because)).toBeVisible();
  await expect.element(page.getByRole('button')).not.toBeInTheDocument();
});

test('an old sign-in is proved before the click, and what was chosen stays', async () => {
  const renewed = json(sampleSession());
  const received = answerWith(renewed, json(cancelledOperation(), 201));
  showLink(issuedLink(), -1);
  await open();
  await choose('Duplicate');
  await expect.element(confirm).toBeDisabled();
  await dialog.getByLabelText(/^Six digits/).fill('123456');
  await expect.element(dialog.getByText(/Thank you, it is still you/)).toBeVisible();
  await expect.element(dialog.getByRole('radio', { name: 'Duplicate' })).toBeChecked();
  await confirm.click();
  await expect.element(dialog.getByText(/You may send one/)).toBeVisible();
  expect(received.map(({ path }) => path)).toEqual([
    '/api/auth/fresh-sign-in',
    '/api/payout-links/65704add83911e52b70ebcbc/cancellations',
  ]);
});

test('when the server finds the sign-in too old nothing was sent, and the same request follows the proof', async () => {
  const tooOld = problem(401, 'sign-in-again');
  const received = answerWith(
    tooOld,
    json(sampleSession({ freshUntil: inMinutes(300) })),
    json(cancelledOperation()),
  );
  showLink();
  await open();
  await choose('Duplicate');
  await confirm.click();
  await expect.element(dialog.getByRole('group', { name: 'Show that it is still you' })).toBeVisible();
  await expect.element(dialog.getByText(/Nothing was sent|Not known/)).not.toBeInTheDocument();
  await dialog.getByLabelText(/^Six digits/).fill('123456');
  await expect.element(confirm).toBeEnabled();
  await confirm.click();
  await expect.element(dialog.getByText(/You may send one/)).toBeVisible();
  const keys = received.map(({ headers }) => headers.get('Idempotency-Key'));
  expect(keys[2]).toBe(keys[0]);
});
