import { expect, test } from 'vitest';
import type { CancelOperation, Closure } from './cancel-operation.ts';
import {
  after,
  answered,
  asha,
  CLICK,
  clockJumped,
  happen,
  HOUR,
  MINUTE,
  QUIET,
  ravi,
  requested,
  SECOND,
  SEEN,
  sendBegan,
  timePassed,
  tracked,
  trackFailed,
  unknown,
} from '../../testing/test-operation.ts';

const DAY = 24 * HOUR;
const reply: Closure = { by: ravi, providerTicket: 'IP-7', truth: 'live', because: 'They say it is open' };
const closed = (closure: Partial<Closure> = {}, needsSecond = false) =>
  ({ type: 'closed', closure: { ...reply, ...closure }, needsSecond }) as const;
const approved = (by = ravi, now = SEEN, ageMs = 200) => ({ type: 'approved', by, now, ageMs }) as const;
const askedAgain = (attempts: number) => ({ type: 'asked-again', by: asha, attempts }) as const;
const takenUp = { type: 'taken-up', by: ravi } as const;

const sending = () => after([0, requested()], [0, sendBegan]);
const waiting = () => after([0, requested({ needsApproval: true })]);
const needsPerson = () => {
  const reduced = happen(unknown(), MINUTE, takenUp);
  return stateOf(reduced, 'needs-person');
};

test('T0: a cancel begins when a fresh Track shows exactly what the person saw', () => {
  const begun = happen(null, 0, requested());
  expect(begun?.operation).toMatchObject({ state: 'prepared', version: 1, dueAt: CLICK + MINUTE });
  expect(begun?.effects).toEqual([{ type: 'begin', afterMs: 0 }]);
});

test.each([
  ['a Track older than 5 s', { ageMs: 5001 }],
  ['another amount', { now: { ...SEEN, amount: 1 } }],
  ['a newer activity', { now: { ...SEEN, lastActivityAt: '2026-01-05T10:00:00Z' } }],
  ['a claim under way', { now: { ...SEEN, providerStatus: 'PROCESSING' } }],
  [
    'a claimed link, even when the person saw it so',
    {
      seen: { ...SEEN, providerStatus: 'CLAIMED' },
      now: { ...SEEN, providerStatus: 'CLAIMED' },
    },
  ],
])('T0: nothing begins on %s', (_, request) => {
  expect(happen(null, 0, requested(request))).toBeNull();
});

test('T0: above the limit a cancel waits for a second person and sends nothing', () => {
  const begun = happen(null, 0, requested({ needsApproval: true }));
  expect(begun?.operation).toMatchObject({ state: 'awaiting-approval', dueAt: CLICK + DAY });
  expect(begun?.effects).toEqual([]);
});

test('T1: another person approves, and the minute for sending begins at the approval', () => {
  const reduced = happen(waiting(), HOUR, approved());
  expect(reduced?.operation).toMatchObject({ state: 'prepared', approvedBy: ravi, clickAt: CLICK + HOUR });
  expect(reduced?.effects).toEqual([
    { type: 'begin', afterMs: 0 },
    { type: 'tell', what: 'approved' },
  ]);
});

test('T1: nobody approves or declines their own cancel', () => {
  expect(happen(waiting(), HOUR, approved(asha))).toBeNull();
  expect(happen(waiting(), HOUR, { type: 'declined', by: asha, because: 'no' })).toBeNull();
});

test('T1: an approval counts only while the link is as the first person saw it', () => {
  expect(happen(waiting(), HOUR, approved(ravi, { ...SEEN, providerStatus: 'PROCESSING' }))).toBeNull();
  expect(happen(waiting(), HOUR, approved(ravi, SEEN, 5001))).toBeNull();
});

test('T1: an approval after a day comes too late, and so does nothing at all', () => {
  expect(happen(waiting(), DAY, approved())?.operation.state).toBe('approval-expired');
  expect(happen(waiting(), DAY - 1, timePassed)).toBeNull();
  expect(happen(waiting(), DAY, timePassed)?.operation.state).toBe('approval-expired');
});

