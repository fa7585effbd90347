import { paiseOf } from './read-amount.ts';
import { BEGIN, MARK, MARK_BEHIND, NO_MORE, NUMBER, SMALL_NUMBER, UNIT } from './amount-forms.ts';
import { LETTERS } from './letters.ts';
import { IN_WORDS } from './number-in-words.ts';

const REST = String.raw`${SMALL_NUMBER}(?:\s?${UNIT})?${MARK_BEHIND}?`;
const ONE = String.raw`(?:${MARK}\s{0,2})?${REST}`;
const FIRST = String.raw`(?:${MARK}\s{0,2}|${BEGIN})${REST}`;
const WITH_COMMAS = String.raw`\d{1,3}(?:,\d{2,3}){1,3}`;
const IN_UNITS = String.raw`${IN_WORDS}\s${UNIT}${MARK_BEHIND}?`;
const BETWEEN = String.raw`(?<![${LETTERS}\d])between\s{1,2}`;
const TO = String.raw`(?:\s{1,2}(?:to|till|until|upto|up to|se)\s{1,2}|\s?[-‐-―]\s?)`;
const BOUND = String.raw`(?:(?<![${LETTERS}\d])(?:above|below|over|under|(?:more|less|greater|fewer) than|at (?:least|most)|up ?to|min(?:imum)?|max(?:imum)?)\s{1,2}|[<>≤≥]=?\s?)`;
const OR_MORE = String.raw`\s{1,2}(?:or|and|&)\s{1,2}(?:less|more|above|below|under|over)(?![${LETTERS}])`;

/** Without one of these there is no range. Most texts have none, and the pattern for ranges is long in the making. */
export const MARK_OF_RANGE = new RegExp(`${BETWEEN}|${TO}|${BOUND}|${OR_MORE}`, 'i');

/**
 * `Rs 1000 to 2000`, `between 1000 and 2000`, `above ₹500`: no exact amount. Not all are, see `isRange`: to look here
 * for a sign of money at either end would need each of them twice. Group: a range that is the whole text.
 */
export const RANGE_OF_AMOUNTS = new RegExp(
  [
    String.raw`^((?:(?:amount|amt)\s)?${BOUND}${SMALL_NUMBER}|(?:from\s)?${SMALL_NUMBER}\s{1,2}(?:to|till|upto|up to)\s{1,2}${SMALL_NUMBER})$`,
    String.raw`${BETWEEN}${ONE}\s{0,2}(?:and|to|&|[-‐-―])\s{0,2}${ONE}${NO_MORE}`,
    String.raw`${BETWEEN}${IN_UNITS}\sand\s${IN_UNITS}${NO_MORE}`,
    String.raw`${FIRST}(?:${TO}${ONE}${NO_MORE}|${OR_MORE})`,
    String.raw`${BEGIN}${IN_UNITS}${TO}${IN_UNITS}${NO_MORE}`,
    String.raw`${BOUND}${FIRST}${NO_MORE}`,
  ].join('|'),
  'gi',
);

const SAYS_MONEY = new RegExp(
  String.raw`^between|${MARK}|\d${MARK_BEHIND}|[\d\s]${UNIT}|^${WITH_COMMAS}${TO}${WITH_COMMAS}$`,
  'i',
);

const PART = new RegExp(String.raw`(${NUMBER})(?:\s?(${UNIT}))?`, 'gi');

/**
 * `500 - 600` within a text is none, as nothing says that it is money, nor is `₹500 - 12`; nor `₹500 - 4411`, because
 * people do not say a range by such numbers.
 */
export function isRange(text: string, whole?: string): boolean {
  if (whole === undefined && !SAYS_MONEY.test(text)) return false;
  const [from, to] = [...text.matchAll(PART)].map(([, number = '', times]) => paiseOf(number, times));
  if (to === undefined || to === null) return to === undefined;
  if (/\s[-‐-―]\s?\d{4,}$/.test(text) && !text.endsWith('0')) return false;
  return (from ?? 0) < to;
}

export const RANGE_SAID =
  'This is a range of amounts. Set it with the Amount filter; typed here, an amount is looked for exactly.';

const CURRENCY = String.raw`(?:usd|eur|gbp|aed|sgd|dollars?|euros?|pounds?|dirhams?)(?![${LETTERS}\d])`;

export const FOREIGN_MARK = new RegExp(`[$€£¥]|${CURRENCY}`, 'i');

/** `€120.11`, `50 dollars`. */
export const FOREIGN_MONEY = new RegExp(
  String.raw`(?:[$€£¥]|(?<![${LETTERS}\d])${CURRENCY})\s{0,2}${NUMBER}(?:\s?${UNIT})?(?!\d)` +
    String.raw`|${BEGIN}${NUMBER}(?:\s?${UNIT})?\s?(?:[$€£¥]|${CURRENCY})`,
  'gi',
);

export const FOREIGN_SAID =
  'Payout links are in rupees, and this is another currency. Type the amount in rupees, as ₹120.11.';
