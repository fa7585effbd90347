import { expect, test } from 'vitest';
import type { Truth } from '../../contract/cancellations.ts';
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
  TIMES,
  tracked,
  trackFailed,
} from '../../testing/test-operation.ts';
import { mayAskAgain, type CancelHappening } from './cancel-operation.ts';
import { describeCancellation } from './describe-cancellation.ts';

type Step = [at: number, happened: CancelHappening];

/** In doubt, 3 s after the click. */
const DOUBTED: Step[] = [
  [0, requested()],
  [0, sendBegan],
  [3 * SECOND, answered(1, 'unknown')],
];
/** Settled as cancelled, and taken back by Track a day later. */
const TAKEN_BACK: Step[] = [
  ...DOUBTED,
  [4 * SECOND, tracked('CANCELLED')],
  [24 * HOUR, tracked('ISSUED')],
  [24 * HOUR + MINUTE, tracked('ISSUED')],
];
const askedAgain: CancelHappening = { type: 'asked-again', by: asha, attempts: 1 };
const closed = (truth: Truth, by = ravi, needsSecond = false): CancelHappening => ({
  ...{ type: 'closed', needsSecond },
  closure: { by, providerTicket: 'IP-7', truth, because: 'They wrote so' },
});

test('after asking again, what was seen open before does not count towards "still open"', () => {
  const again = after(
    ...DOUBTED,
    [30 * SECOND, tracked('ISSUED')],
    [QUIET + SECOND, tracked('ISSUED')],
    [QUIET + 2 * SECOND, askedAgain],
    [QUIET + 3 * SECOND, answered(2, 'unknown')],
    [QUIET + 62 * SECOND, tracked('ISSUED')],
  );
  expect(again.state).toBe('unknown');
  expect(mayAskAgain(again, CLICK + QUIET + 4 * MINUTE, TIMES)).toBe(false);
});

test('after asking again, doubt begins anew: five seconds to the next check, two hours to a person', () => {
  const again = after(
    ...DOUBTED,
    [10 * MINUTE, tracked('ISSUED')],
    [12 * MINUTE, tracked('ISSUED')],
    [2 * HOUR + MINUTE, trackFailed],
    [2 * HOUR + 3 * MINUTE, askedAgain],
    [2 * HOUR + 3 * MINUTE + SECOND, answered(2, 'unknown')],
  );
  expect(again).toMatchObject({
    state: 'unknown',
    dueAt: CLICK + 2 * HOUR + 3 * MINUTE + 6 * SECOND,
  });
  expect(happen(again, 4 * HOUR, trackFailed)?.operation.state).toBe('unknown');
  expect(happen(again, 4 * HOUR + 4 * MINUTE, trackFailed)?.operation.state).toBe('needs-person');
});

test('a Track that comes back after one that was sent later changes nothing', () => {
  const seen = after(...DOUBTED, [10 * SECOND, tracked('PROCESSING', SECOND)]);
  expect(happen(seen, 11 * SECOND, tracked('CANCELLED', 5 * SECOND))).toBeNull();
});

test('the second of two open sightings is looked for after a minute, not by the schedule', () => {
  const once = after(...DOUBTED, [QUIET + SECOND, tracked('ISSUED')]);
  expect(once.dueAt).toBeGreaterThanOrEqual(CLICK + QUIET + SECOND + MINUTE);
  expect(once.dueAt).toBeLessThan(CLICK + QUIET + SECOND + 2 * MINUTE);
});

test('a lease that is over does not come back when the clock jumps: the checks go on', () => {
  const jumped = after(...DOUBTED, [MINUTE, clockJumped]);
  expect(jumped.sendLeaseUntil).toBeNull();
  expect(jumped.dueAt).toBeLessThanOrEqual(CLICK + MINUTE + TIMES.checkEvery);
});

