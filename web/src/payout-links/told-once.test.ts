import type { Activity } from '@linkdesk/server/contract/payout-links';
import { expect, test } from 'vitest';
import { toldOnce } from './told-once.ts';

const row = (kind: Activity['kind'], text: string): Activity => ({
  kind,
  source: 'linkdesk',
  text,
  at: '2023-12-12T09:30:00Z',
});

test('an answer that is the outcome stands there once, as the outcome', () => {
  const settled = row('cancel-settled', 'Not cancelled. InstantPay refused: no');
  expect(toldOnce([row('cancel-answered', 'InstantPay refused: no'), settled])).toEqual([settled]);
  const same = row('cancel-settled', 'InstantPay could not be reached');
  expect(toldOnce([row('cancel-answered', same.text), same])).toEqual([same]);
});

test('an answer with words of its own stays, and so does one whose outcome came before', () => {
  const rows = [
    row('cancel-answered', 'InstantPay accepted the cancel'),
    row('cancel-settled', 'Cancelled. Confirmed'),
  ];
  expect(toldOnce(rows)).toEqual(rows);
  const wrongWayRound = [row('cancel-settled', 'X'), row('cancel-answered', 'X')];
  expect(toldOnce(wrongWayRound)).toEqual(wrongWayRound);
});
