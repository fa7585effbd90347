import type { NameWord, ReadName } from './read-name.ts';

/** Where words of a name stand in a folded text; a pair of letters counts only where it is written large. */
export type Found = { at: number; length: number; words: NameWord[]; isPair?: true };

/**
 * Looks through the letters alone, so that what stands between them can be judged afterwards. A pattern made for
 * each name would find the same, but making it takes longer than a page of a list may.
 */
export function findName(text: string, name: ReadName): Found[] {
  const found = [...oddParts(text, name), ...cutShort(text, name)];
  const compact = text.replace(NO_LETTERS, '');
  const present = name.words.filter(({ folded }) => compact.includes(folded));
  if (present.length > 0) found.push(...amongLetters(lettersOf(text), name, present));
  return found.toSorted((a, b) => a.at - b.at || b.length - a.length);
}

const NO_LETTERS = /[^\p{L}\p{M}]+/gu;
const LETTER = /[\p{L}\p{M}]/gu;

/** `at[i]` is where the i-th letter stands in the text. */
type Letters = { text: string; compact: string; at: number[] };

function lettersOf(text: string): Letters {
  const at: number[] = [];
  for (const { 0: letter, index } of text.matchAll(LETTER)) {
    for (let unit = 0; unit < letter.length; unit += 1) at.push(index + unit);
  }
  return { text, compact: text.replace(NO_LETTERS, ''), at };
}

function amongLetters(letters: Letters, name: ReadName, present: readonly NameWord[]): Found[] {
  const found: Found[] = [];
  for (const word of present) {
    for (let from = letters.compact.indexOf(word.folded); from >= 0;) {
      const here = wholeName(letters, name, from) ?? severalWords(letters, name, word, from);
      const one = here ?? oneWord(letters, name, word, from);
      if (one !== null) found.push(one);
      from = letters.compact.indexOf(word.folded, from + (here === null ? 1 : word.folded.length));
    }
  }
  return found;
}

function wholeName(letters: Letters, { words }: ReadName, from: number): Found | null {
  if (words.length < 2) return null;
  return (
    inOrder(letters, words, from) ?? torn(letters, words, from) ?? torn(letters, words.toReversed(), from)
  );
}

/** All words in their order, initials too. */
function inOrder(letters: Letters, words: readonly NameWord[], from: number): Found | null {
  let next = from;
  for (const { folded } of words) {
    const isHere = letters.compact.startsWith(folded, next) && isTogether(letters, next, folded.length);
    if (!isHere || (next > from && !BETWEEN_INITIALS.test(gapBefore(letters, next)))) return null;
    next += folded.length;
  }
  return standsAlone(letters, from, next - from) ? foundAt(letters, from, next - from, [...words]) : null;
}

/** All letters of the name with gaps anywhere: `Ra vi Kum ar`. */
function torn(letters: Letters, words: readonly NameWord[], from: number): Found | null {
  const all = words.map(({ folded }) => folded).join('');
  if (all.length < 6 || !letters.compact.startsWith(all, from)) return null;
  for (let index = from + 1; index < from + all.length; index += 1) {
    if (!WITHIN_TORN.test(gapBefore(letters, index))) return null;
  }
  return standsAlone(letters, from, all.length) ? foundAt(letters, from, all.length, [...words]) : null;
}

/** Two words or more, in any order and glued or not. */
function severalWords(letters: Letters, { long }: ReadName, first: NameWord, from: number): Found | null {
  if (first.folded.length < 3 || !isTogether(letters, from, first.folded.length)) return null;
  const words = [first];
  let next = from + first.folded.length;
  // What follows a whole name begins anew; otherwise a text of nothing else would be read again at each of its words.
  while (words.length < long.length) {
    const word = long.find(
      ({ folded }) =>
        letters.compact.startsWith(folded, next) &&
        isTogether(letters, next, folded.length) &&
        BETWEEN_WORDS.test(gapBefore(letters, next)),
    );
    if (word === undefined) break;
    words.push(word);
    next += word.folded.length;
  }
  return words.length > 1 && !isMasked(letters, next) ? foundAt(letters, from, next - from, words) : null;
}

