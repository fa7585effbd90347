import { isOneLetter } from './masked-forms.ts';
import type { NameWord, ReadName } from './read-name.ts';

/** Where words of a name stand in a folded text; a pair of letters counts only where it is written large. */
export type Found = { at: number; length: number; words: NameWord[]; isPair?: true };

/**
 * Looks through the letters alone, so that what stands between them can be judged afterwards. A pattern made for
 * each name would find the same, but making it takes longer than a page of a list may.
 */
export function findName(text: string, name: ReadName): Found[] {
  const compact = text.replace(NO_LETTERS, '');
  const present = name.distinct.filter(({ folded }) => compact.includes(folded));
  const found = present.length > 0 ? amongLetters(lettersOf(text, compact), name, present) : [];
  return [oddParts(text, name), cutShort(text, name), found]
    .flat()
    .toSorted((a, b) => a.at - b.at || b.length - a.length);
}

const NO_LETTERS = /[^\p{L}\p{M}]+/gu;

/** `at[i]` is where the i-th letter stands in the text. */
type Letters = { text: string; compact: string; at: number[] };

function lettersOf(text: string, compact: string): Letters {
  const at: number[] = [];
  let next = 0;
  for (const { 0: gap, index } of text.matchAll(NO_LETTERS)) {
    while (next < index) at.push(next++);
    next = index + gap.length;
  }
  while (next < text.length) at.push(next++);
  return { text, compact, at };
}

/** Each letter is looked at once: what is found is passed over, and masked as a whole. */
function amongLetters(letters: Letters, name: ReadName, present: readonly NameWord[]): Found[] {
  const found: Found[] = [];
  for (let from = 0; from < letters.compact.length;) {
    const here = longestAt(letters, name, present, from);
    if (here !== null) found.push(here.found);
    from += here?.letters ?? 1;
  }
  return found;
}

type FoundHere = { found: Found; letters: number };

function longestAt(
  letters: Letters,
  name: ReadName,
  present: readonly NameWord[],
  from: number,
): FoundHere | null {
  let longest: FoundHere | null = null;
  for (const word of present) {
    if (!letters.compact.startsWith(word.folded, from)) continue;
    const here =
      wholeName(letters, name, from) ??
      severalWords(letters, name, word, from) ??
      oneWord(letters, name, word, from);
    if (here !== null && here.letters > (longest?.letters ?? 0)) longest = here;
  }
  return longest;
}

function wholeName(letters: Letters, { words, joined }: ReadName, from: number): FoundHere | null {
  if (words.length < 2) return null;
  return inOrder(letters, words, from) ?? torn(letters, joined, words, from);
}

/** All words in their order, initials too. */
function inOrder(letters: Letters, words: NameWord[], from: number): FoundHere | null {
  let next = from;
  for (const { folded } of words) {
    const isHere = letters.compact.startsWith(folded, next) && isTogether(letters, next, folded.length);
    if (!isHere || (next > from && !BETWEEN_INITIALS.test(gapBefore(letters, next)))) return null;
    next += folded.length;
  }
  return standsAlone(letters, from, next - from) ? foundAt(letters, from, next - from, words) : null;
}

/** All letters of the name with gaps anywhere, also turned round: `Ra vi Kum ar`. */
function torn(letters: Letters, joined: string[], words: NameWord[], from: number): FoundHere | null {
  const all = joined.find((one) => letters.compact.startsWith(one, from));
  if (all === undefined || all.length < 6 || all.length > LONGEST_TORN) return null;
  for (let index = from + 1; index < from + all.length; index += 1) {
    if (!WITHIN_TORN.test(gapBefore(letters, index))) return null;
  }
  const inTheirOrder = all === joined[0] ? words : words.toReversed();
  return standsAlone(letters, from, all.length) ? foundAt(letters, from, all.length, inTheirOrder) : null;
}

/** Two words or more, in any order and glued or not. */
function severalWords(
  letters: Letters,
  { long, words: all }: ReadName,
  first: NameWord,
  from: number,
): FoundHere | null {
  if (first.folded.length < 3 || !isTogether(letters, from, first.folded.length)) return null;
  const words = [first];
  let next = from + first.folded.length;
  // What follows a whole name begins anew; otherwise a text of nothing else would be read again at each of its words.
  while (words.length < all.length) {
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
  return words.length > 1 && !isMasked(letters, from, next)
    ? foundAt(letters, from, next - from, words)
    : null;
}

function oneWord(letters: Letters, { words }: ReadName, word: NameWord, from: number): FoundHere | null {
  const { length } = word.folded;
  const here = foundAt(letters, from, length, [word]);
  const isAlone = () => standsAlone(letters, from, length) || isTheirs(letters, from, length);
  if (!isTogether(letters, from, length)) return isSpelt(letters, from, length) && isAlone() ? here : null;
  if (length > 5) return isMasked(letters, from, from + length) ? null : here;
  if (length < 2 || !isAlone()) return null;
  if (length === 2 && words.length > 1) here.found.isPair = true;
  return here;
}

const WITHIN_TORN = /^[\s.,_-]{0,2}$/;
const BETWEEN_INITIALS = /^[\s.,_-]{1,3}$/;
const BETWEEN_WORDS = /^[\s.,;:_'’"()/&+%\d-]{0,3}$/;

/** `r a v i`; a longer one also torn somewhere, as it is where marks nobody sees become spaces. */
function isSpelt({ text, at }: Letters, from: number, length: number): boolean {
  if (length < 4 || length > LONGEST_SPELT) return false;
  for (let index = from + 1; index < from + length; index += 1) {
    const gap = text.slice((at[index - 1] ?? 0) + 1, at[index]);
    if (gap === '' ? length < 5 : !/^[\s._*-]$/.test(gap)) return false;
  }
  return true;
}

/** Letters. Nobody tears more, and what is longer is not read to its end at each of them. */
const LONGEST_SPELT = 40;
const LONGEST_TORN = 80;

function isTogether({ at }: Letters, from: number, length: number): boolean {
  return (at[from + length - 1] ?? 0) - (at[from] ?? 0) === length - 1;
}

function standsAlone(letters: Letters, from: number, length: number): boolean {
  const { at } = letters;
  const [first, last] = [at[from] ?? 0, at[from + length - 1] ?? 0];
  return (
    at[from - 1] !== first - 1 && at[from + length] !== last + 1 && !isMasked(letters, from, from + length)
  );
}

/** `Ravis`, as `Ravi’s` is often typed. */
function isTheirs({ compact, at }: Letters, from: number, length: number): boolean {
  const [first, last] = [at[from] ?? 0, at[from + length - 1] ?? 0];
  const hasOneMore = at[from + length] === last + 1 && at[from + length + 1] !== last + 2;
  return length > 2 && compact[from + length] === 's' && hasOneMore && at[from - 1] !== first - 1;
}

/** One letter with our own signs behind it is masked already; a word before them had a number glued to it. */
function isMasked({ text, at, compact }: Letters, from: number, next: number): boolean {
  return text[(at[next - 1] ?? 0) + 1] === '•' && isOneLetter(compact.slice(from, next));
}

function gapBefore({ text, at }: Letters, index: number): string {
  return text.slice((at[index - 1] ?? -1) + 1, at[index]);
}

function foundAt({ at }: Letters, from: number, length: number, words: NameWord[]): FoundHere {
  const start = at[from] ?? 0;
  const end = (at[from + length - 1] ?? 0) + 1;
  return { found: { at: start, length: end - start, words }, letters: length };
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
