import { LETTERS } from './letters.ts';

/** In full or cut short, but not as Mayank and Marathe begin. */
const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const YEAR = String.raw`(?:(?:19|20)\d\d|\d\d)`;
const CLOCK = String.raw`(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.][0-5]\d(?:\.\d{1,6})?)?(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:ist|hrs|z|utc)\b|\+05:?30)?`;

/** Dates and times of day, so that they are taken for nobody's number. */
export const DATE_OR_TIME = new RegExp(
  [
    // 2023-12-12T14:51:25
    String.raw`(?<![A-Za-z\d/_-])(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1${DAY}(?:[ T,]{1,2}${CLOCK})?(?![\d/-])`,
    // 12/12/23, 12-Dec-2023
    String.raw`(?<![A-Za-z\d/_-])${DAY}([-/.])(?:0?[1-9]|1[0-2]|${MONTH})\2${YEAR}(?![${LETTERS}\d/-])`,
    // 12 Dec 2023, 12th December, 12Dec23
    String.raw`(?<![A-Za-z\d/_-])${DAY}(?:st|nd|rd|th)?[ -]?${MONTH}\.?(?:[ ,'-]{0,2}${YEAR})?(?![${LETTERS}\d])`,
    // Dec 12, 2023
    String.raw`(?<![A-Za-z\d/_-])${MONTH}\.? ${DAY}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?(?![${LETTERS}\d])`,
    // 14:51:25 IST, 2:51 pm, 4pm
    String.raw`(?<![A-Za-z\d.:,/-])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:ist|hrs)\b)?(?![\d:])`,
    String.raw`(?<![A-Za-z\d.:,/-])(?:1[0-2]|[1-9])(?:\.[0-5]\d)?\s?[ap]m(?![${LETTERS}\d])`,
  ].join('|'),
  'gi',
);

/** `22/11` and `Dec 2023`, which may also be somebody’s reference or stand in a description. */
const PART_OF_DATE = new RegExp(
  String.raw`(?<![A-Za-z\d./_-])${DAY}[/-](?:0?[1-9]|1[0-2])(?![${LETTERS}\d/_-]|\.\d)` +
    String.raw`|(?<![A-Za-z\d/_-])${MONTH}\.?[ ,-]{0,2}(?:(?:19|20)|['’])\d\d(?![${LETTERS}\d/_-])`,
  'gi',
);

export function withoutDates(text: string): string {
  return text.replace(DATE_OR_TIME, ' ').replace(PART_OF_DATE, ' ');
}
