import { expect, test } from 'vitest';
import type { CancelState } from '../../contract/cancellations.ts';
import { CLICK, inState, TIMES } from '../../testing/test-operation.ts';
import { describeCancellation } from '../cancellations/describe-cancellation.ts';
import { tellOpenCancel } from './tell-open-cancel.ts';

const MEERA = { id: 'meera', permissions: [], session: { email: null } };
const openIn = (state: CancelState) =>
  describeCancellation(inState(state), MEERA, { now: CLICK, times: TIMES, approvalAbovePaise: null });

const CLAIMED = {
  headline: 'Claimed.',
  answers: { claimable: 'no', replacement: 'do-not', because: 'InstantPay shows this one as claimed' },
  whatToDo: 'Ask for the bank.',
} as const;

const OPEN = ['awaiting-approval', 'prepared', 'sending', 'unknown', 'needs-person'] as const;

test.each(OPEN)('a claim that Track shows is told while a cancel is %s', (state) => {
  const open = openIn(state);
  expect(tellOpenCancel(CLAIMED, { status: 'CLAIMED', stale: false, open })).toEqual(CLAIMED);
});

test.each(OPEN)('an open link whose cancel is %s is told with what is known of the cancel', (state) => {
  const open = openIn(state);
  const told = tellOpenCancel(
    { ...CLAIMED, headline: 'Not claimed yet.' },
    { status: 'ISSUED', stale: false, open },
  );
  expect(told.headline).toMatch(/cancel/);
  expect(told.answers).toEqual(open.answers);
});
