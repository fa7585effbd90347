import { withoutDates } from './dates.ts';
import { RANK, type Guess } from './guess.ts';
import { LONGEST_WORD, nameStarts, roundPaiseOf, wordsOfName } from './read-words.ts';
import { FILLERS, LABEL_WORDS, MONEY_WORDS, SALUTATIONS, STRAY_WORDS } from './reading-words.ts';

/** More words are a story, and most of those left of it no name. */
const MOST_WORDS = 12;
const MOST_OF_A_NAME = 6;
/** In a sentence people write whole names. */
const MOST_OF_STARTS = 4;

/**
 * Whom a text is about and how much it is, without all that people write around it, as in `kal wala 500 ka link Asha
 * ko bheja tha`. Every word that is left out may be a part of the name, so it is asked only after the whole.
 */
export function readPerson(text: string, paiseOf = roundPaiseOf): Guess[] {
  const many = wordsOfName(text).length;
  const undated = withoutDates(text);
  const words = personIn(undated, many <= MOST_WORDS);
  const paise = many <= MOST_WORDS || words.length > 0 ? loneAmountIn(undated, paiseOf) : null;
  const guesses =
    paise === null ? asPerson(words, [], PERSON) : asPerson(words, [paise], PERSON_BESIDE_AMOUNT);
  if (paise !== null && !isSomebody(words))
    guesses.push({ rank: RANK.amount, meaning: { by: 'amount', paise } });
  return many > MOST_OF_STARTS ? guesses.filter(({ meaning }) => meaning.by !== 'name starts') : guesses;
}

/** Empty where nobody is named; in a story only whom it says to be named so. */
export function personIn(text: string, isShort: boolean): string[] {
  const behind = BEHIND_NAME.exec(text)?.[1];
  const named = behind === undefined ? [] : firstRunOf(wordsOfName(withoutAsides(behind)));
  if (named.length > 0 || !isShort) return named;
  return [withoutAsides(text), text].map(tellingIn).find((words) => words.length > 0) ?? [];
}

/** `naam Sunita Devi hai`; the last one, as people write it behind what they want. */
const BEHIND_NAME = /^.{0,400}(?<![\p{L}\p{M}])(?:name|naam|नाम|नाव)(?![\p{L}\p{M}])(.{1,200})/isu;

/** In brackets, or whose son or wife it is; the link is Asha’s. */
function withoutAsides(text: string): string {
  return text
    .replace(/\([^()]{0,80}\)|\[[^[\]]{0,80}\]/g, ' ')
    .replace(/(?<!\p{L})(?:[sdwc] ?\/ ?o|(?:son|daughter|wife|care) of)(?!\p{L})[^\d\n]{0,80}/giu, ' ')
    .replace(/(?<=\p{L})['’‘]s(?!\p{L})/giu, '');
}

function firstRunOf(words: readonly string[]): string[] {
  const start = words.findIndex(mayBeName);
  const end = words.findIndex((word, index) => index > start && !mayBeName(word));
  return start < 0 ? [] : words.slice(start, end < 0 ? undefined : end).slice(0, MOST_OF_A_NAME);
}

function tellingIn(text: string): string[] {
  const telling = wordsOfName(text).filter(mayBeName);
  return telling.length > MOST_OF_A_NAME ? [] : telling;
}

/** No number, and no word that people only write around a name. */
export function mayBeName(word: string): boolean {
  return word.length <= LONGEST_WORD && !/^\d+$/.test(word) && !AROUND.some((words) => words.has(word));
}

const AROUND = [FILLERS, LABEL_WORDS, SALUTATIONS, STRAY_WORDS];

/** In paise; null unless there is one number, and people pay as much. */
export function loneAmountIn(text: string, paiseOf = roundPaiseOf): number | null {
  const [number, ...others] = wordsOfName(text).filter((word) => /^\d+$/.test(word));
  return number === undefined || others.length > 0 ? null : paiseOf(number);
}

/** Of a name and the amount beside it, of how both begin; then of the name alone. */
type Ranks = readonly [both: number, bothStart: number, alone: number, aloneStart: number];

export const WHOLE_NAME: Ranks = [RANK.nameAndAmount, RANK.nameStartAndAmount, RANK.name, RANK.nameStart];
const PERSON: Ranks = [RANK.personAndAmount, RANK.personStartAndAmount, RANK.person, RANK.personStart];
/** One of theirs tells more than any link of that amount. */
export const PERSON_BESIDE_AMOUNT: Ranks = [
  RANK.personAndAmount,
  RANK.personStartAndAmount,
  RANK.nameStart,
  RANK.nameStart,
];

/** By whole words, and by how they begin. */
export function asPerson(words: string[], amounts: readonly number[], ranks: Ranks): Guess[] {
  if (words.length === 0) return [];
  const [both, bothStart, alone, aloneStart] = ranks;
  return [
    ...amounts.flatMap((paise) =>
      payeesOf(words).flatMap((payee) => asName(payee, { paise }, both, bothStart)),
    ),
    ...(isSomebody(words) ? asName(words, {}, alone, aloneStart) : []),
  ];
}

/** `refund Asha 500` may be paid to Asha for something else. */
function payeesOf(words: string[]): string[][] {
  const payee = words.filter((word) => !MONEY_WORDS.has(word));
  return payee.length === 0 || payee.length === words.length ? [words] : [words, payee];
}

function isSomebody(words: readonly string[]): boolean {
  return !words.every((word) => MONEY_WORDS.has(word) || STRAY_WORDS.has(word));
}

function asName(words: string[], amount: { paise?: number }, rank: number, rankOfStart: number): Guess[] {
  return [
    { rank, meaning: { by: 'words', words, ...amount } },
    ...nameStarts(words).map((starts) => ({
      rank: rankOfStart,
      meaning: { by: 'name starts', starts, ...amount } as const,
    })),
  ];
}
