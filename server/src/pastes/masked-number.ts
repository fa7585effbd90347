import { RANK, type Guess } from './guess.ts';

/**
 * `••••••3210`, `XXXX XXXX 5742`, `4123XXXX1234`, `a/c *5742`. Groups: what says whose it is, the mask, the end.
 * No mask runs over ` · `, and none that hides the rest of a word over a gap: `R••••• K•••• ••••••3210` is a name and a
 * mobile.
 */
export const MASKED_NUMBER =
  /(?:(?<![\p{L}\p{N}])(a\/c|acct?|account|card|mobile|mob|phone)[ :.]{0,3}(?:(?:no|number|ending|ends|with|in)[ :.]{1,3}){0,3})?(?<![\p{L}\p{N}])(\d{0,6}[•●∙·*×x#.](?:[•●∙·*×x#.]|(?<![\p{L}\p{M}][•●∙*×#]{1,24}|(?<!·)·)[ -](?!· )){0,24})(\d{3,20})(?![\p{L}\p{N}])/giu;

/**
 * Our own screens show a mobile as six dots and four digits, an account as four dots; InstantPay shows the last three
 * of a mobile. So many signs as a mobile has digits are one. Null where it is no mask at all.
 */
export function readMaskedNumber(label: string | undefined, mask: string, end: string): Guess[] | null {
  const signs = mask.match(/[•●∙·*×x#]/gi)?.length ?? 0;
  const dots = mask.match(/\./g)?.length ?? 0;
  const isOfMobile = label !== undefined && /^[mp]/i.test(label);
  const isOfAccount = label !== undefined && !isOfMobile;
  if (signs < (isOfAccount ? 1 : 2) && (dots < 2 || end.length < 4)) return null;
  const digits = end.slice(-9);
  const mobile: Guess = { rank: RANK.contact, meaning: { by: 'mobile end', digits } };
  if (isOfMobile || (!isOfAccount && end.length === 3)) return [mobile];
  if (digits.length < 4) return null;
  const ofAccount: Guess = { rank: RANK.contact, meaning: { by: 'account end', digits: end } };
  if (isOfAccount) return [ofAccount];
  const length = mask.replace(/[ -]/g, '').length + end.length;
  if (length === 10) return [mobile, { ...ofAccount, rank: RANK.account }];
  if (length > 12 || mask.startsWith('••••')) return [ofAccount, { ...mobile, rank: RANK.account }];
  return [mobile, ofAccount];
}
