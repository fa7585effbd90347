import { expect, test } from 'vitest';
import { foundWords } from './found-words.ts';

const EVERYTHING = { kind: 'everything', text: '' } as const;

test('the total is counted the Indian way, one link is one link', () => {
  expect(foundWords(612, '', EVERYTHING)).toBe('612 links');
  expect(foundWords(1, '', EVERYTHING)).toBe('1 link');
  expect(foundWords(120000, '', EVERYTHING)).toBe('1,20,000 links');
});

test('a total that was not counted to its end says so', () => {
  expect(foundWords(10000, '', EVERYTHING, false)).toBe('At least 10,000 links');
});

test.each([
  [{ kind: 'mobile', text: '••••••3210' }, '2 links · Read as mobile ••••••3210'],
  [{ kind: 'order id', text: '1231212092131KTMDF' }, '2 links · Read as order id 1231212092131KTMDF'],
  [{ kind: 'name', text: 'refund' }, '2 links · Read as words: refund'],
  [{ kind: 'InstantPay', text: '' }, '2 links · Found by InstantPay’s own search'],
  [{ kind: 'several', text: '' }, '2 links'],
  [{ kind: 'nothing', text: 'This looks like a UTR.' }, '2 links'],
] as const)('the operator reads how the typed words were understood: %o', (readAs, words) => {
  expect(foundWords(2, 'typed', readAs)).toBe(words);
});
