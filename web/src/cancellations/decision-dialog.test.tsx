import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import type { Role } from '@linkdesk/server/contract/permissions';
import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { SessionContext } from '../people/use-session.ts';
import { answerWith, broken, json, problem } from '../testing/answers.ts';
import { cancelledOperation } from '../testing/cancelled-operation.ts';
import { issuedLink } from '../testing/issued-link.ts';
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

const askedFor = cancelledOperation({
  state: 'awaiting-approval',
  label: 'Waiting for approval',
  final: false,
  mine: false,
  mayDecide: true,
});

function showActions(
  operation: CancelOperation,
  role: Role = 'operator',
  freshMinutes = 60,
  readLink: (linkId: string) => Promise<PayoutLink> = () => Promise.resolve(issuedLink()),
): void {
  const session = sampleSession({ roles: [role], freshUntil: inMinutes(freshMinutes) });
  show(
    <SessionContext value={session}>
      <CancellationActions operation={operation} viewer={session} readLink={readLink} />
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
  const received = answerWith(json(cancelledOperation()));
  showActions(askedFor);
  await open('Decline…');
  await dialog.getByLabelText(/^Reason/).fill('Not ours to ');
  showActions(askedFor);
  await open('Decline…');
  await expect.element(dialog.getByLabelText(/^Reason/)).toHaveValue('Not ours to ');
  await dialog.getByLabelText(/^Reason/).fill('Not ours to cancel');
  await dialog.getByRole('button', { name: 'Decline' }).click();
  await expect.poll(() => received.at(-1)?.body).toEqual({ reason: 'Not ours to cancel' });
  await expect.poll(() => Object.keys(sessionStorage)).toEqual([]);
});

test('who decides first reads whom the money goes to and what the link is now', async () => {
  const reads: string[] = [];
  let answer = (_link: PayoutLink): void => {};
  showActions(askedFor, 'approver', 60, (linkId) => {
    reads.push(linkId);
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
  await open('Approve…');
  const approve = dialog.getByRole('button', { name: 'Cancel ₹120.11 link' });
  await expect.element(approve).toBeDisabled();
  await expect.element(dialog.getByText('Asking InstantPay about the link…')).toBeVisible();
  expect(reads).toEqual([askedFor.linkId]);
  answer(issuedLink({ asOf: new Date(Date.now() - 4_000).toISOString() }));
  await expect
    .element(dialog.getByText('To Ravi Kumar · Mobile ending 4547 · Reference NA', { exact: true }))
    .toBeVisible();
  await expect.element(dialog.getByText(/^Checked [4-6] s ago: Issued$/)).toBeVisible();
  await expect.element(approve).toBeEnabled();
});

test('a link that cannot be read is not approved, but can be declined', async () => {
  showActions(askedFor, 'approver', 60, () => Promise.reject(new Error('InstantPay does not answer.')));
  await open('Approve…');
  await expect.element(dialog.getByText(/could not be checked. InstantPay does not answer/)).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Cancel ₹120.11 link' })).toBeDisabled();
  await expect.element(dialog.getByRole('button', { name: 'Check again' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Decide later' }).click();
  await open('Decline…');
  await expect.element(dialog.getByText(/could not be checked/)).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Decline' })).toBeEnabled();
});

test('who does not see names reads no name, and who reads none yet is told to check the link id', async () => {
  const recipient = { name: null, mobile: '••••••4547', email: null };
  showActions(askedFor, 'approver', 60, () => Promise.resolve(issuedLink({ recipient })));
  await open('Decline…');
  await expect.element(dialog.getByText(/^Recipient without a name · Mobile ending 4547/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Decide later' }).click();
  showActions(askedFor, 'approver', 60, () => Promise.resolve(issuedLink({ factsRead: false })));
  await open('Decline…');
  await expect.element(dialog.getByText(/Check the link id before you decide/)).toBeVisible();
});

test('who has just declined is not offered to start the same cancel', async () => {
  answerWith(json(cancelledOperation({ state: 'declined', label: 'Not cancelled', mayTryAgain: true })));
  showActions(askedFor, 'approver');
  await open('Decline…');
  await dialog.getByLabelText(/^Reason/).fill('Not ours to cancel');
  await dialog.getByRole('button', { name: 'Decline' }).click();
  await expect.element(dialog.getByText('Not cancelled', { exact: true })).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Close' })).toHaveFocus();
  await expect.element(dialog.getByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
});

test('a reply that was half recorded keeps its choice and its words', async () => {
  showActions(inDoubt);
  await open('Record their reply…');
  await dialog.getByRole('radio', { name: 'Claimed' }).click();
  await dialog.getByLabelText('InstantPay’s ticket number').fill('IP-9');
  showActions(inDoubt);
  await open('Record their reply…');
  await expect.element(dialog.getByRole('radio', { name: 'Claimed' })).toBeChecked();
  await expect.element(dialog.getByLabelText('InstantPay’s ticket number')).toHaveValue('IP-9');
});
