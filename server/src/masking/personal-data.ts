/** Spaces, dashes, dots, brackets, and marks that nobody sees. */
const BETWEEN = String.raw`[\s().\-‐-―·_\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]{0,2}`;

/** A number that goes on is none of those that are kept. */
const ENDS = String.raw`(?!${BETWEEN}\p{Nd})`;
const TIME = String.raw`[ T]\d\d:\d\d(?::\d\d)?(?!\p{Nd})`;
const CURRENCY = String.raw`(?:₹|\brs\.?|\binr) ?`;

/** What only looks like somebody's number. */
const KEPT = [
  // 2023-12-12 and 12/12/2023, with or without a time
  String.raw`(?<!\p{Nd})(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:${TIME}|(?!-?\p{Nd}))`,
  String.raw`(?<![\p{Nd}.+-])(?:0?[1-9]|[12]\d|3[01])(?:-(?:0?[1-9]|1[0-2])-|/(?:0?[1-9]|1[0-2])/|\.(?:0?[1-9]|1[0-2])\.)(?:19|20)\d\d(?:${TIME}|${ENDS})`,
  // ₹1,20,000.00 and 120000.00
  String.raw`${CURRENCY}\d{1,3}(?:,\d{2,3})*(?:\.\d\d?)?(?!,)${ENDS}`,
  String.raw`(?:${CURRENCY}|(?<![\p{L}\p{Nd}.+-]))\d{1,9}\.\d\d(?![\p{L}.-])${ENDS}`,
  // a link id, an order id, the provider's request reference
  String.raw`(?<![a-z\d])(?=\d*[a-f])[\da-f]{24}(?![a-z\d])`,
  String.raw`(?<![a-z\d])1\d{12}[a-z]{5}(?![a-z\d])`,
  String.raw`(?<![a-z\d])[a-z\d]{8,12}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:-[a-z\d]{12})?(?![a-z\d])`,
].join('|');

const SOMEBODYS = [
  // Nine digits or more in any spelling, standing alone; ids with letters in them are kept …
  String.raw`(?<![\p{L}\p{Nd}])\+?(?:\p{Nd}${BETWEEN}){8,}\p{Nd}(?![\p{L}\p{Nd}])`,
  // … unless they are a mobile with a word glued to it, or an account number glued to its "a/c".
  String.raw`(?<!\p{Nd})(?:91|0)?[6-9]\d{4}[ -]?\d{5}(?!\p{Nd})`,
  String.raw`(?<=\b(?:a\/?c|acct?|account|no)\.?)\p{Nd}{9,}`,
].join('|');

/**
 * First group: what is kept. Otherwise a mobile or an account number, however it is written; digits of every
 * script count: `\p{Nd}`.
 */
export const NUMBER = new RegExp(`(?:(${KEPT})|${SOMEBODYS})`, 'giu');

/** With a scheme, or a host with a path behind it. */
export const URL =
  /((?<![\p{L}\p{N}@.-])(?:[a-z][a-z\d+.-]{1,11}:\/\/[^\s<>"“”]+|www\.[^\s<>"“”]+|(?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,12}\/[^\s<>"“”]+))/iu;

const AT = String.raw`(?:[@＠﹫]|%40|\(at\)|\[at\])`;

/**
 * A word with an `@` inside: an e-mail or a UPI address, the sign also written otherwise, and with spaces around
 * it where a domain follows. It is looked for at the beginnings of words only, to stay quick.
 */
export const ADDRESS = new RegExp(
  String.raw`(?<![^\s<>()[\],;:"])(?=[^\s<>()[\],;:"]+(?:${AT}[^\s<>()[\],;:"]|\s{1,2}[@＠]\s{1,2}[a-z\d-]{1,63}\.[a-z]))((?:[^\s<>()[\],;:"]|\(at\)|\[at\])+(?:\s{1,2}[@＠]\s{1,2}[^\s<>()[\],;:"]+)?)`,
  'iu',
);
