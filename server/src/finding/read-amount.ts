const NUMBER = String.raw`(?:\d{1,3}(?:,\d{2,3}){1,5}|\d{1,11})(?:\.\d{1,5})?`;
const TIMES = String.raw`(?:\s?(lakhs?|lacs?|crores?|cr|thousand|k|l)(?![\p{L}\p{N}]))?`;
const MARK = String.raw`(?:₹|(?<![\p{L}\p{N}])(?:rs|inr|re|rupees?)(?![\p{L}])\.?)`;

/** With a sign or a word that says that it is money. Groups: number, times; number, times. */
export const MARKED_AMOUNT = new RegExp(
  String.raw`${MARK}\s{0,2}[:.]?\s{0,2}(${NUMBER})${TIMES}(?:\s?\/[-=])?(?![\p{N}])` +
    String.raw`|(?<![\p{L}\p{N}.,/-])(${NUMBER})(?:\s?\/[-=]|\s?(lakhs?|lacs?|crores?|thousand)(?:\s?(?:rs|inr|rupees?))?(?![\p{L}\p{N}])| ?(?:₹|(?:rs|inr|rupees?)(?![\p{L}\p{N}])\.?)(?! ?\d))`,
  'giu',
);

/** `120.11` and `1,20,000`. */
export const BARE_AMOUNT =
  /(?<![\p{L}\p{N}.,/:-])((?:\d{1,3}(?:,\d{2,3}){1,5}|\d{1,9}(?=\.))(?:\.\d{1,2})?)(?![\p{L}\p{N}%]|[.,/:-]\d)/gu;

/** In paise; null when it is no number that a link can have. */
export function paiseOf(number: string, times = ''): number | null {
  const rupees = Number(number.replaceAll(',', ''));
  const paise = Math.round(rupees * 100 * (TIMES_OF[times.charAt(0).toLowerCase()] ?? 1));
  return Number.isSafeInteger(paise) ? paise : null;
}

/** Crore, thousand, lakh. */
const TIMES_OF: Readonly<Record<string, number>> = { c: 10_000_000, k: 1000, t: 1000, l: 100_000 };
