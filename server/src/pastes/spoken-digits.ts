import { LETTERS } from './letters.ts';
import { asMobile } from './read-number.ts';

/** From zero on; in English, Hindi and Marathi. Alone, some are other words, as `do`, `char` and `sat`. */
const SPOKEN = [
  'zero|o|oh|shunya|sunya|शून्य',
  'one|ek|एक',
  'two|do|don|दो|दोन',
  'three|teen|tin|तीन',
  'four|chaar|char|चार',
  'five|paanch|panch|paach|पाँच|पांच|पाच',
  'six|chhe|che|chhah|saha|छह|छः|छे|सहा',
  'seven|saat|sat|सात',
  'eight|aath|aat|आठ',
  'nine|nau|नौ|नऊ',
];

const WORD = SPOKEN.join('|');
const END = String.raw`(?![${LETTERS}\d])`;
const ITEM = String.raw`(?:(?:double|triple) (?:${WORD}|\d)${END}|(?:${WORD})${END}|\d{1,10}${END})`;
const GAP = String.raw`[ ,-]{1,2}`;

/** Of `last four three two one zero` the four says how many come. */
const RUN = new RegExp(
  String.raw`(?<![${LETTERS}\d])(last (?:four|4)(?: digits?)? )(${ITEM}(?:${GAP}${ITEM}){3,24})` +
    String.raw`|(?<![${LETTERS}\d])${ITEM}(?:${GAP}${ITEM}){1,24}`,
  'gi',
);

/** `nine eight double two …` in digits: four such words in a row, or as many as with the digits around make a mobile. */
export function withDigits(text: string): string {
  if (!SPOKEN_AT_ALL.test(text)) return text;
  return text.replace(RUN, (match: string, last: string | undefined, run: string | undefined) => {
    const behind = run ?? match;
    const parts = [...behind.matchAll(PART)].map(([, times = '', part = '']) => ({
      isWord: !/\d/.test(part),
      digits: digitsOf(part).repeat(TIMES[times.toLowerCase()] ?? 1),
    }));
    const digits = parts.map((part) => part.digits).join('');
    const spoken = parts.filter(({ isWord }) => isWord).reduce((sum, part) => sum + part.digits.length, 0);
    const isNumber = spoken >= 4 || (digits !== behind.replace(/\D/g, '') && asMobile(digits) !== null);
    return isNumber ? `${last ?? ''}${digits}` : match;
  });
}

/** Most texts have no such word, and making `RUN` takes a while. */
const SPOKEN_AT_ALL = new RegExp(WORD, 'i');

const PART = new RegExp(String.raw`(?:(double|triple) )?(${WORD}|\d+)${END}`, 'gi');
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3 };

function digitsOf(part: string): string {
  const value = SPOKEN.findIndex((words) => words.split('|').includes(part.toLowerCase()));
  return value < 0 ? part : String(value);
}
