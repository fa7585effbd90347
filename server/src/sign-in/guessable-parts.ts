import { COMMON_WORDS } from './common-words.ts';

export type KnownWords = readonly string[];

/**
 * How much of a password has to be guessed, counted in characters: the fewest that are left when common words, the
 * given words, rows of keys, sequences, repetitions and years are taken out as what they are, one guess each.
 */
export function guessableParts(password: string, context: KnownWords): number {
  const letters = [...password.toLowerCase()];
  const fewest = Array.from({ length: letters.length + 1 }, (_, index) => index);
  for (let from = 0; from < letters.length; from += 1) {
    const reach = (length: number, cost: number) => {
      const before = fewest[from] ?? 0;
      fewest[from + length] = Math.min(fewest[from + length] ?? Infinity, before + cost);
    };
    reach(1, 1);
    for (const word of context) if (stands(word, letters, from)) reach(word.length, 1);
    // A few hundred words are as many as two letters can spell.
    for (const word of COMMON_WORDS) if (stands(word, letters, from)) reach(word.length, 2);
    for (const length of runsFrom(letters, from)) reach(length, 1);
  }
  return fewest.at(-1) ?? 0;
}

/** Also as it is spelled with look-alikes: `p@ssw0rd`. */
function stands(word: string, letters: readonly string[], from: number): boolean {
  if (word.length > letters.length - from) return false;
  for (let at = 0; at < word.length; at += 1) {
    const [wanted = '', given = ''] = [word[at], letters[from + at]];
    if (wanted !== given && !(LOOK_ALIKES[wanted] ?? '').includes(given)) return false;
  }
  return true;
}

const LOOK_ALIKES: Record<string, string> = {
  ...{ a: '@4', b: '8', e: '3', g: '9', i: '1!', l: '1!', o: '0', s: '$5', t: '7+', z: '2' },
};

/** The lengths of what can be told in one word: `aaaa`, `abcd`, `4321`, `qwer`, `1996`, and what stood before once more. */
function runsFrom(letters: readonly string[], from: number): number[] {
  const lengths: number[] = [];
  for (const follows of [isSame, isNext, isPrevious, isNeighbour]) {
    let to = from + 1;
    while (to < letters.length && follows(letters[to - 1] ?? '', letters[to] ?? '')) to += 1;
    for (let length = 3; length <= to - from; length += 1) lengths.push(length);
  }
  // Two rows in turn: `a1b2c3d4`, `q1w2e3r4`, `112233`.
  let woven = from + 2;
  while (woven < letters.length && followsAnyhow(letters[woven - 2] ?? '', letters[woven] ?? '')) woven += 1;
  for (let length = 6; length <= woven - from; length += 1) lengths.push(length);
  if (/^(19|20)\d\d/.test(letters.slice(from, from + 4).join(''))) lengths.push(4);
  for (let length = 2; length <= from && from + length <= letters.length; length += 1) {
    const isAgain = letters
      .slice(from, from + length)
      .every((letter, at) => letter === letters[from - length + at]);
    if (isAgain) lengths.push(length);
  }
  return lengths;
}

const isSame = (one: string, next: string) => one === next;
const isNext = (one: string, next: string) => next.codePointAt(0) === (one.codePointAt(0) ?? 0) + 1;
const isPrevious = (one: string, next: string) => isNext(next, one);

const followsAnyhow = (one: string, next: string) =>
  isSame(one, next) || isNext(one, next) || isPrevious(one, next) || isNeighbour(one, next);

/** Keys that touch, each row half a key to the right of the one above. */
const ROWS = ['1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./'];

function isNeighbour(one: string, next: string): boolean {
  const [row, column] = placeOf(one);
  const [nextRow, nextColumn] = placeOf(next);
  if (row < 0 || nextRow < 0) return false;
  const right = nextColumn - column;
  if (row === nextRow) return Math.abs(right) === 1;
  return nextRow === row + 1
    ? right === 0 || right === -1
    : nextRow === row - 1 && (right === 0 || right === 1);
}

function placeOf(key: string): [row: number, column: number] {
  const row = ROWS.findIndex((keys) => keys.includes(key));
  return [row, ROWS[row]?.indexOf(key) ?? -1];
}
