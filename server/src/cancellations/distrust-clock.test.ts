import { expect, test } from 'vitest';
import {
  after,
  answered,
  asha,
  clockJumped,
  happen,
  HOUR,
  MINUTE,
  QUIET,
  requested,
  SECOND,
  sendBegan,
  timePassed,
  tracked,
  trackFailed,
} from '../../testing/test-operation.ts';

const IN_DOUBT = [
  [0, requested()],
  [0, sendBegan],
  [SECOND, answered(1, 'unknown')],
] satisfies Parameters<typeof after>;

/** In doubt since the click; then the clock is set back an hour, and noticed. */
const setBack = () => after(...IN_DOUBT, [2 * SECOND - HOUR, clockJumped]);

test('after the clock was set back, a Track that shows the end of the link settles the cancel at once', () => {
  const settled = happen(setBack(), 10 * SECOND - HOUR, tracked('CANCELLED', 200));
  expect(settled?.operation.state).toBe('cancelled');
});

test('after the clock was set back, a Track is newer than one from before by the old clock', () => {
  const jumped = after(...IN_DOUBT, [4 * SECOND, tracked('PROCESSING')], [5 * SECOND - HOUR, clockJumped]);
  expect(happen(jumped, 10 * SECOND - HOUR, tracked('CANCELLED'))?.operation.state).toBe('cancelled');
});

test('a Track sent before the jump was noticed proves nothing: it may be older than the attempt', () => {
  expect(happen(setBack(), 3 * SECOND - HOUR, tracked('CANCELLED', 5 * SECOND))).toBeNull();
});

test('after the clock was set back, nobody waits for the old hour: one more quiet period, from now', () => {
  expect((setBack().quietUntil ?? 0) - setBack().updatedAt).toBe(2 * QUIET);
  const back = after([0, requested()], [0, sendBegan], [SECOND - HOUR, clockJumped]);
  expect((back.sendLeaseUntil ?? 0) - back.updatedAt).toBeLessThan(2 * QUIET);
});

test('a cancel whose answer never came is checked on after a jump, not only when it is over', () => {
  const doubted = after([0, requested()], [0, sendBegan], [35 * SECOND, timePassed], [MINUTE, clockJumped]);
  expect((doubted.dueAt ?? Infinity) - doubted.updatedAt).toBeLessThanOrEqual(5 * MINUTE);
});

test('after the clock was set back, the checks go on within minutes, and a person is asked in two hours', () => {
  const back = setBack();
  expect((back.dueAt ?? 0) - back.updatedAt).toBeLessThanOrEqual(5 * MINUTE);
  expect(happen(back, HOUR + 2 * SECOND, trackFailed)?.operation.state).toBe('needs-person');
});

test('a jump of the clock gives a cancel that was never sent no more time', () => {
  const prepared = after([0, requested()], [MINUTE / 2, clockJumped]);
  expect(happen(prepared, MINUTE, { type: 'time-passed' })?.operation.state).toBe('abandoned');
});

test('a cancel that was never sent is given up in a minute of the clock as it is now', () => {
  const prepared = after([0, requested()], [SECOND - HOUR, clockJumped]);
  expect(happen(prepared, 62 * SECOND - HOUR, { type: 'time-passed' })?.operation.state).toBe('abandoned');
});

test('a new attempt is judged by its own beginning, not by an earlier jump', () => {
  const again = after(
    ...IN_DOUBT,
    [MINUTE, clockJumped],
    [2 * MINUTE, tracked('ISSUED')],
    [3 * MINUTE, tracked('ISSUED')],
    [4 * MINUTE, { type: 'asked-again', by: asha, attempts: 1 }],
    [4 * MINUTE + SECOND, answered(2, 'unknown')],
  );
  expect(happen(again, 4 * MINUTE + 5 * SECOND, tracked('EXPIRED', 6 * SECOND))).toBeNull();
  expect(happen(again, 4 * MINUTE + 5 * SECOND, tracked('EXPIRED', SECOND))?.operation.state).toBe(
    'expired-first',
  );
});
