import { maskAccount, maskAddress, maskEmail, maskMobile } from './masked-forms.ts';

/**
 * Masks what is known to be somebody's wherever it stands, also where nothing in its form tells: a short account
 * number, a number glued to a word, the bare code of the link's own address.
 */
export function maskKnownValues(text: string, values: readonly string[]): string {
  return values.toSorted((a, b) => b.length - a.length).reduce(maskOne, text);
}

function maskOne(text: string, value: string): string {
  const known = value.trim();
  // The provider has masked it already.
  if (/[*•]/.test(known)) return text;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(known)) return maskLinkAddress(text, known);
  if (known.includes('@')) return replaceWord(text, known, 'giu', () => maskEmail(known));
  const digits = known.replace(/\D/g, '');
  if (digits.length !== known.replace(/[\s+-]/g, '').length || digits.length < 6)
    return maskWord(text, known);
  // Most texts have none of it, and a pattern is dear to make.
  if (!text.replace(/\D/g, '').includes(digits)) return text;
  const spelt = [...digits].join(BETWEEN_DIGITS);
  const isMobile = digits.length >= 10 && digits.length <= 12;
  return text.replace(new RegExp(String.raw`(?<!\p{Nd})${spelt}(?!\p{Nd})`, 'gu'), () =>
    isMobile ? maskMobile(digits) : maskAccount(digits),
  );
}

/** What is known may be grouped in any way; bounded, and no digit is among them, so the pattern never goes back far. */
const BETWEEN_DIGITS = String.raw`[\s.,/()_·\-‐-―\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]{0,3}`;

/** An account number with letters in it. */
function maskWord(text: string, known: string): string {
  return known.length < 5 ? text : replaceWord(text, known, 'giu', () => maskAccount(known));
}

/** The code alone opens the link, too. Codes tell large letters from small ones. */
function maskLinkAddress(text: string, url: string): string {
  const code = url.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const whole = replaceWord(text, url, 'giu', () => maskAddress(url));
  return code.length < 4 ? whole : replaceWord(whole, code, 'gu', () => maskAddress(url));
}

function replaceWord(text: string, known: string, flags: string, mask: () => string): string {
  if (!text.toLowerCase().includes(known.toLowerCase())) return text;
  const alone = String.raw`(?<![\p{L}\p{Nd}])${RegExp.escape(known)}(?![\p{L}\p{Nd}])`;
  return text.replace(new RegExp(alone, flags), mask);
}
