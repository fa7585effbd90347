import type { Directory } from '@linkdesk/server/contract/directory';
import { expect, test } from 'vitest';
import { directoryWords } from './directory-words.ts';

const NOW = Date.parse('2026-11-22T11:13:00Z');
const COMPLETE: Directory = {
  state: 'complete',
  links: 98_012,
  atProvider: 98_012,
  read: null,
  newReadAt: '2026-11-22T11:12:40Z',
  openReadAt: '2026-11-22T11:11:58Z',
  allReadAt: '2026-11-22T00:00:00Z',
  unread: 0,
  trouble: null,
};
const words = (changes: Partial<Directory>) => directoryWords({ ...COMPLETE, ...changes }, NOW).join(' · ');

test('a complete list says how many links it has and how fresh it is', () => {
  expect(words({})).toBe(
    'All 98,012 links of InstantPay are here · new ones as of 16:42 · changes as of 16:41 IST',
  );
});

test('another day than today is said', () => {
  expect(words({ newReadAt: '2026-11-20T11:12:40Z', openReadAt: null })).toBe(
    'All 98,012 links of InstantPay are here · new ones as of 20 Nov, 16:42 IST',
  );
});

test('while it is read for the first time it says how far, and what can be found all the same', () => {
  expect(words({ state: 'filling', read: 12_400, atProvider: 98_000 })).toBe(
    'The links of InstantPay are being read: 12,400 of 98,000. The others can be found by link id, mobile, e-mail or name already',
  );
  expect(words({ state: 'filling', atProvider: null })).toMatch(
    /^The links of InstantPay are being read\. The others/,
  );
});

test('a list that lacks links, or is not read at all, claims no more than it has', () => {
  expect(words({ state: 'incomplete', links: 98_012, atProvider: 98_020 })).toMatch(
    /^98,012 of 98,020 links that InstantPay counts are here\. A missing one can be found by link id/,
  );
  expect(words({ state: 'off', links: 1 })).toMatch(
    /^Only links that people looked at are here: 1\. Any other/,
  );
});

test('what is still to be read and why reading does not go on are said', () => {
  expect(words({ unread: 1203, trouble: 'InstantPay cannot be reached' })).toMatch(
    /^InstantPay cannot be reached\. · All 98,012 links .* · Account and order id of 1,203 links are still being read; until then they cannot be found by these, and ‘Claimed today’ may grow$/,
  );
});
