import { foldText } from './fold-text.ts';

export type NameWord = { shown: string; folded: string };

/** A name as it may be found in a text. */
export type ReadName = {
  /** The first of them in their order, without titles. */
  words: NameWord[];
  /** The same, each once. */
  distinct: NameWord[];
  /** All their letters, in their order and turned round. */
  joined: string[];
  /** Of three letters or more. */
  long: NameWord[];
  /** With the signs that stand in it, as a whole and between its spaces; empty for names of letters only. */
  odd: NameWord[];
};

/** More than anybody is called. What has more is no name, and is looked for as a whole, too. */
const MOST_WORDS = 12;

/** `Mr. Ravi O’Neil-Kumar 2` has the words Ravi, O, Neil and Kumar, and odd parts. */
export function readName(name: string): ReadName {
  const all = wordsIn(name.split(/[^\p{L}\p{M}\p{Cf}]+/u));
  // One that was cut ends within a word.
  const uncut = name.endsWith('…') ? name.slice(0, name.lastIndexOf(' ')) : name;
  const parts = wordsIn(uncut.trim().split(/\s+/));
  const words = all.slice(0, MOST_WORDS);
  const distinct = eachOnce(words);
  const odd = eachOnce(
    parts.slice(0, MOST_WORDS).filter(({ folded }) => folded.length > 2 && /[^\p{L}\p{M}]/u.test(folded)),
  );
  if (parts.length > 1 && (odd.length > 0 || all.length > MOST_WORDS)) odd.push(wholeOf(parts));
  const joined = [words, words.toReversed()].map((one) => one.map(({ folded }) => folded).join(''));
  return { words, distinct, joined, long: distinct.filter(({ folded }) => folded.length > 2), odd };
}

function wordsIn(parts: readonly string[]): NameWord[] {
  return parts
    .map((shown) => ({ shown, folded: foldText(shown).text }))
    .filter(({ folded }) => folded !== '' && !TITLES.has(folded.replace('.', '')));
}

function eachOnce(words: readonly NameWord[]): NameWord[] {
  return [...new Map(words.map((word) => [word.folded, word])).values()];
}

function wholeOf(parts: readonly NameWord[]): NameWord {
  return {
    shown: parts.map(({ shown }) => shown).join(' '),
    folded: parts.map(({ folded }) => folded).join(' '),
  };
}

/** They say nothing of the person, and stand before many another. */
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'shri', 'sri', 'smt']);
