import {
  AND,
  BEGIN,
  DEBIT,
  MARK,
  MARK_BEHIND,
  NO_MORE,
  NO_NUMBER_WORD,
  NO_PART,
  NUMBER,
  PAISE,
  SMALL_NUMBER,
  timesOf,
  UNIT,
} from './amount-forms.ts';
import { LETTERS } from './letters.ts';
import { IN_WORDS, numberOf } from './number-in-words.ts';

const TIMES = String.raw`(?:\s?(${UNIT})${NO_NUMBER_WORD})?`;
const SIGN = String.raw`(?:${MARK}\s{0,2}[:.]?\s{0,2}|${BEGIN})`;
const STEP = String.raw`${NUMBER}\s?${UNIT}`;

/** With a sign or a word that says that it is money. Groups: number, times; number, times. */
export const MARKED_AMOUNT = new RegExp(
  String.raw`${MARK}\s{0,2}[:.]?\s{0,2}(${NUMBER})${TIMES}(?:\s?\/[-=]|${DEBIT})?${NO_PART}` +
    String.raw`|${BEGIN}(${NUMBER})(?:\s?\/[-=]|${DEBIT}|(?:\s(?![kl](?![${LETTERS}])))?(${UNIT})${MARK_BEHIND}?(?![${LETTERS}\d])${NO_PART}${NO_NUMBER_WORD}|${MARK_BEHIND}(?! ?\d)${NO_PART})`,
  'gi',
);

/** Without one of these an amount has one part only. */
export const MARK_OF_PARTS = new RegExp(String.raw`[\d\s]${UNIT}|${PAISE}`, 'i');

/** `120 rupees and 11 paise`, `1 lakh 20 thousand`: what is said in several parts is one amount. */
export const SPOKEN_AMOUNT = new RegExp(
  [
    String.raw`${SIGN}(?:${STEP}${AND}){0,4}${NUMBER}(?!\d)(?:\s?${UNIT})?${MARK_BEHIND}{0,2}${AND}${PAISE}`,
    String.raw`${SIGN}(?:${STEP}${AND}){1,5}(?:${STEP}|(?:${SMALL_NUMBER}|${IN_WORDS})(?:(?=${MARK_BEHIND})|${NO_MORE}))${MARK_BEHIND}?${NO_PART}${NO_NUMBER_WORD}`,
  ].join('|'),
  'gi',
);

const PAISE_BEHIND = new RegExp(`${PAISE}$`, 'i');
const PART = new RegExp(String.raw`(${NUMBER})(?:\s?(${UNIT}))?`, 'gi');

/** In paise; the parts are added up. Null where one is no less than the one before: these are two amounts. */
export function paiseSpoken(text: string): number | null {
  const behind = PAISE_BEHIND.exec(text);
  const rupees = text.slice(0, behind?.index);
  let sum = Number(behind?.[1] ?? 0);
  let before = Number.POSITIVE_INFINITY;
  for (const [, number = '', times] of rupees.matchAll(PART)) {
    const part = paiseOf(number, times);
    if (part === null || part >= before || isCredit(number, times)) return null;
    sum += part;
    before = part;
  }
  return sum;
}

/** `120.11` and `1,20,000`. */
export const BARE_AMOUNT =
  /(?<![\p{L}\p{N}./:-]|(?<!\p{L}),)((?:\d{1,3}(?:,\d{2,3}){1,5}|\d{1,9}(?=\.))(?:\.\d{1,2})?)(?![\p{L}\p{N}%]|[.,/:-]\d)/gu;

/** In paise; null when it is no number that a link can have. */
export function paiseOf(number: string, times = ''): number | null {
  const paise = Math.round(numberOf(number) * 100 * timesOf(times));
  return Number.isSafeInteger(paise) ? paise : null;
}

/** `₹1,234.50 Cr` is a credit in a statement, as is all that nobody has in crores; `₹2.50 Cr` may be either. */
export function paiseMeant(number: string, times?: string): (number | null)[] {
  if (isCredit(number, times)) return [paiseOf(number)];
  const mayBeCredit = times?.toLowerCase() === 'cr' && /\.\d\d$/.test(number);
  return mayBeCredit ? [paiseOf(number, times), paiseOf(number)] : [paiseOf(number, times)];
}

function isCredit(number: string, times?: string): boolean {
  return times?.toLowerCase() === 'cr' && /,|^\d{3}/.test(number);
}
