import { foldText } from './fold-text.ts';

export type NameWord = { shown: string; folded: string };

/** A name as it may be found in a text. */
export type ReadName = {
  /** In their order, without titles. */
  words: NameWord[];
  /** Of three letters or more. */
  long: NameWord[];
  /** With the signs that stand in it, as a whole and between its spaces; empty for names of letters only. */
  odd: NameWord[];
};

/** `Mr. Ravi O’Neil-Kumar 2` has the words Ravi, O, Neil and Kumar, and odd parts. */
export function readName(name: string): ReadName {
  const words = wordsIn(name.split(/[^\p{L}\p{M}\p{Cf}]+/u));
  const parts = wordsIn(name.trim().split(/\s+/));
  const odd = parts.filter(({ folded }) => folded.length > 2 && /[^\p{L}\p{M}]/u.test(folded));
  if (odd.length > 0 && parts.length > 1) odd.push(wholeOf(parts));
  return { words, long: words.filter(({ folded }) => folded.length > 2), odd };
}

function wordsIn(parts: readonly string[]): NameWord[] {
  return parts
    .map((shown) => ({ shown, folded: foldText(shown).text }))
    .filter(({ folded }) => folded !== '' && !TITLES.has(folded.replace('.', '')));
}

function wholeOf(parts: readonly NameWord[]): NameWord {
  return {
    shown: parts.map(({ shown }) => shown).join(' '),
    folded: parts.map(({ folded }) => folded).join(' '),
  };
}

/** They say nothing of the person, and stand before many another. */
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'shri', 'sri', 'smt']);