test('a claim that was seen once is never forgotten: Cancelled permits no new link any more', () => {
  const back = after(
    ...DOUBTED,
    [4 * SECOND, tracked('CANCELLED')],
    [24 * HOUR, tracked('CLAIMED')],
    [24 * HOUR + 10 * SECOND, tracked('CANCELLED')],
    [48 * HOUR, tracked('CANCELLED')],
  );
  const described = describeCancellation(
    back,
    { id: 'meera', permissions: [], session: { email: null } },
    { now: CLICK + 48 * HOUR, times: TIMES, approvalAbovePaise: null },
  );
  expect(described).toMatchObject({ state: 'cancelled', answers: { replacement: 'do-not' } });
});

test.each(['CANCELLED', 'CLAIMED', 'EXPIRED'])(
  'Track, once it has contradicted itself, settles nothing any more by saying %s',
  (status) => {
    const again = after(
      ...TAKEN_BACK,
      [24 * HOUR + 2 * MINUTE, tracked(status)],
      [24 * HOUR + 4 * MINUTE, tracked(status)],
    );
    expect(again).toMatchObject({ state: 'needs-person', lastTrack: { status } });
  },
);

test('half of a contradiction is not kept for after a reply of people: one odd Track does not undo that', () => {
  const ended = after(...TAKEN_BACK, [25 * HOUR, closed('cancelled')]);
  const once = happen(ended, 49 * HOUR, tracked('ISSUED'));
  expect(once?.operation.state).toBe('closed-by-people');
  expect(once && happen(once.operation, 49 * HOUR + MINUTE, tracked('ISSUED'))?.operation.state).toBe(
    'needs-person',
  );
});

test('a reply that two people recorded once is no first half of another one', () => {
  const again = after(
    ...DOUBTED,
    [MINUTE, { type: 'taken-up', by: ravi }],
    [HOUR, closed('cancelled', ravi, true)],
    [HOUR + MINUTE, closed('cancelled', asha, true)],
    [25 * HOUR, tracked('ISSUED')],
    [25 * HOUR + MINUTE, tracked('ISSUED')],
    [26 * HOUR, closed('cancelled', asha, true)],
  );
  expect(again).toMatchObject({ state: 'needs-person', proposal: { by: asha } });
});

test('what was taken back is looked for from the beginning of the schedule', () => {
  const at = 24 * HOUR + MINUTE;
  expect(after(...TAKEN_BACK)).toMatchObject({ unknownSince: CLICK + at, dueAt: CLICK + at + 5 * SECOND });
});

test('the week of watching is over with what was taken back: a further attempt keeps its own lease', () => {
  const sending = after(...TAKEN_BACK, [8 * 24 * HOUR, askedAgain]);
  expect(happen(sending, 8 * 24 * HOUR + SECOND, trackFailed)).toBeNull();
});

test('a cancel that took effect late says when it was reported otherwise, not when it was last looked at', () => {
  const late = after(
    [0, requested()],
    [0, sendBegan],
    [SECOND, answered(1, 'refused')],
    [24 * HOUR, tracked('ISSUED')],
    [48 * HOUR, tracked('CANCELLED')],
  );
  expect(late.reported).toEqual({ state: 'refused', at: CLICK + SECOND });
});

test('an approved cancel that was never sent is given up a minute after the approval, not a day after the click', () => {
  const approved = after(
    [0, requested({ needsApproval: true })],
    [HOUR, { type: 'approved', by: ravi, now: SEEN, ageMs: 200 }],
  );
  expect(happen(approved, HOUR + MINUTE, timePassed)?.operation.state).toBe('abandoned');
});

test('once words were typed while no name was known, knowing it later does not make those words safe', () => {
  const declined = after(
    [0, requested({ needsApproval: true, namesUnknown: true })],
    [HOUR, { type: 'declined', by: ravi, because: 'No', namesUnknown: false }],
  );
  expect(declined.namesUnknown).toBe(true);
});

test.each(['ISSUED', 'PROCESSING', 'CLAIMED', 'EXPIRED'])(
  'what people recorded as still open is not contradicted by a link that goes on living: %s, twice',
  (status) => {
    const seen = after(
      ...DOUBTED,
      [MINUTE, { type: 'taken-up', by: ravi }],
      [HOUR, closed('live')],
      [25 * HOUR, tracked(status)],
      [25 * HOUR + MINUTE, tracked(status)],
    );
    expect(seen.state).toBe('closed-by-people');
  },
);