test('T1: a second person declines, and why is kept', () => {
  const declined = happen(waiting(), HOUR, { type: 'declined', by: ravi, because: 'Ask the customer' });
  expect(declined?.operation).toMatchObject({ state: 'declined', declined: { because: 'Ask the customer' } });
});

test('T2: an attempt, its lease and its quiet period are recorded before anything is sent', () => {
  const begun = happen(after([0, requested()]), SECOND, sendBegan);
  expect(begun?.operation).toMatchObject({
    state: 'sending',
    sendLeaseUntil: CLICK + 36 * SECOND,
    quietUntil: CLICK + SECOND + QUIET,
    attempts: [{ n: 1, class: null }],
  });
  expect(begun?.effects).toEqual([{ type: 'send', n: 1 }]);
});

test('T2: a minute after the click nothing is sent any more', () => {
  expect(happen(after([0, requested()]), MINUTE, sendBegan)).toBeNull();
});

test('T4: a refusal ends it at once as not cancelled, and Track is asked what the link is now', () => {
  const refused = happen(sending(), SECOND, answered(1, 'refused'));
  expect(refused?.operation).toMatchObject({ state: 'refused', endedAt: CLICK + SECOND });
  expect(refused?.effects).toEqual([{ type: 'track' }]);
});

test.each(['accepted', 'unknown'] as const)(
  'T4: an %s answer is not confirmed until Track says so',
  (proof) => {
    const reduced = happen(sending(), SECOND, answered(1, proof));
    expect(reduced?.operation).toMatchObject({ state: 'unknown', unknownSince: CLICK + SECOND });
    expect(reduced?.effects).toEqual([{ type: 'track' }]);
  },
);

test('T4: an answer is recorded once, and only for its own attempt', () => {
  expect(happen(unknown(), 4 * SECOND, answered(1, 'refused'))).toBeNull();
  expect(happen(sending(), SECOND, answered(2, 'refused'))).toBeNull();
});

test('T4: an answer after the lease is kept as evidence and decides nothing', () => {
  const lapsed = after([0, requested()], [0, sendBegan], [35 * SECOND, timePassed]);
  const late = happen(lapsed, 40 * SECOND, answered(1, 'refused'));
  expect(late?.operation).toMatchObject({ state: 'unknown', attempts: [{ class: 'refused' }] });
  expect(late?.effects).toEqual([]);
});

test('T4a: what provably was not sent is tried again, twice, with jitter', () => {
  const first = happen(sending(), SECOND, answered(1, 'not-sent'));
  expect(first?.operation.state).toBe('sending');
  expect(first?.effects).toEqual([{ type: 'begin', afterMs: SECOND }]);
  const third = after(
    [0, requested()],
    [0, sendBegan],
    [1000, answered(1, 'not-sent')],
    [2000, sendBegan],
    [3000, answered(2, 'not-sent')],
    [4000, sendBegan],
  );
  expect(third.attempts).toHaveLength(3);
  expect(happen(third, 5000, answered(3, 'not-sent'))?.operation.state).toBe('not-sent');
});

test('T4a: a minute after the click what was not sent stays not sent', () => {
  expect(happen(sending(), MINUTE - SECOND, answered(1, 'not-sent'))?.operation.state).toBe('not-sent');
  const waitsToRetry = after([0, requested()], [0, sendBegan], [1000, answered(1, 'not-sent')]);
  expect(happen(waitsToRetry, MINUTE, sendBegan)).toBeNull();
});

test('T5: an attempt whose lease has passed without an answer is not confirmed', () => {
  expect(happen(sending(), 34 * SECOND, timePassed)).toBeNull();
  const reduced = happen(sending(), 35 * SECOND, timePassed);
  expect(reduced?.operation.state).toBe('unknown');
  expect(reduced?.effects).toEqual([{ type: 'track' }]);
});

