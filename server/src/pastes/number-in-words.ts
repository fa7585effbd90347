import { LETTERS } from './letters.ts';

const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';

const VALUES: ReadonlyMap<string, number> = new Map([
  ...ONES.split(' ').map((word, n) => [word, n + 1] as const),
  ...TENS.split(' ').map((word, n) => [word, (n + 2) * 10] as const),
]);

const ONE = 'one|two|three|four|five|six|seven|eight|nine';

/** Up to `ninety nine`; a part of a pattern for money, because alone it is none. Short, because it stands in many. */
export const IN_WORDS = String.raw`(?<![${LETTERS}])(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[ -](?:${ONE}))?|(?:thir|four|fif|six|seven|eigh|nine)teen|${ONE}|ten|eleven|twelve)(?![${LETTERS}])`;

/** `1,20,000`, `twenty five`. */
export function numberOf(text: string): number {
  const words = text.toLowerCase().match(/[a-z]+/g);
  return words === null
    ? Number(text.replaceAll(',', ''))
    : words.reduce((sum, word) => sum + (VALUES.get(word) ?? 0), 0);
}