function oneWord(letters: Letters, { words }: ReadName, word: NameWord, from: number): Found | null {
  const { length } = word.folded;
  const here = foundAt(letters, from, length, [word]);
  const isAlone = standsAlone(letters, from, length) || isTheirs(letters, from, length);
  if (!isTogether(letters, from, length)) return isAlone && isSpelt(letters, from, length) ? here : null;
  if (length > 5) return isMasked(letters, from + length) ? null : here;
  if (!isAlone || length < 2) return null;
  return length > 2 || words.length === 1 ? here : { ...here, isPair: true };
}

const WITHIN_TORN = /^[\s.,_-]{0,2}$/;
const BETWEEN_INITIALS = /^[\s.,_-]{1,3}$/;
const BETWEEN_WORDS = /^[\s.,;:_'’"()/&+%\d-]{0,3}$/;

/** `r a v i`; a longer one also torn somewhere, as it is where marks nobody sees become spaces. */
function isSpelt({ text, at }: Letters, from: number, length: number): boolean {
  if (length < 4) return false;
  for (let index = from + 1; index < from + length; index += 1) {
    const gap = text.slice((at[index - 1] ?? 0) + 1, at[index]);
    if (gap === '' ? length < 5 : !/^[\s._*-]$/.test(gap)) return false;
  }
  return true;
}

function isTogether({ at }: Letters, from: number, length: number): boolean {
  return (at[from + length - 1] ?? 0) - (at[from] ?? 0) === length - 1;
}

function standsAlone(letters: Letters, from: number, length: number): boolean {
  const { at } = letters;
  const [first, last] = [at[from] ?? 0, at[from + length - 1] ?? 0];
  return at[from - 1] !== first - 1 && at[from + length] !== last + 1 && !isMasked(letters, from + length);
}

/** `Ravis`, as `Ravi’s` is often typed. */
function isTheirs({ compact, at }: Letters, from: number, length: number): boolean {
  const [first, last] = [at[from] ?? 0, at[from + length - 1] ?? 0];
  const hasOneMore = at[from + length] === last + 1 && at[from + length + 1] !== last + 2;
  return length > 2 && compact[from + length] === 's' && hasOneMore && at[from - 1] !== first - 1;
}

/** What goes on with our own signs is masked already. */
function isMasked({ text, at }: Letters, next: number): boolean {
  return text[(at[next - 1] ?? 0) + 1] === '•';
}

function gapBefore({ text, at }: Letters, index: number): string {
  return text.slice((at[index - 1] ?? -1) + 1, at[index]);
}

function foundAt({ at }: Letters, from: number, length: number, words: NameWord[]): Found {
  const start = at[from] ?? 0;
  return { at: start, length: (at[from + length - 1] ?? 0) + 1 - start, words };
}

function oddParts(text: string, { odd }: ReadName): Found[] {
  return odd.flatMap((part) => {
    const found: Found[] = [];
    const { length } = part.folded;
    for (let at = text.indexOf(part.folded); at >= 0; at = text.indexOf(part.folded, at + length)) {
      const before = text.slice(Math.max(0, at - 2), at);
      const after = text.slice(at + length, at + length + 2);
      if (!/[\p{L}\p{M}]$/u.test(before) && !/^[\p{L}\p{M}•]/u.test(after))
        found.push({ at, length, words: [part] });
    }
    return found;
  });
}

/** The beginning of a word where a quotation ends in three dots. */
function cutShort(text: string, { long }: ReadName): Found[] {
  const found: Found[] = [];
  for (let dots = text.indexOf('...'); dots >= 0; dots = text.indexOf('...', dots + 3)) {
    const beginning = /[\p{L}\p{M}]{3,40}$/u.exec(text.slice(Math.max(0, dots - 40), dots))?.[0];
    const word = beginning && long.find(({ folded }) => folded.startsWith(beginning));
    if (word) found.push({ at: dots - beginning.length, length: beginning.length, words: [word] });
  }
  return found;
}
