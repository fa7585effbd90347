import { foldWords } from '../directory/fold-words.ts';
import { nameStartOf } from '../directory/key-forms.ts';
import { withoutDates } from './dates.ts';
import { RANK, type Guess } from './guess.ts';
import { FILLERS, LABEL_WORDS, MONEY_WORDS, SALUTATIONS } from './reading-words.ts';
import { readNumber } from './read-number.ts';
import { PREFIX, referenceOf } from './read-token.ts';

/** More is a sentence, in which only some words tell anything, and then a letter. */
const MOST_OF_A_NAME = 6;
const MOST_WORDS = 12;
export const LONGEST_WORD = 80;

/** A name, or words of a description or a reference; null where it is none of them. */
export function readWords(text: string): Guess[] | null {
  const words = wordsOfName(text);
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  if (words.some((word) => word.length > LONGEST_WORD)) return null;
  const telling = words.filter((word) => !FILLERS.has(word));
  if (words.length > MOST_OF_A_NAME) return readSentence(telling);
  const guesses: Guess[] = [{ rank: RANK.name, meaning: { by: 'words', words } }];
  if (telling.length > 0 && telling.length < words.length)
    guesses.push({ rank: RANK.words, meaning: { by: 'words', words: telling } });
  if (words.length > 4) return guesses;
  return [...guesses, ...asStarts(words, telling), ...asOtherThings(text, words)];
}

function readSentence(telling: readonly string[]): Guess[] | null {
  const words = telling.filter((word) => !LABEL_WORDS.has(word));
  return words.length === 0 || words.length > MOST_OF_A_NAME
    ? null
    : [{ rank: RANK.name, meaning: { by: 'words', words } }];
}

/** As the beginnings of a name, in a list of none or one; a word of two letters says too little alone. */
export function nameStarts(words: readonly string[]): string[][] {
  const isName = words.every((word) => LETTERS.test(word)) && !words.every((word) => MONEY_WORDS.has(word));
  return isName && words.some((word) => nameStartOf(word) !== null) ? [[...words]] : [];
}

const LETTERS = /^[\p{L}\p{M}]+$/u;

function asStarts(words: readonly string[], telling: readonly string[]): Guess[] {
  return [
    ...nameStarts(words).map((starts) => startsOf(starts, RANK.nameStart)),
    ...nameStarts(telling).map((starts) => startsOf(starts, RANK.wordsStart)),
  ];
}

function startsOf(starts: string[], rank: number): Guess {
  return { rank, meaning: { by: 'name starts', starts } };
}

/** Without Mr, Shri and ji, unless that is all. */
export function wordsOfName(text: string): string[] {
  const all = foldWords(text);
  const names = all.filter((word) => !SALUTATIONS.has(word));
  return names.length > 0 ? names : all;
}

/** `EMP 4411` is a reference, `Ravi 3210` the end of his mobile, `hYtKpQ` the code of a short link. */
function asOtherThings(text: string, words: readonly string[]): Guess[] {
  const numbers = foldWords(withoutDates(text)).filter((word) => /^\d{3,9}$/.test(word));
  return [
    { ...referenceOf(text), rank: rankOfReference(text) },
    ...asNameAndNumber(words, numbers),
    ...asShortCode(text),
  ];
}

/** `Ravi 500`, `500 to Ravi`; of a number that is not round the end of a mobile is likelier. */
function asNameAndNumber(all: readonly string[], [number, ...others]: readonly string[]): Guess[] {
  if (number === undefined) return [];
  const words = all.filter((word) => !/^\d+$/.test(word));
  const ofNumber = readNumber(number).guesses.map((guess) => ({ ...guess, rank: RANK.amount }));
  if (words.length === 0) return ofNumber;
  const telling = words.filter((word) => !FILLERS.has(word) && !LABEL_WORDS.has(word));
  const name = telling.length > 0 ? telling : words;
  const paise = others.length > 0 ? null : roundPaiseOf(number);
  return [
    ...(paise === null ? [] : [{ rank: RANK.name, meaning: { by: 'words', words: name, paise } } as const]),
    ...ofNumber,
    { rank: RANK.words, meaning: { by: 'words', words } },
  ];
}

/** As people pay it; null for any other number. */
export function roundPaiseOf(number: string): number | null {
  const isRound = number.length < 4 || (number.endsWith('00') && number.length < 8);
  return isRound && Number(number) > 0 ? Number(number) * 100 : null;
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
