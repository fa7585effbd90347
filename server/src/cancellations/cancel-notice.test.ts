import { expect, test } from 'vitest';
import {
  after,
  answered,
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
} from '../../testing/test-operation.ts';
import type { CancelHappening, CancelOperation, News } from './cancel-operation.ts';
import { noticeOf } from './cancel-notice.ts';

const asked = requested({ needsApproval: true, askedOfFinance: true });
const approved: CancelHappening = { type: 'approved', by: ravi, now: SEEN, ageMs: 200 };
const declined: CancelHappening = { type: 'declined', by: ravi, because: 'Zubinqa is right' };

function news(operation: CancelOperation, at: number, happened: CancelHappening): [News, string][] {
  const reduced = happen(operation, at, happened);
  if (reduced === null) throw new Error('nothing happened');
  return reduced.effects.flatMap((effect) =>
    effect.type === 'tell' ? [[effect.what, noticeOf(effect.what, reduced.operation)] as [News, string]] : [],
  );
}

test('whoever asked Finance is told what was decided, without a word that somebody typed', () => {
  expect(news(after([0, asked]), SECOND, approved)).toEqual([
    ['approved', 'Ravi approved the cancel you asked for. It is being sent.'],
  ]);
  expect(news(after([0, asked]), SECOND, declined)).toEqual([
    ['declined', 'Ravi declined the cancel you asked for. Open the link to read why.'],
  ]);
  expect(news(after([0, asked]), 24 * HOUR, timePassed)).toEqual([
    ['approval-expired', 'Not cancelled: nobody approved within 24 hours. You may ask again.'],
  ]);
});

const sent = () => after([0, asked], [SECOND, approved], [SECOND, sendBegan]);

test.each([
  ['CANCELLED', 'Cancelled, the cancel you asked for. You may send a new link.'],
  [
    'CLAIMED',
    'Not cancelled, the cancel you asked for: the recipient claimed it first. Do not send a new link.',
  ],
  ['EXPIRED', 'Not cancelled, the cancel you asked for: the link expired first. You may send a new link.'],
])('… and how it ended, when tracking shows %s', (status, text) => {
  const unknown = happen(sent(), 2 * SECOND, answered(1, 'accepted'))?.operation;
  expect(unknown?.state).toBe('unknown');
  if (unknown !== undefined) expect(news(unknown, 3 * SECOND, tracked(status))).toEqual([['ended', text]]);
});

test('a refusal is told, too, and promises no new link', () => {
  expect(news(sent(), 2 * SECOND, answered(1, 'refused'))).toEqual([
    ['ended', 'Not cancelled, the cancel you asked for: InstantPay refused it. Do not send a new link yet.'],
  ]);
});

test('one that ends as still open is told once, in the words of that', () => {
  let operation = sent();
  for (const [at, happened] of [
    [2 * SECOND, answered(1, 'unknown')],
    [QUIET + 2 * SECOND, tracked('ISSUED')],
  ] as const) {
    operation = happen(operation, at, happened)?.operation ?? operation;
  }
  expect(news(operation, QUIET + 2 * MINUTE, tracked('ISSUED'))).toEqual([
    ['still-live', 'Not cancelled: the link is still open. You may try again.'],
  ]);
});

test('who cancels without asking anybody sees the end on their own screen', () => {
  const own = after([0, requested()], [0, sendBegan], [SECOND, answered(1, 'accepted')]);
  expect(news(own, 3 * SECOND, tracked('CANCELLED'))).toEqual([]);
});
