import { plainText } from './plain-text.ts';

/**
 * The words of a text in the one spelling in which they are compared: without capitals and accents; marks of Indian
 * scripts are letters and stay. One letter alone is no word, unless there are no others. `O’Neil` is `oneil`.
 */
export function foldWords(text: string): string[] {
  return wordsIn(fold(text).replace(APOSTROPHE, ''));
}

/** As what they are kept by: `O’Neil` is found by `neil`, too. */
export function foldKeptWords(text: string): string[] {
  const folded = fold(text);
  const whole = wordsIn(folded.replace(APOSTROPHE, ''));
  return [...new Set([...whole, ...(HAS_APOSTROPHE.test(folded) ? wordsIn(folded) : [])])];
}

function fold(text: string): string {
  return plainText(text).normalize('NFKD').replace(UNSEEN, '').toLowerCase();
}

function wordsIn(folded: string): string[] {
  const all = [...new Set(folded.match(WORD))];
  const longer = all.filter((word) => [...word].length > 1);
  return longer.length > 0 ? longer : all;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Accents, joiners, directions. */
const UNSEEN = /\p{Cf}|\p{Script=Inherited}/gu;

const APOSTROPHE = /(?<=[\p{L}\p{M}])['’‘ʼ`](?=\p{L})/gu;
const HAS_APOSTROPHE = /[\p{L}\p{M}]['’‘ʼ`]\p{L}/u;
