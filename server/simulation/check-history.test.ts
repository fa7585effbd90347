import { expect, test } from 'vitest';
import type { Happening } from './history.ts';
import {
  accepted,
  asked,
  begun,
  committed,
  done,
  doubted,
  ended,
  entry,
  found,
  GOOD,
  HOUR,
  ISSUED,
  LINK,
  looked,
  received,
  row,
  secondAttempt,
  sent,
  settled,
  sighted,
  told,
} from './sample-history.ts';

test('a cancel as it should be breaks no promise', () => {
  expect(found(GOOD)).toEqual([]);
});

test.each<[string, string, Happening[]]>([
  ['I1', 'a request before its attempt is recorded', [asked, sent, begun, received, done, doubted, settled]],
  ['I1', 'a request that left long after its attempt was recorded', [asked, begun, { ...sent, at: 4000 }]],
  ['I2', 'a second request on the same attempt', [asked, begun, sent, { ...sent, at: 1060, request: 2 }]],
  [
    'I2',
    'a request that was recorded as not sent',
    [asked, begun, sent, ended(1200, 'not-sent', 'not-sent')],
  ],
  [
    'I2',
    'another attempt by itself after one in doubt',
    [asked, begun, sent, secondAttempt('cancel-send-began', 'linkdesk', 'unknown')],
  ],
  [
    'I2',
    'two cancels on one key',
    [...GOOD, committed(2000, { id: 'op-2', state: 'prepared' }, { from: null })],
  ],
  ['I3', 'a success that is not one', [asked, begun, sent, doubted, settled]],
  ['I3', 'a screen that says Cancelled too early', [asked, begun, told(1020, 'cancelled', 'Cancelled')]],
  ['I4', 'a failure that is none', [asked, begun, sent, received, done, ended(1200, 'refused', 'refused')]],
  [
    'I4',
    'a claim that nobody made',
    [
      asked,
      begun,
      sent,
      doubted,
      committed(1400, { state: 'too-late', version: 4, ...accepted }, { from: 'unknown' }),
    ],
  ],
  [
    'I4',
    '"nothing was sent" after it was',
    [
      ...GOOD,
      {
        at: 1600,
        kind: 'told-nothing-sent',
        actorId: 'asha',
        key: 'key-1',
        code: 'link-changed',
      },
    ],
  ],
  [
    'I4',
    '"nothing was done" after it was',
    [asked, { at: 1100, kind: 'told-nothing-done', askedAt: 900, operationId: 'op-1', actorId: 'asha' }],
  ],
  ['I5', 'a cancel that nobody looks after', [asked, begun, sent, doubted]],
  [
    'I6',
    'two open cancels on one link',
    [
      asked,
      committed(1005, { id: 'op-2', key: 'key-2', state: 'prepared' }, { from: null, operationId: 'op-2' }),
    ],
  ],
  [
    'I7',
    'a step that is no edge',
    [asked, committed(1010, { state: 'unknown', version: 2 }, { from: 'prepared' })],
  ],
  ['I7', 'a step without its audit entry', [asked, { ...begun, entries: [] } as Happening]],
  [
    'I7',
    'an audit entry without its step',
    [...GOOD, { at: 2000, kind: 'committed', operations: [], entries: [entry({})] }],
  ],
  [
    'I8',
    'a link read as open after it was read as cancelled',
    [...GOOD, looked(2000, 'CANCELLED'), looked(3000, 'ISSUED')],
  ],
  ['I8', 'a cancelled link that nobody can have cancelled', [looked(2000, 'CANCELLED')]],
  [
    'I9',
    'a final outcome that changes without a word',
    [...GOOD, committed(90_000, { state: 'needs-person', version: 5, ...accepted }, { from: 'cancelled' })],
  ],
  [
    'I10',
    'an approval by the one who asked',
    [
      committed(1000, { state: 'awaiting-approval', version: 1 }, { from: null }),
      committed(
        1005,
        { state: 'prepared', version: 2 },
        { from: 'awaiting-approval', action: 'cancel-approved' },
      ),
    ],
  ],
])('%s: %s is found', (invariant, _what, happenings) => {
  expect(found(happenings)).toContain(invariant);
});

test('a further attempt that a person asked for breaks nothing', () => {
  const again = secondAttempt('cancel-asked-again', 'asha', 'unknown');
  const doubt = {
    ...doubted,
    operations: [row({ state: 'unknown', version: 3, attempts: [{ n: 1, class: 'unknown' }] })],
  };
  const seenTwice = [ISSUED, { ...ISSUED, at: 120_000 }].map((seen) =>
    sighted(seen.at + 100, seen, { attempts: [{ n: 1, class: 'unknown' }] }),
  );
  expect(found([asked, begun, sent, doubt as Happening, ...seenTwice, again], 2 * HOUR)).toEqual([]);
});

test('where Track is not true, an outcome that stays untrue for more than a day is found', () => {
  const whim: Happening = { at: 5000, kind: 'link-is', linkId: LINK, status: 'ISSUED', cause: 'whim' };
  expect(found([...GOOD, whim], 20 * HOUR, false)).toEqual([]);
  expect(found([...GOOD, whim], 30 * HOUR, false)).toEqual(['I3']);
});
