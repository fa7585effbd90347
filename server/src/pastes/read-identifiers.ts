import { mobileForm, orderIdForm } from '../directory/key-forms.ts';
import { DATE_OR_TIME } from './dates.ts';
import { RANK, type Found, type Guess } from './guess.ts';
import { MASKED_NUMBER, readMaskedNumber } from './masked-number.ts';
import { ROUNDED } from './misread.ts';
import { ADDRESS, readAddress } from './read-address.ts';
import { FOREIGN_MARK, FOREIGN_MONEY, isRange, MARK_OF_RANGE, RANGE_OF_AMOUNTS } from './money-not-exact.ts';
import {
  BARE_AMOUNT,
  MARK_OF_PARTS,
  MARKED_AMOUNT,
  paiseMeant,
  paiseOf,
  paiseSpoken,
  SPOKEN_AMOUNT,
} from './read-amount.ts';
import { LABELLED, readLabelled } from './read-labelled.ts';
import { FOREIGN_MOBILE, LANDLINE, MOBILE } from './read-mobile.ts';
import { readLandline, readNumber } from './read-number.ts';
import { PREFIX, readTokenWithin, type Understood } from './read-token.ts';
import { ADDRESS_OF_PAGE, readUrl } from './read-url.ts';

/** What was taken out of a text is replaced by so many of these, so that nothing around it grows together. */
export const TAKEN = '\ue000';

type Scanner = {
  /** Without it the pattern, which is long in the making, finds nothing. */
  needs?: RegExp;
  pattern: RegExp;
  /** Null: left for those that look after it. */
  read(match: string, groups: (string | undefined)[]): Understood | null;
};

const NOTHING: Understood = { guesses: [], note: null };

const TOKEN = /(?<![\p{L}\p{M}\p{N}])[A-Za-z\d](?:[A-Za-z\d/_#-]*[A-Za-z\d])?(?![\p{L}\p{M}])/gu;

/** In this order: what one has taken, no other sees. */
const SCANNERS: readonly Scanner[] = [
  {
    pattern: /(?<![0-9A-Za-z])[0-9a-fA-F]{24}(?![0-9A-Za-z])/g,
    read: (id) => only({ rank: RANK.linkId, meaning: { by: 'link id', linkId: id.toLowerCase() } }),
  },
  {
    pattern: ADDRESS_OF_PAGE,
    read: (url) => {
      const guesses = readUrl(url);
      return guesses === undefined ? null : { guesses, note: null };
    },
  },
  // The provider's request reference, a UUID.
  {
    pattern: /(?<![a-z\d])[a-z\d]{8,12}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:-[a-z\d]{12})?(?![a-z\d])/gi,
    read: () => NOTHING,
  },
  {
    pattern: /(?<![0-9A-Za-z])\d{13}(?:[A-Za-z]{5}|[ -][A-Z]{5})(?![0-9A-Za-z])/g,
    read: (id) =>
      only({ rank: RANK.orderId, meaning: { by: 'order id', orderId: orderIdForm(id).replace('-', '') } }),
  },
  {
    pattern: ADDRESS,
    read: (_, [local = '', domain = '']) => ({ guesses: readAddress(local, domain), note: null }),
  },
  { pattern: ROUNDED, read: () => NOTHING },
  { needs: FOREIGN_MARK, pattern: FOREIGN_MONEY, read: () => NOTHING },
  {
    needs: MARK_OF_RANGE,
    pattern: RANGE_OF_AMOUNTS,
    read: (range, [whole]) => (isRange(range, whole) ? NOTHING : null),
  },
  { needs: MARK_OF_PARTS, pattern: SPOKEN_AMOUNT, read: (spoken) => amountsOf([paiseSpoken(spoken)]) },
  {
    pattern: MARKED_AMOUNT,
    read: (_, [first, times, second, otherTimes]) =>
      amountsOf(paiseMeant(first ?? second ?? '', times ?? otherTimes)),
  },
  {
    pattern: /(?<![\p{L}\p{N}])[.•*]{2,8}(?=\d{0,22}[a-f])([\da-f]{6,23})(?![\p{L}\p{N}])/giu,
    read: (_, [end = '']) =>
      only({ rank: RANK.linkId, meaning: { by: 'link id end', end: end.toLowerCase() } }),
  },
  {
    pattern: MASKED_NUMBER,
    read: (_, [account, mask = '', end = '']) => {
      const guesses = readMaskedNumber(account, mask, end);
      return guesses === null ? null : { guesses, note: null };
    },
  },
  { pattern: DATE_OR_TIME, read: () => NOTHING },
  { pattern: LANDLINE, read: (number) => readLandline(number.replace(/\D/g, '')) },
  { pattern: FOREIGN_MOBILE, read: (number) => only(mobile(number)) },
  { pattern: MOBILE, read: (number) => readNumber(mobileForm(number)) },
  { pattern: BARE_AMOUNT, read: (number) => (/[.,]/.test(number) ? amountsOf([paiseOf(number)]) : null) },
  // What stands in front of `INV-7` is a part of it.
  { pattern: TOKEN, read: (token) => (PREFIX.test(token) ? readTokenWithin(token) : null) },
  { pattern: LABELLED, read: readLabelled },
  {
    pattern: /(?<![\p{L}\p{N}._/-])\d(?:[ -]?\d){8,21}(?![\p{L}\p{N}]|[-/]\p{N})/gu,
    read: (number) => readNumber(number.replace(/\D/g, '')),
  },
  { pattern: TOKEN, read: readTokenWithin },
  // `VM-INSTPY-S:`, from whom a message is.
  { pattern: /(?<![\p{L}\p{N}])[A-Z]{2}-[A-Z]{6}(?:-[A-Z])?(?=\s?:)/gu, read: () => NOTHING },
];

/** Everything in a text that says which link is meant, and what is left of the text. */
export function readIdentifiers(text: string): { found: Found[]; rest: string } {
  const found: Found[] = [];
  let rest = text;
  for (const { needs, pattern, read } of SCANNERS) {
    if (needs?.test(rest) === false) continue;
    rest = rest.replace(pattern, (match: string, ...others: (string | number | undefined)[]) => {
      const at = others.findIndex((one) => typeof one === 'number');
      const groups = others.slice(0, at) as (string | undefined)[];
      const understood = read(match, groups);
      if (understood === null) return match;
      found.push({ ...understood, at: others[at] as number, length: match.length });
      return TAKEN.repeat(match.length);
    });
  }
  return { found: found.toSorted((a, b) => a.at - b.at), rest };
}

function only(...guesses: Guess[]): Understood {
  return { guesses, note: null };
}

function amountsOf(amounts: readonly (number | null)[]): Understood | null {
  const known = amounts.filter((paise) => paise !== null);
  return known.length === 0
    ? null
    : only(...known.map((paise) => ({ rank: RANK.amount, meaning: { by: 'amount', paise } as const })));
}

function mobile(number: string): Guess {
  return { rank: RANK.contact, meaning: { by: 'mobile', mobile: mobileForm(number) } };
}
