import type { Role } from '@linkdesk/server/contract/permissions';
import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { SessionContext } from '../people/use-session.ts';
import { answerWith, broken, json, problem } from '../testing/answers.ts';
import { cancelledOperation } from '../testing/cancelled-operation.ts';
import { inMinutes, sampleSession } from '../testing/sample-session.ts';
import { show } from '../testing/show.tsx';
import { CancellationActions } from './cancellation-actions.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  sessionStorage.clear();
});

const dialog = page.getByRole('dialog');
const attempt = {
  n: 1,
  class: 'accepted' as const,
  because: 'InstantPay accepted the cancel',
  statusCode: 'TXN',
  providerReference: 'h0009ad8',
  startedAt: '2023-12-12T09:30:01Z',
  endedAt: '2023-12-12T09:30:02Z',
};
const inDoubt = cancelledOperation({
  state: 'needs-person',
  label: 'Ask InstantPay',
  final: false,
  mayAskAgain: true,
  answers: { claimable: 'unknown', replacement: 'do-not', because: 'only InstantPay can tell what happened' },
  attempts: [attempt],
});

function showActions(operation: CancelOperation, role: Role = 'operator', freshMinutes = 60): void {
  const session = sampleSession({ roles: [role], freshUntil: inMinutes(freshMinutes) });
  show(
    <SessionContext value={session}>
      <CancellationActions operation={operation} viewer={session} />
    </SessionContext>,
  );
}

async function open(button: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
}

test('a reply is not recorded until all of it is there, and then once, with its outcome in both answers', async () => {
  const closed = cancelledOperation({
    state: 'closed-by-people',
    label: 'Not cancelled',
    answers: { claimable: 'no', replacement: 'do-not', because: 'the recipient has claimed this one' },
  });
  const received = answerWith(json(closed));
  showActions(inDoubt);
  await open('Record their reply…');
  await dialog.getByRole('button', { name: 'Record reply' }).click();
  await expect
    .element(dialog.getByText('Choose what InstantPay said first. Nothing was recorded.'))
    .toBeVisible();
  await dialog.getByRole('radio', { name: 'Claimed' }).click();
  await dialog.getByLabelText('InstantPay’s ticket number').fill(' IP-9 ');
  await dialog.getByRole('button', { name: 'Record reply' }).click();
  await expect.element(dialog.getByText(/Write in short what they wrote first/)).toBeVisible();
  expect(received).toEqual([]);
  await dialog.getByLabelText(/^What they wrote, in short/).fill('Claimed on the 12th');
  await dialog.getByRole('button', { name: 'Record reply' }).dblClick();
  await expect.element(dialog.getByText('Can it still be claimed? No.')).toBeVisible();
  await expect.element(dialog.getByText(/^New link\? Do not send one:/)).toBeVisible();
  expect(received.map(({ path, body }) => [path, body])).toEqual([
    [
      `/api/cancellations/${inDoubt.id}/close`,
      { ticket: 'IP-9', truth: 'claimed', reason: 'Claimed on the 12th' },
    ],
  ]);
});

test('a colleague confirms a reply as it was recorded', async () => {
  const received = answerWith(json(cancelledOperation({ state: 'closed-by-people' })));
  const reply = { truth: 'cancelled', ticket: 'IP-1', reason: 'Cancelled today' } as const;
  const recorded = { ...reply, by: 'Arjun Mehta', mine: false };
  showActions({ ...inDoubt, proposedReply: recorded }, 'approver');
  await open('Confirm their reply…');
  await expect.element(dialog.getByText(/Arjun Mehta recorded this reply/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Confirm reply' }).click();
  await expect.element(dialog.getByText(/^New link\? You may send one:/)).toBeVisible();
  expect(received[0]?.body).toEqual({ ticket: 'IP-1', truth: 'cancelled', reason: 'Cancelled today' });
});

test('asking again says that one more request goes out, and names how many were seen', async () => {
  const received = answerWith(json({ ...inDoubt, updatedAt: '2023-12-12T09:40:00Z' }));
  showActions(inDoubt);
  await open('Ask again…');
  await expect.element(dialog.getByText('One more Cancel request will be sent.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Send one more Cancel' }).dblClick();
  await expect.element(dialog.getByText('Can it still be claimed? Not known.')).toBeVisible();
  const asked = received.filter(({ method }) => method === 'POST');
  expect(asked.map(({ path, body }) => [path, body])).toEqual([
    [`/api/cancellations/${inDoubt.id}/ask-again`, { attempts: 1 }],
  ]);
});

test('an approval of a link that has changed shows what was asked for beside what is', async () => {
  const seen = { providerStatus: 'ISSUED', amount: 12_011, lastActivityAt: null };
  answerWith(problem(409, 'link-changed', { seen, now: { ...seen, providerStatus: 'CLAIMED' } }));
  const asked = { ...inDoubt, state: 'awaiting-approval', label: 'Waiting for approval' } as const;
  showActions({ ...asked, mine: false, mayDecide: true, mayAskAgain: false }, 'approver');
  await open('Approve…');
  await dialog.getByRole('button', { name: 'Cancel ₹120.11 link' }).click();
  await expect.element(dialog.getByText(/changed since it was asked. Nothing was sent/)).toBeVisible();
  await expect.element(dialog.getByRole('row', { name: /^Status Issued Claimed$/ })).toBeVisible();
});

test('when the answer is lost, nobody is told that nothing was done', async () => {
  answerWith(broken);
  showActions(inDoubt);
  await open('Ask again…');
  await dialog.getByRole('button', { name: 'Send one more Cancel' }).click();
  await expect.element(dialog.getByText('Not known whether Linkdesk took this on')).toBeVisible();
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  await dialog.getByRole('button', { name: 'Send one more Cancel' }).click();
  await expect.element(dialog.getByText('You are offline. Nothing more was done.')).toBeVisible();
});

test('to approve, an old sign-in is proved first; to decline, it is not', async () => {
  const asked = { ...inDoubt, state: 'awaiting-approval', label: 'Waiting for approval' } as const;
  showActions({ ...asked, mine: false, mayDecide: true, mayAskAgain: false }, 'approver', -1);
  await open('Approve…');
  await expect.element(dialog.getByRole('group', { name: 'Show that it is still you' })).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Cancel ₹120.11 link' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Decide later' }).click();
  await open('Decline…');
  await expect.element(dialog.getByRole('button', { name: 'Decline' })).toBeEnabled();
  await expect.element(dialog.getByRole('group')).not.toBeInTheDocument();
});

test('words of a decision outlive a session that ends under them, and go when they were sent', async () => {
  const asked = cancelledOperation({
    state: 'awaiting-approval',
    label: 'Waiting for approval',
    final: false,
    mine: false,
    mayDecide: true,
  });
  const received = answerWith(json(cancelledOperation()));
  showActions(asked);
  await open('Decline…');
  await dialog.getByLabelText(/^Reason/).fill('Not ours to ');
  showActions(asked);
  await open('Decline…');
  await expect.element(dialog.getByLabelText(/^Reason/)).toHaveValue('Not ours to ');
  await dialog.getByLabelText(/^Reason/).fill('Not ours to cancel');
  await dialog.getByRole('button', { name: 'Decline' }).click();
  await expect.poll(() => received.at(-1)?.body).toEqual({ reason: 'Not ours to cancel' });
  await expect.poll(() => Object.keys(sessionStorage)).toEqual([]);
});
