import { expect, test } from 'vitest';
import { almostFoundWords } from './almost-found-words.ts';

test.each([
  ['65704a', 'A link id has 24 characters; this has 6.'],
  ['65704ADD83911e52b70ebcbc9', 'A link id has 24 characters; this has 25.'],
  ['987654321', 'A mobile has 10 digits; this has 9.'],
  ['98765 4321', 'A mobile has 10 digits; this has 9.'],
  ['+91 98765 4321', 'A mobile has 10 digits; this has 9.'],
  ['1234567890', 'A mobile in India begins with 6, 7, 8 or 9.'],
])('the person reads what is missing from %s', (typed, words) => {
  expect(almostFoundWords(typed)).toBe(words);
});

test.each([
  '65704add83911e52b70ebcbc',
  '9876543210',
  '+91 98765 43210',
  '09876543210',
  '919876543210',
  'Dada',
  '500',
  'a@b.in',
])('nothing is missing from %s', (typed) => {
  expect(almostFoundWords(typed)).toBeNull();
});
