import { expect, test } from 'vitest';
import { maskFreeText } from './hidden.ts';

/** Pieces that are found nearly everywhere, or nearly fit; the empty one is four hundred words. */
const SHAPES: [name: string, text: string][] = [
  ['a ', 'a '],
  ['ab ', 'Ab '],
  ['Ravi Kumar ', 'kumarravi '],
  ['', ''],
  ['abcdefgh ', 'a b c d e f g h '],
  ['aaa aaaa aaaaa aaaaaa ', 'a'],
  ['aaa aaaa aaaaa aaaaaa ', 'aaa '],
  ["a'b ", "a'b "],
  ['abc ', 'abc...'],
  ['Ravi ', 'Ravi•'],
  ['Ráv ', 'Ráv '],
  ['Ravi ', 'Ravi9876543210'],
  ['Ravi ', 'ravi@'],
  ['1 ', '1 '],
  ['x ', 'http://a....... '],
];

function filled(piece: string, length: number): string {
  return (piece || manyWords).repeat(Math.ceil(length / (piece || manyWords).length)).slice(0, length);
}

const manyWords = Array.from({ length: 400 }, (_, n) =>
  String.fromCharCode(97 + (n % 7), 97 + (n % 26), 97 + Math.floor(n / 26), 32),
).join('');

/** The best of a few: other work on the machine makes it slower and never quicker. */
function msFor(name: string, text: string): number {
  const names = [name];
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 4; run += 1) {
    const startedAt = performance.now();
    maskFreeText(text, { names, values: [] });
    best = Math.min(best, performance.now() - startedAt);
  }
  return best;
}

test.each(SHAPES)('twice the name and twice the text take twice as long: “%s” in “%s”', (name, text) => {
  const once = msFor(filled(name, 1000), filled(text, 4000));
  const twice = msFor(filled(name, 2000), filled(text, 8000));
  // What takes next to nothing cannot be measured.
  expect(twice / Math.max(once, 1)).toBeLessThan(3);
});

test('the stops behind one address take no longer than any other text', () => {
  const address = (length: number) => `http://a${filled('.', length)}x`;
  expect(msFor('Ravi', address(40_000)) / Math.max(msFor('Ravi', address(20_000)), 1)).toBeLessThan(3);
});