test('T5: a retry that a crash prevented ends as not sent', () => {
  const waitsToRetry = after([0, requested()], [0, sendBegan], [1000, answered(1, 'not-sent')]);
  expect(happen(waitsToRetry, 35 * SECOND, timePassed)?.operation.state).toBe('not-sent');
});

test.each([
  ['CANCELLED', 'cancelled'],
  ['CLAIMED', 'too-late'],
  ['EXPIRED', 'expired-first'],
])('T6: Track saying %s settles it, also after a person was asked', (status, state) => {
  expect(happen(unknown(), 4 * SECOND, tracked(status))?.operation.state).toBe(state);
  expect(happen(needsPerson(), 2 * MINUTE, tracked(status))?.operation.state).toBe(state);
});

test('T6: a Track sent before the attempt tells nothing about it', () => {
  expect(happen(unknown(), 4 * SECOND, tracked('EXPIRED', 5 * SECOND))).toBeNull();
});

test('T7: a claim under way or a failed Track leaves it open and sets the next check', () => {
  for (const happened of [tracked('PROCESSING'), tracked('SOMETHING NEW'), trackFailed]) {
    const { state, dueAt, checks } = stateOf(happen(unknown(), 4 * SECOND, happened), 'unknown');
    expect([state, checks]).toEqual(['unknown', 1]);
    expect(dueAt).toBeGreaterThan(CLICK + 4 * SECOND);
  }
});

test('T7: a due check asks Track and is due again should the answer be lost', () => {
  const reduced = happen(unknown(), MINUTE, timePassed);
  expect(reduced?.effects).toEqual([{ type: 'track' }]);
  expect(reduced?.operation.dueAt).toBeGreaterThan(CLICK + MINUTE);
});

test('T7: a Track that fails while a further attempt is under way takes nothing of its lease away', () => {
  expect(happen(sending(), SECOND, trackFailed)).toBeNull();
  expect(happen(after([0, requested()]), SECOND, trackFailed)).toBeNull();
});

test('T8: two open sightings a minute apart, both after the quiet period, prove that it was not cancelled', () => {
  const first = stateOf(happen(unknown(), QUIET + SECOND, tracked('ISSUED')), 'unknown');
  expect(happen(first, QUIET + 60 * SECOND, tracked('ISSUED'))?.operation.state).toBe('unknown');
  const second = happen(first, QUIET + 61 * SECOND, tracked('ISSUED'));
  expect(second?.operation.state).toBe('still-live');
  expect(second?.effects).toEqual([{ type: 'tell', what: 'still-live' }]);
});

test('T8: a claim under way between two open sightings restarts the count', () => {
  let operation = stateOf(happen(unknown(), QUIET + SECOND, tracked('ISSUED')), 'unknown');
  operation = stateOf(happen(operation, QUIET + 30 * SECOND, tracked('PROCESSING')), 'unknown');
  expect(happen(operation, QUIET + 2 * MINUTE, tracked('ISSUED'))?.operation.state).toBe('unknown');
});

test('T8: sightings before the end of the quiet period do not count', () => {
  const early = stateOf(happen(unknown(), QUIET - SECOND, tracked('ISSUED')), 'unknown');
  expect(happen(early, QUIET + 2 * MINUTE, tracked('ISSUED'))?.operation.state).toBe('unknown');
});

test('T9: after two hours without a verdict a person is asked and told', () => {
  const reduced = happen(unknown(), 2 * HOUR + 3 * SECOND, trackFailed);
  expect(reduced?.operation.state).toBe('needs-person');
  expect(reduced?.effects).toEqual([{ type: 'tell', what: 'needs-person' }]);
});

test('T9: a person may take it up earlier', () => {
  expect(needsPerson().state).toBe('needs-person');
});

