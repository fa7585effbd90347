import { LETTERS } from './letters.ts';
import { IN_WORDS } from './number-in-words.ts';

/** The parts of which patterns for money are made. */
export const NUMBER = String.raw`(?:(?:\d{1,3}(?:,\d{2,3}){1,5}|\d{1,11})(?:\.\d{1,5})?|${IN_WORDS})`;
/** Longer ones beside another are somebody’s number. */
export const SMALL_NUMBER = String.raw`(?:\d{1,3}(?:,\d{2,3}){1,3}|\d{1,7})(?:\.\d{1,2})?`;
const UNITS = [
  { words: 'crores?|करोड़', short: 'cr', times: 10_000_000 },
  { words: 'lakhs?|lacs?|लाख', short: 'l', times: 100_000 },
  { words: 'thousand|ha[zj]+aa?r|हज़?ार', short: 'k', times: 1000 },
  { words: 'hundred|sau|सौ', short: null, times: 100 },
] as const;
const LONG_UNIT = UNITS.map(({ words }) => words).join('|');
export const UNIT = String.raw`(?:${LONG_UNIT}|cr|k|l)(?![${LETTERS}\d])`;
const WORD = 'rs|inr|rupees?|rupaye|rupe|rupya|रु|रू|रुपये|रुपए|रुपया|ரூபாய்';
/** `Re: ten links` is about something else. */
export const MARK = String.raw`(?:₹|(?<![${LETTERS}\d])(?:${WORD}|re(?![ .:]{1,5}[${LETTERS}]))(?![${LETTERS}])\.?)`;
/** `RuPay 5742` is a card. */
export const MARK_BEHIND = String.raw`(?:\s?\/[-=]| ?(?:₹|(?:${WORD}|re(?!-)|rupay)(?![${LETTERS}\d])\.?))`;
/** In a statement; in front of a name it is a doctor. */
export const DEBIT = String.raw`\s?dr(?![${LETTERS}\d]|\.?\s{0,2}[${LETTERS}])`;
export const AND = String.raw`\s{0,2}(?:(?:and|&|aur|,)\s{0,2})?`;
/** Where an amount without a sign in front can begin: behind `five thousand` it is only a part of one. */
export const BEGIN = String.raw`(?<![A-Za-z\d.,/-]|(?:${LONG_UNIT})\s{1,2})`;
export const PAISE = String.raw`(\d{1,2})\s?(?:paise|paisa|ps|p)(?![${LETTERS}\d])`;
/** What would make the amount another. */
export const NO_PART = String.raw`(?![.,]?\d|\s?${UNIT}|\s?(?:paise|paisa|ps|p)(?![${LETTERS}\d]))`;
const NO_MONEY = String.raw`\s{1,2}(?:days?|weeks?|months?|years?|hours?|hrs|min(?:ute)?s?|times|links?|din)(?![${LETTERS}])`;
/** `5 thousand two hundred` is not read as five thousand. */
export const NO_NUMBER_WORD = String.raw`(?!\s{1,2}(?:and\s)?${IN_WORDS}(?!${NO_MONEY}))`;
/** Behind the second of two numbers: a part of a date or of a longer number is none, nor are `two days`. */
export const NO_MORE = String.raw`(?![${LETTERS}\d]|[.,:/-]\d|\s\d|\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|${NO_MONEY})`;

/** How many rupees a word behind a number stands for. */
export function timesOf(unit: string): number {
  return UNITS.find(({ words, short }) => new RegExp(`^(?:${words}|${short})$`, 'i').test(unit))?.times ?? 1;
}
