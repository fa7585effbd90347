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

/** Of this thread alone, and the best of a few: other work on the machine makes it slower and never quicker. */
function msFor(times: number, name: string, text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 4; run += 1) {
    const before = process.threadCpuUsage();
    for (let time = 0; time < times; time += 1) maskFreeText(text, { names: [name], values: [] });
    const { user, system } = process.threadCpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/**
 * How much longer a text of twice the length takes. Four times the length is compared with four times the work, so
 * that both leave as much to be tidied up; what takes next to nothing cannot be measured.
 */
function growth(shape: (length: number) => [name: string, text: string]): number {
  const [parts, whole] = [msFor(4, ...shape(4000)), msFor(1, ...shape(16_000))];
  return Math.sqrt((4 * whole) / Math.max(parts, 1));
}

test.each(SHAPES)('twice the name and the text take less than thrice as long: “%s” in “%s”', (name, text) => {
  expect(growth((length) => [filled(name, length / 4), filled(text, length)])).toBeLessThan(3);
});

test('the stops behind an address take no longer than any other text', () => {
  expect(growth((length) => ['Ravi', `http://a${filled('.', length)}x`])).toBeLessThan(3);
});