test('T9: an accepted cancel that Track never shows is one for InstantPay', () => {
  const accepted = after([0, requested()], [0, sendBegan], [SECOND, answered(1, 'accepted')]);
  const first = stateOf(happen(accepted, QUIET + SECOND, tracked('ISSUED')), 'unknown');
  expect(happen(first, QUIET + 2 * MINUTE, tracked('ISSUED'))?.operation.state).toBe('needs-person');
});

test('T9: once a person is asked, an open link is not tracked every minute for ever', () => {
  const accepted = after([0, requested()], [0, sendBegan], [SECOND, answered(1, 'accepted')]);
  const first = stateOf(happen(accepted, QUIET + SECOND, tracked('ISSUED')), 'unknown');
  const asked = stateOf(happen(first, QUIET + 2 * MINUTE, tracked('ISSUED')), 'needs-person');
  expect(asked.dueAt).toBeGreaterThanOrEqual(CLICK + QUIET + 2 * MINUTE + 4 * MINUTE);
});

test('T10: a recorded reply ends it with the truth people chose', () => {
  const ended = happen(needsPerson(), HOUR, closed());
  expect(ended?.operation).toMatchObject({ state: 'closed-by-people', closure: { truth: 'live' } });
  expect(happen(unknown(), HOUR, closed())).toBeNull();
});

test('T10: where approvals are on, two people have to say the same', () => {
  const proposed = stateOf(happen(needsPerson(), HOUR, closed({}, true)), 'needs-person');
  expect(happen(proposed, HOUR, closed({}, true))?.operation.state).toBe('needs-person');
  const other = { by: asha, truth: 'cancelled' } as const;
  expect(happen(proposed, HOUR, closed(other, true))?.operation.state).toBe('needs-person');
  expect(happen(proposed, HOUR, closed({ by: asha }, true))?.operation.state).toBe('closed-by-people');
});

test('T10a: a person may ask again after two open sightings a minute apart, two minutes after the attempt', () => {
  const seenOnce = stateOf(happen(unknown(), 30 * SECOND, tracked('ISSUED')), 'unknown');
  expect(happen(seenOnce, 3 * MINUTE, askedAgain(1))).toBeNull();
  const seenTwice = stateOf(happen(seenOnce, 90 * SECOND, tracked('ISSUED')), 'unknown');
  expect(happen(seenTwice, 119 * SECOND, askedAgain(1))).toBeNull();
  expect(happen(seenTwice, 2 * MINUTE, askedAgain(2))).toBeNull();
  const again = happen(seenTwice, 2 * MINUTE, askedAgain(1));
  expect(again?.operation).toMatchObject({ state: 'sending', quietUntil: CLICK + 2 * MINUTE + QUIET });
  expect(again?.effects).toEqual([{ type: 'send', n: 2 }]);
});

test('T10a: a second attempt that was refused or not sent leaves the first one in doubt', () => {
  for (const proof of ['refused', 'not-sent'] as const) {
    const again = after(
      [0, requested()],
      [0, sendBegan],
      [3000, answered(1, 'unknown')],
      [30_000, tracked('ISSUED')],
      [90_000, tracked('ISSUED')],
      [120_000, askedAgain(1)],
    );
    expect(happen(again, 121_000, answered(2, proof))?.operation.state).toBe('unknown');
  }
});

test('T11: an intent that was never sent is given up after a minute', () => {
  const prepared = after([0, requested()]);
  expect(happen(prepared, MINUTE - 1, timePassed)).toBeNull();
  expect(happen(prepared, MINUTE, timePassed)?.operation.state).toBe('abandoned');
});

test('T12: a cancel that takes effect after "not cancelled" is announced', () => {
  const refused = stateOf(happen(sending(), SECOND, answered(1, 'refused')), 'refused');
  const late = happen(refused, DAY, tracked('CANCELLED'));
  expect(late?.operation.state).toBe('cancelled-late');
  expect(late?.effects).toEqual([{ type: 'tell', what: 'cancelled-late' }]);
});

