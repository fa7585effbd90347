/**
 * Numbers copied from a phone come wrapped in marks that nobody sees, in wide letters, or in the digits of the phone's
 * own script. Joiners stay: in Indian scripts they are a part of the spelling.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(INDIC_DIGIT, (digit) => String((digit.charCodeAt(0) & 0xf) - 6))
    .replace(OTHER_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf));
}

const UNSEEN = /[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Devanagari to Malayalam: in each of their blocks of 128 the digits stand at 66 to 6F. */
const INDIC_DIGIT =
  /[\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f]/g;

/** Of Urdu, Santali and Manipuri: in these blocks they begin at a round number. */
const OTHER_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u1c50-\u1c59\uabf0-\uabf9]/g;
