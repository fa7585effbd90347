import { expect, test } from 'vitest';
import type { Happening } from './history.ts';
import {
  asked,
  begun,
  doubted,
  found,
  GOOD,
  HOUR,
  ISSUED,
  secondAttempt,
  sent,
  sighted,
  told,
} from './sample-history.ts';

const takenBack = sighted(
  130_000,
  { ...ISSUED, at: 129_000 },
  { state: 'needs-person', notices: 1 },
  'cancelled',
);

test.each<[string, string, Happening[]]>([
  [
    'I3',
    'a claim that is forgotten',
    [
      ...GOOD,
      sighted(80_000, { status: 'CLAIMED', at: 79_000 }, {}, 'cancelled'),
      sighted(90_000, { status: 'CANCELLED', at: 89_000 }, {}, 'cancelled'),
      told(91_000, 'cancelled', 'Cancelled'),
    ],
  ],
  [
    'I4',
    '"still open" while the last request may yet act',
    [asked, begun, sent, doubted, sighted(800_000, ISSUED, { state: 'still-live' })],
  ],
  [
    'I7',
    'a further attempt after one open sighting',
    [
      asked,
      begun,
      sent,
      doubted,
      sighted(60_100, ISSUED),
      secondAttempt('cancel-asked-again', 'asha', 'unknown'),
    ],
  ],
  [
    'I8',
    'an older sighting that is taken for a newer one',
    [
      asked,
      begun,
      sent,
      doubted,
      sighted(60_100, ISSUED),
      sighted(61_000, { status: 'PROCESSING', at: 59_000 }),
    ],
  ],
  ['I9', 'one odd sighting that takes back what was settled', [...GOOD, takenBack]],
  [
    'I9',
    'a word of Track that settles again what it took back',
    [
      ...GOOD,
      sighted(60_100, ISSUED, {}, 'cancelled'),
      takenBack,
      sighted(140_000, { status: 'CANCELLED', at: 139_000 }, { state: 'cancelled' }, 'needs-person'),
    ],
  ],
])('%s: %s is found, where rows say what Track said', (invariant, _what, happenings) => {
  expect(found(happenings, 2 * HOUR, false)).toEqual([invariant]);
});