test('T12: a watch that contradicts what people recorded asks a person again', () => {
  const ended = stateOf(happen(needsPerson(), HOUR, closed({ truth: 'claimed' })), 'closed-by-people');
  const once = stateOf(happen(ended, 25 * HOUR, tracked('ISSUED')), 'closed-by-people');
  expect(happen(once, 25 * HOUR + 59 * SECOND, tracked('ISSUED'))?.operation.state).toBe('closed-by-people');
  const twice = happen(once, 25 * HOUR + MINUTE, tracked('ISSUED'));
  expect(twice?.operation.state).toBe('needs-person');
  expect(twice?.effects).toEqual([{ type: 'tell', what: 'contradicted' }]);
  expect(happen(ended, 25 * HOUR, tracked('CANCELLED'))?.operation.state).toBe('cancelled-late');
});

test('T13: Track taking back a cancel twice, a minute apart, asks a person and is announced', () => {
  const cancelled = stateOf(happen(unknown(), 4 * SECOND, tracked('CANCELLED')), 'cancelled');
  const once = stateOf(happen(cancelled, DAY, tracked('ISSUED')), 'cancelled');
  const confirmed = stateOf(happen(once, DAY + 10 * SECOND, tracked('CANCELLED')), 'cancelled');
  expect(confirmed.contradictedSince).toBeNull();
  const twice = happen(once, DAY + MINUTE, tracked('ISSUED'));
  expect(twice?.operation).toMatchObject({ state: 'needs-person', endedAt: null });
  expect(twice?.effects).toEqual([{ type: 'tell', what: 'contradicted' }]);
});

test('the watch over an ended cancel looks once a day for a week, and again after an hour where a look failed', () => {
  for (const [looked, hours] of [
    [tracked('ISSUED'), [24, 48, 72, 96, 120, 144, 168]],
    [trackFailed, Array.from({ length: 145 }, (_, index) => 24 + index)],
  ] as const) {
    let operation = stateOf(happen(sending(), SECOND, answered(1, 'refused')), 'refused');
    const looks: number[] = [];
    while (operation.dueAt !== null) {
      const at = operation.dueAt - CLICK;
      looks.push(Math.round(at / HOUR));
      operation = stateOf(happen(operation, at, timePassed), 'refused');
      operation = happen(operation, at, looked)?.operation ?? operation;
    }
    expect(looks).toEqual(hours);
  }
});

test('a clock that was set back by hours keeps no attempt and no intent waiting for hours', () => {
  const attempt = stateOf(happen(sending(), -3 * HOUR, clockJumped), 'sending');
  expect(attempt.dueAt).toBe(CLICK - 3 * HOUR + 35 * SECOND + QUIET);
  const twice = stateOf(happen(attempt, -3 * HOUR, clockJumped), 'sending');
  expect(twice.dueAt).toBe(attempt.dueAt);
  const intent = stateOf(happen(after([0, requested()]), -3 * HOUR, clockJumped), 'prepared');
  expect(intent.dueAt).toBe(CLICK - 3 * HOUR + MINUTE);
  expect(happen(intent, -3 * HOUR + MINUTE, timePassed)?.operation.state).toBe('abandoned');
});

test('a clock that jumped makes every open cancel wait out another quiet period', () => {
  const jumped = stateOf(happen(unknown(), MINUTE, clockJumped), 'unknown');
  expect(jumped.quietUntil).toBe(CLICK + QUIET + 15 * MINUTE + 25 * SECOND);
  const lease = stateOf(happen(sending(), SECOND, clockJumped), 'sending').sendLeaseUntil;
  expect(lease).toBe(CLICK + 35 * SECOND + QUIET);
});

function stateOf(reduced: ReturnType<typeof happen>, state: CancelOperation['state']): CancelOperation {
  expect(reduced?.operation.state).toBe(state);
  if (reduced === null) throw new Error('nothing changed');
  return reduced.operation;
}
