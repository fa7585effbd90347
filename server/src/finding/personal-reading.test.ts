import { expect, test } from 'vitest';
import { guessesIn } from './personal-reading.ts';
import { readPaste } from '../pastes/read-paste.ts';

const many = (count: number) => Array.from({ length: count }, (_, n) => `98765432${10 + n}`);

test.each([
  ['', 0],
  ['65704add83911e52b70ebcbc', 0],
  ['₹1,20,000', 0],
  ['1231212092131KTMDF', 0],
  ['9876543210', 1],
  ['+91 98765 43210', 1],
  ['3210', 1],
  ['Ravi 3210', 1],
  ['find ravi kumar', 1],
  ['ref: RAVI-KUMAR, thanks a lot for looking into this', 1],
  ['ref: 9876543210', 1],
  ['Ravi Kumar, 9876543210, ravi@example.in', 2],
  [many(12).join(' or '), 12],
  [many(12).join('\n'), 12],
  [`${many(5).join(' or ')}\n${many(3).join(' or ')}`, 8],
])('%j is so many guesses at whom a link is for: %i', (typed, guesses) => {
  expect(guessesIn(readPaste(typed))).toBe(guesses);
});
