import { LinkId } from '../../contract/link-id.ts';
import { referenceForm } from '../directory/key-forms.ts';
import { RANK, UTR_NOTE, type Found, type Guess } from './guess.ts';
import { asMisread } from './misread.ts';

export type Understood = Pick<Found, 'guesses' | 'note'>;

/** A word with digits among other words; null where it is just a word, like `4th`, `500ml` or `iphone13`. */
export function readTokenWithin(token: string): Understood | null {
  const special = readBankToken(token) ?? readEndOfLinkId(token);
  if (special !== null) return special;
  const digits = token.match(/\d/g)?.length ?? 0;
  const isReference =
    PREFIX.test(token) ||
    (/[A-Za-z]/.test(token) && digits >= 3 && token.length >= 5 && !/^\d+[a-z]{1,10}$/.test(token));
  const guesses = [...(isReference ? [referenceOf(token)] : []), ...asMisread(token)];
  return guesses.length > 0 ? { guesses, note: null } : null;
}

/** `INV-7`, `PO/12`: with what companies write in front of their numbers. */
export const PREFIX =
  /^(?:inv|ord|emp|cn|dn|po|so|ref|rfd|bill|case|tkt|ticket|inc|req|crn|rma|ret|cust|awb|wo)[-/_#]?\d[A-Za-z\d/_#-]*$/i;

/** Nothing else was typed: a reference, the code of a short link, the end of a link id, an id of another form. */
export function readTokenAlone(token: string): Understood {
  const special = readBankToken(token);
  if (special !== null) return special;
  const guesses: Guess[] = [referenceOf(token)];
  const shortLink: Guess = { rank: RANK.reference, meaning: { by: 'short link', code: token } };
  if (/^[A-Za-z\d]{4,10}$/.test(token) && !PREFIX.test(token))
    guesses.splice(/^(?:[A-Z]+|[a-z]+)\d+$/.test(token) ? 1 : 0, 0, shortLink);
  if (/^[\da-f]{6,23}$/i.test(token))
    guesses.push({ rank: RANK.reference, meaning: { by: 'link id end', end: token.toLowerCase() } });
  // All ids seen are 24 hex digits, but nothing promises that.
  if (LinkId.safeParse(token).success)
    guesses.push({ rank: RANK.account, meaning: { by: 'link id', linkId: token } });
  guesses.push(...asMisread(token));
  return { guesses, note: null };
}

export function referenceOf(text: string): Guess {
  return { rank: RANK.reference, meaning: { by: 'reference', reference: referenceForm(text) } };
}

/** An IFSC, also with the letter O for its zero; the UTR of a bank, which may have been given as a reference. */
function readBankToken(token: string): Understood | null {
  const upper = token.toUpperCase();
  if (/^[A-Z]{4}0[A-Z\d]{6}$/.test(upper) || /^[A-Z]{4}O(?=.*\d)[A-Z\d]{6}$/.test(upper)) {
    const ifsc = `${upper.slice(0, 4)}0${upper.slice(5)}`;
    return { guesses: [{ rank: RANK.account, meaning: { by: 'ifsc', ifsc } }], note: null };
  }
  if (!/^(?=[A-Z])[A-Z]{1,4}[A-Z\d]{0,4}\d{8,20}$/.test(upper) || upper.length < 14 || upper.length > 22)
    return null;
  const account: Guess = { rank: RANK.account, meaning: { by: 'account', number: upper } };
  return { guesses: [{ ...referenceOf(token), rank: RANK.account }, account], note: UTR_NOTE };
}

function readEndOfLinkId(token: string): Understood | null {
  if (!/^(?=.*[a-f])(?=.*\d)[\da-f]{12,23}$/i.test(token)) return null;
  return {
    guesses: [
      { rank: RANK.shortLink, meaning: { by: 'link id end', end: token.toLowerCase() } },
      referenceOf(token),
    ],
    note: null,
  };
}
