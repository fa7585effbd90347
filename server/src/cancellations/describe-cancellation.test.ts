import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CancelState } from '../../contract/cancellations.ts';
import type { CancelOperation } from './cancel-operation.ts';
import { describeCancellation } from './describe-cancellation.ts';
import {
  after,
  asha,
  CLICK,
  happen,
  HOUR,
  MINUTE,
  ravi,
  requested,
  SECOND,
  TIMES,
  unknown,
} from '../../testing/test-operation.ts';
import {
  answered,
  clockJumped,
  sendBegan,
  timePassed,
  tracked,
  trackFailed,
} from '../../testing/test-operation.ts';

const MEERA = { id: 'meera', permissions: [], session: { email: null } };
const SURROUNDINGS = { times: TIMES, approvalAbovePaise: null };
const describe = (operation: CancelOperation, at = HOUR) =>
  describeCancellation(operation, MEERA, { now: CLICK + at, ...SURROUNDINGS });
const inState = (state: CancelState, more: Partial<CancelOperation> = {}): CancelOperation => ({
  // Watched, as everything is for a week after it ended.
  ...{ ...unknown(), state, watchUntil: CLICK + 24 * 7 * HOUR, dueAt: null },
  ...more,
});
const last = (status: string) => ({ lastTrack: { status, at: CLICK + 5 * SECOND, claimedAt: null } });
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
  ['cancelled', last('CANCELLED'), 'Cancelled', 'no', 'may', /tracking shows Cancelled/],
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

test('a refused cancel whose link could not be read afterwards does not claim that it is open', () => {
  const refused = after([0, requested()], [0, sendBegan], [SECOND, answered(1, 'refused')]);
  expect(describe(refused).answers).toMatchObject({ claimable: 'unknown', replacement: 'not-yet' });
});

test('an ended cancel of an open link says so only while the link is watched, and from what was seen', () => {
  const open = inState('still-live', last('ISSUED'));
  expect(describe(open).answers).toMatchObject({
    claimable: 'yes',
    because: expect.stringContaining('15:30:05') as string,
  });
  for (const more of [
    { watchUntil: null },
    last('PROCESSING'),
    { lastTrack: null },
    { supersededBy: 'op-2' },
  ]) {
    expect(describe({ ...open, ...more }).answers).toMatchObject({
      claimable: 'unknown',
      replacement: 'not-yet',
    });
  }
});

test('once a link was seen claimed, no outcome permits a new one', () => {
  for (const state of [
    'cancelled',
    'cancelled-late',
    'too-late',
    'refused',
    'not-sent',
    'still-live',
  ] as const) {
    const { answers } = describe(inState(state, { ...last('CANCELLED'), claimSeen: true }));
    expect(answers.replacement).toBe('do-not');
  }
});

test('a cancel that a newer one has superseded sends people to the newer one', () => {
  const { answers, mayTryAgain } = describe(
    inState('cancelled', { ...last('CANCELLED'), supersededBy: 'op-2' }),
  );
  expect(answers).toMatchObject({ claimable: 'unknown', replacement: 'not-yet' });
  expect(mayTryAgain).toBe(false);
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

test('a new link is allowed only where this one is certain never to be claimed, whatever has happened', () => {
  const status = fc.constantFrom('ISSUED', 'PROCESSING', 'CLAIMED', 'CANCELLED', 'EXPIRED', 'NEW');
  const happened = fc.oneof(
    status.map((said) => tracked(said)),
    fc
      .constantFrom('accepted' as const, 'refused' as const, 'not-sent' as const)
      .map((proof) => answered(1, proof)),
    fc.constantFrom(sendBegan, timePassed, trackFailed, clockJumped),
    fc
      .constantFrom('cancelled' as const, 'claimed' as const, 'expired' as const, 'live' as const)
      .map((truth) => ({
        ...{ type: 'closed' as const, needsSecond: false, ...closure(truth) },
      })),
    fc.constant({ type: 'taken-up' as const, by: asha }),
  );
  const step = fc.tuple(fc.constantFrom(0, 5 * SECOND, MINUTE, 16 * MINUTE, 25 * HOUR), happened);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.boolean(), (steps, isSent) => {
      let operation = isSent ? unknown() : after([0, requested()]);
      let at = 0;
      let wasClaimed = false;
      for (const [waited, event] of steps) {
        at += waited;
        operation = happen(operation, at, event)?.operation ?? operation;
        wasClaimed ||= operation.state === 'too-late';
        expectSafeAnswers(operation, at, wasClaimed);
      }
    }),
    { seed: 20260105, numRuns: 4000 },
  );
});

function expectSafeAnswers(operation: CancelOperation, at: number, wasClaimed: boolean): void {
  const { state, answers, final } = describe(operation, at);
  const people = operation.closure?.truth;
  const certain =
    ['cancelled', 'cancelled-late', 'expired-first'].includes(state) ||
    (state === 'closed-by-people' && (people === 'cancelled' || people === 'expired')) ||
    (final && operation.lastTrack?.status === 'EXPIRED');
  if (answers.replacement === 'may') expect(certain).toBe(true);
  if (state === 'unknown' || state === 'needs-person') {
    expect(answers).toMatchObject({ claimable: 'unknown', replacement: 'do-not' });
  }
  // A claim that was reported once is paid, whatever Track says later.
  if (wasClaimed && state === 'too-late') expect(answers.replacement).not.toBe('may');
}
