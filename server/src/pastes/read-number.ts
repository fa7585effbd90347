import { mobileForm } from '../directory/key-forms.ts';
import { HALF_MOBILE_NOTE, RANK, UTR_NOTE, type Guess } from './guess.ts';

/** Digits of which nothing says what they are. */
export function readNumber(digits: string): { guesses: Guess[]; note: string | null } {
  const reference: Guess = { rank: RANK.reference, meaning: { by: 'reference', reference: digits } };
  const account: Guess = { rank: RANK.account, meaning: { by: 'account', number: digits } };
  const mobile = asMobile(digits);
  const note = digits.length === 12 ? UTR_NOTE : null;
  if (mobile !== null) {
    const later = { ...reference, rank: RANK.account };
    return { guesses: [{ rank: RANK.contact, meaning: { by: 'mobile', mobile } }, account, later], note };
  }
  // A UTR tells less than what a bank writes beside it.
  const rank = note === null ? RANK.reference : RANK.account;
  const others = [
    { ...reference, rank },
    { ...account, rank },
  ];
  if (digits.length > 9) return { guesses: [...orderIdsOf(digits), ...others], note };
  return digits.length < 4
    ? { guesses: fewDigits(digits), note: null }
    : { guesses: someDigits(digits), note: noteOfHalf(digits) };
}

/** As one, `080-41234567` is only guessed to be a mobile. */
export function readLandline(digits: string): { guesses: Guess[]; note: string | null } {
  const guesses = readNumber(digits).guesses.map(({ meaning }) => ({
    rank: meaning.by === 'mobile' ? RANK.amount : RANK.account,
    meaning,
  }));
  return { guesses, note: null };
}

/** Ten digits from 6 to 9, with 91 or 0 in front; null for any other number. */
export function asMobile(digits: string): string | null {
  const mobile = mobileForm(digits);
  return /^[6-9]\d{9}$/.test(mobile) ? mobile : null;
}

/** People also read a mobile out from its front. */
export function noteOfHalf(digits: string): string | null {
  return /^[6-9]\d{4,8}$/.test(digits) && !digits.endsWith('00') ? HALF_MOBILE_NOTE : null;
}

/** Without its letters. */
function orderIdsOf(digits: string): Guess[] {
  return /^1\d{12}$/.test(digits)
    ? [{ rank: RANK.orderId, meaning: { by: 'order id', orderId: digits } }]
    : [];
}

function fewDigits(digits: string): Guess[] {
  return [
    { rank: RANK.contact, meaning: amountOf(digits) },
    { rank: RANK.contact, meaning: { by: 'reference', reference: digits } },
    { rank: RANK.words, meaning: { by: 'words', words: [digits] } },
  ];
}

/**
 * The end of a mobile or of an account, as a caller says it, or a reference. A round number is as likely an amount;
 * any other is an amount only when nothing ends so.
 */
function someDigits(digits: string): Guess[] {
  const round = digits.endsWith('00') && digits.length < 8;
  return [
    ...(round ? [{ rank: RANK.contact, meaning: amountOf(digits) }] : []),
    { rank: RANK.contact, meaning: { by: 'mobile end', digits } },
    { rank: RANK.contact, meaning: { by: 'account end', digits } },
    { rank: RANK.contact, meaning: { by: 'reference', reference: digits } },
    { rank: RANK.amount, meaning: amountOf(digits) },
    { rank: RANK.words, meaning: { by: 'words', words: [digits] } },
  ];
}

function amountOf(digits: string): Guess['meaning'] {
  return { by: 'amount', paise: Number(digits) * 100 };
}
