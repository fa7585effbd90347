import { expect, test } from 'vitest';
import type { CancelState } from '../../contract/cancellations.ts';
import type { CancelOperation } from './cancel-operation.ts';
import { reportedLine } from './cancel-words.ts';
import { describeCancellation } from './describe-cancellation.ts';
import {
  after,
  answered,
  CLICK,
  happen,
  HOUR,
  inState,
  last,
  MINUTE,
  ravi,
  requested,
  SECOND,
  sendBegan,
  TIMES,
  tracked,
  unknown,
} from '../../testing/test-operation.ts';

const MEERA = { id: 'meera', permissions: [], session: { email: null } };
const SURROUNDINGS = { times: TIMES, approvalAbovePaise: null };
const describe = (operation: CancelOperation, at = HOUR) =>
  describeCancellation(operation, MEERA, { now: CLICK + at, ...SURROUNDINGS });
const closure = (truth: 'cancelled' | 'claimed' | 'expired' | 'live') => ({
  closure: { by: ravi, providerTicket: 'IP-7', truth, because: 'They wrote so' },
});

const refusal = {
  attempts: after([0, requested()], [0, sendBegan], [SECOND, answered(1, 'refused')]).attempts.map(
    (attempt) => ({
      ...attempt,
      because: 'InstantPay refused: "Not allowed" (IAC), your administrator must act',
    }),
  ),
};

/** Something came back that proves nothing. */
const unclearAnswer = {
  attempts: unknown().attempts.map((attempt) => ({
    ...attempt,
    ...{ bodyHash: 'e3b0c442', providerReference: 'h0009ad832f4' },
  })),
};

/** The table of what people read, by hand: state, label, still claimable, a new link, the reason line. */
const TABLE: [CancelState, Partial<CancelOperation>, string, string, string, RegExp][] = [
  [
    'awaiting-approval',
    {},
    'Waiting for approval',
    'yes',
    'not-yet',
    /^Asked of Finance at 15:30:00 IST by Asha/,
  ],
  ['prepared', {}, 'Sending', 'unknown', 'not-yet', /^Asked at 15:30:00 IST by Asha/],
  ['sending', {}, 'Sending', 'unknown', 'not-yet', /^Asked at 15:30:00 IST by Asha/],
  ['unknown', {}, 'Not confirmed', 'unknown', 'do-not', /^We asked at 15:30:00 IST; /],
  [
    'needs-person',
    {},
    'Ask InstantPay',
    'unknown',
    'do-not',
    /^Checked 0 times since 15:30:03 IST without a clear/,
  ],
  [
    'needs-person',
    { contradicted: true },
    'Ask InstantPay',
    'unknown',
    'do-not',
    /^InstantPay’s tracking no longer shows what was settled$/,
  ],
  ['cancelled', last('CANCELLED'), 'Cancelled', 'no', 'may', /tracking shows Cancelled.* did not arrive, so/],
  [
    'cancelled',
    { ...last('CANCELLED'), ...unclearAnswer },
    'Cancelled',
    'no',
    'may',
    /tracking shows Cancelled.* was unclear, so/,
  ],
  ['too-late', last('CLAIMED'), 'Not cancelled', 'no', 'do-not', /^Too late: .*claimed at 15:30:05 IST/],
  ['expired-first', last('EXPIRED'), 'Not cancelled', 'no', 'may', /expired before it could be cancelled/],
  ['refused', { ...last('ISSUED'), ...refusal }, 'Not cancelled', 'yes', 'not-yet', /^InstantPay refused/],
  ['not-sent', {}, 'Not cancelled', 'yes', 'not-yet', /the answer was unknown/],
  ['abandoned', last('ISSUED'), 'Not cancelled', 'yes', 'not-yet', /interrupted before the request was sent/],
  ['still-live', last('ISSUED'), 'Not cancelled', 'yes', 'not-yet', /^Still open after/],
  [
    'declined',
    { ...last('ISSUED'), declined: { by: ravi, because: 'Ask first' } },
    'Not cancelled',
    'yes',
    'not-yet',
    /^Ravi declined: Ask first/,
  ],
  [
    'approval-expired',
    last('ISSUED'),
    'Not cancelled',
    'yes',
    'not-yet',
    /^Nobody approved it within 24 hours/,
  ],
  ['closed-by-people', closure('cancelled'), 'Cancelled', 'no', 'may', /^Recorded by Ravi .*IP-7/],
  ['closed-by-people', closure('claimed'), 'Not cancelled', 'no', 'do-not', /^Recorded by Ravi .*IP-7/],
  ['closed-by-people', closure('expired'), 'Not cancelled', 'no', 'may', /^Recorded by Ravi .*IP-7/],
  ['closed-by-people', closure('live'), 'Not cancelled', 'yes', 'not-yet', /^Recorded by Ravi .*IP-7/],
  [
    'cancelled-late',
    last('CANCELLED'),
    'Cancelled later than reported',
    'no',
    'may',
    /^We told you Not cancelled at 1.*seen at 15:30:05/,
  ],
];

