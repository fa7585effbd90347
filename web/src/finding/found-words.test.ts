import { expect, test } from 'vitest';
import { foundWords } from './found-words.ts';

const EVERYTHING = { kind: 'everything', text: '' };

test('the total is counted the Indian way, one link is one link', () => {
  expect(foundWords(612, '', EVERYTHING)).toBe('612 links');
  expect(foundWords(1, '', EVERYTHING)).toBe('1 link');
  expect(foundWords(120000, '', EVERYTHING)).toBe('1,20,000 links');
});

test('the operator reads how the typed words were understood', () => {
  expect(foundWords(2, '98765 43210', { kind: 'mobile', text: '••••••3210' })).toBe(
    '2 links · searched as mobile ••••••3210',
  );
});
