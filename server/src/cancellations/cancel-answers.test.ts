import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  after,
  answered,
  asha,
  clockJumped,
  happen,
  HOUR,
  inState,
  last,
  MINUTE,
  ravi,
  requested,
  SECOND,
  sendBegan,
  timePassed,
  tracked,
  trackFailed,
  unknown,
} from '../../testing/test-operation.ts';
import { answersOf } from './cancel-answers.ts';
import { isOpen, type CancelOperation } from './cancel-operation.ts';

test('a refused cancel whose link could not be read afterwards does not claim that it is open', () => {
  const refused = after([0, requested()], [0, sendBegan], [SECOND, answered(1, 'refused')]);
  expect(answersOf(refused)).toMatchObject({ claimable: 'unknown', replacement: 'not-yet' });
});

test('an ended cancel of an open link says so only while the link is watched, and from what was seen', () => {
  const open = inState('still-live', last('ISSUED'));
  expect(answersOf(open)).toMatchObject({
    claimable: 'yes',
    because: expect.stringContaining('15:30:05') as string,
  });
  for (const more of [
    { watchUntil: null },
    last('PROCESSING'),
    { lastTrack: null },
    { supersededBy: 'op-2' },
  ]) {
    expect(answersOf({ ...open, ...more })).toMatchObject({
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
    const answers = answersOf(inState(state, { ...last('CANCELLED'), claimSeen: true }));
    expect(answers.replacement).toBe('do-not');
  }
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
        ...{ type: 'closed' as const, needsSecond: false },
        closure: { by: ravi, providerTicket: 'IP-7', truth, because: 'They wrote so' },
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
        expectSafeAnswers(operation, wasClaimed);
      }
    }),
    { seed: 20260105, numRuns: 4000 },
  );
});

function expectSafeAnswers(operation: CancelOperation, wasClaimed: boolean): void {
  const { state } = operation;
  const answers = answersOf(operation);
  const people = operation.closure?.truth;
  const certain =
    ['cancelled', 'cancelled-late', 'expired-first'].includes(state) ||
    (state === 'closed-by-people' && (people === 'cancelled' || people === 'expired')) ||
    (!isOpen(operation) && operation.lastTrack?.status === 'EXPIRED');
  if (answers.replacement === 'may') expect(certain).toBe(true);
  if (state === 'unknown' || state === 'needs-person') {
    expect(answers).toMatchObject({ claimable: 'unknown', replacement: 'do-not' });
  }
  // A claim that was reported once is paid, whatever Track says later.
  if (wasClaimed && state === 'too-late') expect(answers.replacement).not.toBe('may');
}
