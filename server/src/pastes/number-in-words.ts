const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';

const VALUES: ReadonlyMap<string, number> = new Map([
  ...ONES.split(' ').map((word, n) => [word, n + 1] as const),
  ...TENS.split(' ').map((word, n) => [word, (n + 2) * 10] as const),
]);

const ONE = String.raw`(?:${anyOf(ONES)})(?!\p{L})`;

/** Up to `ninety nine`; a part of a pattern for money, because alone it is none. */
export const IN_WORDS = String.raw`(?<!\p{L})(?:(?:${anyOf(TENS)})(?!\p{L})(?:[ -]${ONE}|(?![ -]${ONE}))|${ONE})`;

function anyOf(words: string): string {
  return words.replaceAll(' ', '|');
}

/** `1,20,000`, `twenty five`. */
export function numberOf(text: string): number {
  const words = text.toLowerCase().match(/[a-z]+/g);
  return words === null
    ? Number(text.replaceAll(',', ''))
    : words.reduce((sum, word) => sum + (VALUES.get(word) ?? 0), 0);
}
