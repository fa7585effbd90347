import type { Session } from '@linkdesk/server/contract/session';
import { disablePerson } from '@linkdesk/server/contract/people';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { call } from '../api/call.ts';
import { answerEach, json, problem, type Received } from '../testing/answers.ts';
import { inMinutes, sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FreshSignIn } from './fresh-sign-in.tsx';
import { SignedIn } from './signed-in.tsx';
import { useFreshSignIn } from './use-fresh-sign-in.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const OLD = sampleSession({ freshUntil: inMinutes(-1) });
const act = page.getByRole('button', { name: 'Disable' });
const asks = page.getByRole('group', { name: 'Show that it is still you' });

type Desk = { session: Session; proof: () => Response; act: () => Response };

function openDialog(desk: Partial<Desk>): { desk: Desk; received: Received[] } {
  const all: Desk = { session: OLD, proof: problem(500, 'unexpected'), act: json({}), ...desk };
  const received = answerEach(({ path }) => {
    if (path === '/api/session') return json(all.session)();
    return path === '/api/auth/fresh-sign-in' ? all.proof() : all.act();
  });
  show(
    <SignedIn>
      <SomeDialog />
    </SignedIn>,
  );
  return { desk: all, received };
}

const again = (changes: Partial<Session> = {}) =>
  json({ ...OLD, ...changes, freshUntil: inMinutes(240) } satisfies Session);
const sentTo = (received: Received[], end: string) => received.filter(({ path }) => path.endsWith(end));

test('an old sign-in is asked for before the click; the code opens the button and what was typed stays', async () => {
  const { received } = openDialog({ proof: again() });
  await page.getByLabelText('Reason').fill('left the company');
  await expect.element(asks).toBeVisible();
  await expect.element(act).toBeDisabled();
  await page.getByLabelText('Six digits from your authenticator app').fill('123456');
  await expect.element(page.getByText(/it is still you\. Nothing was done yet: press Disable/)).toHaveFocus();
  await expect.element(act).toBeEnabled();
  await expect.element(page.getByLabelText('Reason')).toHaveValue('left the company');
  expect(sentTo(received, 'fresh-sign-in').map(({ body }) => body)).toEqual([{ code: '123456' }]);
  expect(sentTo(received, '/disable')).toHaveLength(0);
});

test('a wrong code is told in words, and the session goes on', async () => {
  openDialog({ proof: problem(401, 'sign-in-again', { detail: 'This code is wrong.' }) });
  await page.getByLabelText('Six digits from your authenticator app').fill('123456');
  await expect.element(page.getByText('This code is wrong.')).toBeVisible();
  await expect.element(page.getByLabelText('Six digits from your authenticator app')).toHaveValue('');
  await expect.element(act).toBeDisabled();
});

test('after too many wrong proofs the sign-in page comes, as the session is over', async () => {
  openDialog({ proof: problem(401, 'not-signed-in') });
  await page.getByLabelText('Six digits from your authenticator app').fill('123456');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('without an app the password shows it; Enter sends the proof and never the act', async () => {
  const { received } = openDialog({
    session: { ...OLD, freshProof: 'password', secondFactor: 'off' },
    proof: again({ freshProof: 'password', secondFactor: 'off' }),
  });
  await page.getByLabelText('Your password').fill('four unrelated words');
  await userEvent.keyboard('{Enter}');
  await expect.element(act).toBeEnabled();
  expect(sentTo(received, 'fresh-sign-in')[0]?.body).toEqual({ password: 'four unrelated words' });
  expect(sentTo(received, '/disable')).toHaveLength(0);
});

test('a sample person clicks once', async () => {
  openDialog({ session: { ...OLD, freshProof: 'click' }, proof: again({ freshProof: 'click' }) });
  await page.getByRole('button', { name: 'It is me' }).click();
  await expect.element(act).toBeEnabled();
});

test('the company asks in a tab of its own, and the dialog goes on when that one is done', async () => {
  const opened = vi.fn<typeof open>();
  vi.stubGlobal('open', opened);
  const { desk } = openDialog({ session: { ...OLD, freshProof: 'company' } });
  await page.getByLabelText('Reason').fill('left the company');
  await page.getByRole('button', { name: 'Sign in with your company again' }).click();
  expect(opened).toHaveBeenCalledExactlyOnceWith('/signed-in-again#start');
  desk.session = { ...OLD, freshProof: 'company', freshUntil: inMinutes(240) };
  const otherTab = new BroadcastChannel('linkdesk.session');
  otherTab.postMessage('signed-in');
  await expect.element(act).toBeEnabled();
  await expect.element(page.getByLabelText('Reason')).toHaveValue('left the company');
  otherTab.close();
});

test('an act that is answered with `sign-in-again` asks then, and works once it was shown', async () => {
  const fresh = sampleSession();
  const { desk, received } = openDialog({ session: fresh, act: problem(401, 'sign-in-again') });
  await expect.element(act).toBeEnabled();
  await expect.element(asks).not.toBeInTheDocument();
  await act.click();
  await expect.element(asks).toBeVisible();
  await expect.element(act).toBeDisabled();
  desk.proof = json({ ...fresh, freshUntil: inMinutes(300) });
  desk.act = problem(500, 'unexpected');
  await page.getByLabelText('Six digits from your authenticator app').fill('123456');
  await act.click();
  await expect.poll(() => sentTo(received, '/disable')).toHaveLength(2);
});

test('where proofs last a second, the act may be tried once it was shown, and is asked for again if too late', async () => {
  const { desk, received } = openDialog({
    proof: () => json({ ...OLD, freshUntil: inMinutes(1 / 60) })(),
    act: problem(401, 'sign-in-again'),
  });
  await page.getByLabelText('Six digits from your authenticator app').fill('123456');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await expect.element(asks).not.toBeInTheDocument();
  await act.click();
  await expect.element(asks).toBeVisible();
  desk.act = json({});
  await page.getByLabelText('Six digits from your authenticator app').fill('654321');
  await act.click();
  await expect.poll(() => sentTo(received, '/disable')).toHaveLength(2);
});

test('a sign-in that grows old while the dialog is open asks by itself, and seconds before it nothing yet', async () => {
  openDialog({ session: sampleSession({ freshUntil: inMinutes(2 / 60) }) });
  await expect.element(act).toBeEnabled();
  await expect.element(asks, { timeout: 5_000 }).toBeVisible();
  await expect.element(act).toBeDisabled();
});

function SomeDialog() {
  const [reason, setReason] = useState('');
  const disabling = useMutation({
    mutationFn: () => call(disablePerson, { params: { id: 'p-2' }, body: {} }),
  });
  const fresh = useFreshSignIn(disabling.error);
  return (
    <Dialog title="Disable Ravi?" onClose={() => {}}>
      <input aria-label="Reason" value={reason} onChange={(event) => setReason(event.target.value)} />
      <FreshSignIn fresh={fresh} then="press Disable" />
      <button type="button" disabled={fresh.needed} onClick={() => disabling.mutate()}>
        Disable
      </button>
    </Dialog>
  );
}