test.each(TABLE)('%s reads as the table says (%j)', (state, more, label, claimable, replacement, because) => {
  const described = describe(inState(state, more));
  expect(described).toMatchObject({ state, label, answers: { claimable, replacement } });
  expect(described.because).toMatch(because);
});

test('the table names every state', () => {
  expect(new Set(TABLE.map(([state]) => state)).size).toBe(16);
});

test('an accepted cancel that Track does not show yet is said to be accepted, and is not confirmed', () => {
  const accepted = after([0, requested()], [0, sendBegan], [SECOND, answered(1, 'accepted')]);
  expect(describe(accepted)).toMatchObject({
    label: 'Not confirmed',
    because: 'InstantPay accepted the cancel; its tracking does not show it yet',
  });
});

test('a cancel that a newer one has superseded sends people to the newer one', () => {
  const endedIn = (state: CancelState, status: string) =>
    describe(inState(state, { ...last(status), supersededBy: 'op-2' }));
  for (const { answers, mayTryAgain } of [endedIn('cancelled', 'CANCELLED'), endedIn('refused', 'ISSUED')]) {
    expect(answers).toMatchObject({ claimable: 'unknown', replacement: 'not-yet' });
    expect(mayTryAgain).toBe(false);
  }
});

test('what was told before a late cancel is told as it was told', () => {
  const reported = { state: 'still-live' as const, at: CLICK + HOUR };
  expect(reportedLine(inState('cancelled-late', { ...last('CANCELLED'), reported }))).toMatch(
    /^Not cancelled\. Still open after 0 checks/,
  );
  expect(reportedLine(inState('still-live'))).toBeNull();
});

test('as long as nobody knows there is a message for InstantPay, with every reference of theirs', () => {
  for (const state of ['unknown', 'needs-person'] as const) {
    expect(describe(inState(state, unclearAnswer)).messageToInstantPay).toContain(
      '- sent 5 Jan 2026 at 15:30:00 IST, your reference: h0009ad832f4',
    );
    expect(describe(inState(state)).messageToInstantPay).toContain('your reference: no answer reached us');
  }
  for (const state of ['sending', 'cancelled', 'refused'] as const) {
    expect(describe(inState(state, unclearAnswer)).messageToInstantPay).toBeNull();
  }
});

test('whose cancel it was is called proven only when InstantPay accepted ours', () => {
  const unclear = happen(unknown(), 4 * SECOND, tracked('CANCELLED'));
  expect(unclear && describe(unclear.operation).because).toContain('whose cancel it was is not proven');
  const accepted = after(
    [0, requested()],
    [0, sendBegan],
    [SECOND, answered(1, 'accepted')],
    [2 * SECOND, tracked('CANCELLED')],
  );
  expect(describe(accepted).because).toMatch(/^InstantPay confirmed at 15:30:01 IST/);
});

test('trying again is offered only where nothing is open and the link was not seen ended', () => {
  for (const state of ['refused', 'not-sent', 'abandoned', 'still-live'] as const) {
    expect(describe(inState(state)).mayTryAgain).toBe(true);
    expect(describe(inState(state, last('CLAIMED'))).mayTryAgain).toBe(false);
  }
  for (const state of ['unknown', 'needs-person', 'sending', 'cancelled', 'too-late'] as const) {
    expect(describe(inState(state)).mayTryAgain).toBe(false);
  }
});

test('a person may ask again only after two open sightings a minute apart', () => {
  const once = after(
    [0, requested()],
    [0, sendBegan],
    [3000, answered(1, 'unknown')],
    [30_000, tracked('ISSUED')],
  );
  expect(describe(once, 3 * MINUTE).mayAskAgain).toBe(false);
  const twice = happen(once, 90_000, tracked('ISSUED'));
  expect(twice && describe(twice.operation, 119_999).mayAskAgain).toBe(false);
  expect(twice && describe(twice.operation, 2 * MINUTE).mayAskAgain).toBe(true);
});
