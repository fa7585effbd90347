import { foldWords } from '../directory/fold-words.ts';
import { mobileForm } from '../directory/key-forms.ts';
import { DATE_OR_TIME } from './dates.ts';
import { readNameBesideAmount, readNamed } from './read-named.ts';
import { DATE_NOTE, RANK, readingOf, type Found, type Guess } from './guess.ts';
import { ROUNDED } from './misread.ts';
import type { Reading } from './paste.ts';
import { paiseOf } from './read-amount.ts';
import { readIdentifiers } from './read-identifiers.ts';
import { LANDLINE, MOBILE } from './read-mobile.ts';
import { asMobile, readLandline, readNumber } from './read-number.ts';
import { readPerson } from './read-person.ts';
import { readTokenAlone, referenceOf, type Understood } from './read-token.ts';
import { readWords } from './read-words.ts';
import { whyNothing } from './why-nothing.ts';

/** A text about one thing, or a sentence that says why nothing can be found by it. */
export function readOne(text: string): Reading | { because: string } {
  const bare = withoutWrapping(text);
  const alone = readAlone(bare);
  if (alone !== null) return readingOf(alone.guesses, alone.note);
  const { found, rest } = readIdentifiers(bare);
  const told = [...guessesOf(found), ...readNamed(rest)];
  const guesses = [...told, ...readNameBesideAmount(told, rest)];
  const isShort = bare.length <= 40 && guesses.every(({ meaning }) => MAY_BE_A_TOKEN.has(meaning.by));
  if (isShort && found.every(isPlain) && isToken(bare)) guesses.unshift(...readTokenAlone(bare).guesses);
  // What companies call a reference often stands in the description.
  if (isShort && guesses.some(({ meaning }) => meaning.by === 'reference'))
    guesses.push(...wordsOf(bare), ...payeeOf(bare));
  if (guesses.length > 0) return readingOf(guesses, noteOf(found));
  const because = whyNothing(bare, found.length > 0);
  if (because !== null) return typeof because === 'string' ? { because } : because;
  const exact = bare.replace(ROUNDED, '').trim();
  const words = [...(readWords(exact) ?? []), ...readPerson(exact)];
  if (words.length === 0) return { because: NOTHING_FOUND };
  return readingOf(words, bare.search(DATE_OR_TIME) < 0 ? null : DATE_NOTE);
}

const NOTHING_FOUND =
  'There is no link id, order id, reference, mobile, e-mail, account or amount in this text. Paste one of them, or the name alone.';

const MAY_BE_A_TOKEN: ReadonlySet<string> = new Set(['reference', 'link id end']);

function isPlain({ guesses, note }: Found): boolean {
  return guesses.length > 0 && note === null;
}

export function guessesOf(found: readonly Found[]): Guess[] {
  return found.flatMap(({ guesses }) => guesses);
}

export function noteOf(found: readonly Found[]): string | null {
  return found.find(({ note }) => note !== null)?.note ?? null;
}

/** Digits and what stands between them, or null. */
export function readAlone(text: string): Understood | null {
  const plain = text.replace(/^(\d{9,15})\.0$|^-(?=\d)/, '$1');
  if (!/^[+(]{0,2}\d[\d\s().+\-‐-―·_]*$/.test(plain) || plain.length > 60) return null;
  if (plain.replace(DATE_OR_TIME, '') === '') return null;
  const decimal = /^\d{1,9}\.\d{1,2}$/.test(plain) ? paiseOf(plain) : null;
  if (decimal !== null)
    return { guesses: [{ rank: RANK.amount, meaning: { by: 'amount', paise: decimal } }], note: null };
  const digits = plain.replace(/\D/g, '');
  if (holdsSeveral(plain, digits)) return null;
  const half = /^\+ ?91[ -]?([6-9][\d ]{4,9})$/.exec(plain)?.[1]?.replaceAll(' ', '');
  if (half !== undefined && half.length < 10) return readNumber(half);
  if (/^\(?(?:\+|00)/.test(plain) && digits.length >= 8 && digits.length <= 15)
    return {
      guesses: [{ rank: RANK.contact, meaning: { by: 'mobile', mobile: mobileForm(digits) } }],
      note: null,
    };
  const read = plain.replace(LANDLINE, '') === '' ? readLandline(digits) : readNumber(digits);
  if (digits === plain || digits.length > 9) return read;
  const ends = read.guesses.filter(({ meaning }) => meaning.by.endsWith(' end'));
  const reference = { ...referenceOf(plain), rank: RANK.contact };
  const isOfMobile = /^[6-9](?:[\d ]+|\d{4}-\d{1,4})$/.test(plain);
  return isOfMobile
    ? { guesses: [...ends, reference], note: read.note }
    : { guesses: [reference, ...ends], note: null };
}

/** A mobile and something else, `120.11 5742`, or cells of a row. */
function holdsSeveral(plain: string, digits: string): boolean {
  if (/[\t\n]/.test(plain) || (/\d\.\d/.test(plain) && digits.length < 10)) return true;
  return asMobile(digits) === null && plain.match(MOBILE) !== null;
}

function wordsOf(text: string): Guess[] {
  const words = foldWords(text);
  return words.length === 0 || words.length > 4
    ? []
    : [{ rank: RANK.words, meaning: { by: 'words', words } }];
}

/** `Ravi-500`. */
function payeeOf(text: string): Guess[] {
  return readPerson(text).filter(({ meaning }) => meaning.by !== 'amount' && 'paise' in meaning);
}

/** Quotes, brackets and what ends a sentence. A spreadsheet says `="…"`. */
export function withoutWrapping(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && BEFORE.includes(text.charAt(start))) start += 1;
  while (end > start && BEHIND.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const BEFORE = ' \t\n"\'“”‘’`<[{=,;:';
const BEHIND = ' \t\n"\'“”‘’`>]}.,;:!?';

export function isToken(text: string): boolean {
  return /^[A-Za-z\d][A-Za-z\d/_#.-]{2,99}$/.test(text) && /\d/.test(text) && /[A-Za-z]/.test(text);
}
