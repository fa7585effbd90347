import { expect, test } from 'vitest';
import { nameKey } from './name-key.ts';

test.each([
  ['Expires today', ' EXPIRES TODAY\n'],
  ['Straße', 'STRASSE'],
  ['Ｆｉｎａｎｃｅ', 'finance'],
  ['दिवाली', 'दिवाली '],
  ['é', 'e\u0301'],
])('%j and %j are one name', (one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});

test.each([
  ['Mine', 'Mine 2'],
  ['e', 'é'],
  ['A B', 'AB'],
])('%j and %j are two names', (one, other) => {
  expect(nameKey(one)).not.toBe(nameKey(other));
});
