import { foldWords } from '../directory/fold-words.ts';
import { RANK, type Guess } from './guess.ts';
import { FILLERS, SALUTATIONS } from './reading-words.ts';
import { readNumber } from './read-number.ts';
import { PREFIX, referenceOf } from './read-token.ts';

/** More is a letter, and no link has all its words. */
const MOST_WORDS = 25;
const LONGEST_WORD = 80;

/** A name, or words of a description or a reference; null where it is none of them. */
export function readWords(text: string): Guess[] | null {
  const words = wordsOfName(text);
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  if (words.some((word) => word.length > LONGEST_WORD)) return null;
  const telling = words.filter((word) => !FILLERS.has(word));
  const guesses: Guess[] = [{ rank: RANK.name, meaning: { by: 'words', words } }];
  if (telling.length > 0 && telling.length < words.length)
    guesses.push({ rank: RANK.words, meaning: { by: 'words', words: telling } });
  return words.length > 4 ? guesses : [...guesses, ...asOtherThings(text, words)];
}

/** Without Mr, Shri and ji, unless that is all. */
export function wordsOfName(text: string): string[] {
  const all = foldWords(text);
  const names = all.filter((word) => !SALUTATIONS.has(word));
  return names.length > 0 ? names : all;
}

/** `EMP 4411` is a reference, `Ravi 3210` the end of his mobile, `hYtKpQ` the code of a short link. */
function asOtherThings(text: string, words: readonly string[]): Guess[] {
  const number = words.find((word) => /^\d{4,9}$/.test(word));
  const names = words.filter((word) => !/^\d+$/.test(word));
  const hasNumber = number !== undefined && names.length > 0;
  return [
    { ...referenceOf(text), rank: rankOfReference(text) },
    ...(hasNumber ? readNumber(number).guesses.map((guess) => ({ ...guess, rank: RANK.amount })) : []),
    ...(hasNumber ? [{ rank: RANK.words, meaning: { by: 'words', words: names } } as const] : []),
    ...asShortCode(text),
  ];
}

function rankOfReference(text: string): number {
  if (PREFIX.test(text.replace(' ', '-'))) return RANK.reference;
  return /\d/.test(text) ? RANK.name : RANK.amount;
}

/** Codes have capitals within; `RaviKumar` is two words. */
function asShortCode(text: string): Guess[] {
  if (!/^[A-Za-z]{4,12}$/.test(text)) return [];
  const shortLink = { by: 'short link', code: text } as const;
  if (/^[A-Z][a-z]{2,}[A-Z][a-z]{2,}$/.test(text)) {
    const words = foldWords(text.replace(/(?<=[a-z])(?=[A-Z])/, ' '));
    return [
      { rank: RANK.name, meaning: { by: 'words', words } },
      { rank: RANK.amount, meaning: shortLink },
    ];
  }
  const rank = /[a-z][A-Z]|[A-Z]{2}[a-z]/.test(text) ? RANK.shortLink : RANK.amount;
  return [{ rank, meaning: shortLink }];
}
