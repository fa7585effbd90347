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
    'InstantPay’s list: 98,012 links · new ones seen until 16:42:40 · open ones read since 16:41:58 IST',
  );
});

test('another day than today is said', () => {
  expect(words({ newReadAt: '2026-11-20T11:12:40Z', openReadAt: null })).toBe(
    'InstantPay’s list: 98,012 links · new ones seen until 20 Nov 2026, 16:42:40 IST',
  );
});

test('while it is read for the first time it says how far, and what can be found all the same', () => {
  expect(words({ state: 'filling', read: 12_400, atProvider: 98_000 })).toBe(
    'Reading InstantPay’s list: 12,400 of 98,000. What is not read yet can be found by link id, mobile, e-mail or name.',
  );
  expect(words({ state: 'filling', atProvider: null })).toMatch(/^Reading InstantPay’s list\. What/);
});

test('a list that lacks links, or is not read at all, claims no more than it has', () => {
  expect(words({ state: 'incomplete', links: 98_012, atProvider: 98_020 })).toMatch(
    /^Read 98,012 of 98,020 links that InstantPay counts\. A missing one can be found by link id/,
  );
  expect(words({ state: 'off', links: 1 })).toMatch(
    /^Only what people looked at is listed here: 1 link\. Any other/,
  );
});

test('what is still to be read and why reading does not go on are said', () => {
  expect(words({ unread: 1203, trouble: 'InstantPay cannot be reached' })).toMatch(
    /^InstantPay cannot be reached\. · InstantPay’s list: .* · The account of 1,203 links is still to be read$/,
  );
});
