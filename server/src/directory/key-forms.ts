import { plainText } from './plain-text.ts';

/** `NA` is how the provider writes an empty reference; people have their own ways. */
export function isNone(text: string): boolean {
  return /^(?:n[./ ]?a\.?|none|null|nil|undefined|[-–—_.\s]*)$/i.test(plainText(text).trim());
}

/** Ten digits of an Indian mobile; of any other number its digits. */
export function mobileForm(text: string): string {
  const digits = plainText(text).replace(/\D/g, '');
  return /^(?:0|91|910|0091|091)([6-9]\d{9})$/.exec(digits)?.[1] ?? digits;
}

export function emailForm(text: string): string {
  return plainText(text).replace(/\s/g, '').toLowerCase();
}

export function orderIdForm(text: string): string {
  return plainText(text).replace(/\s/g, '').toUpperCase();
}

/** Its 13 digits, which people take for all of it; null of an id of another form. */
export function orderNumberOf(orderId: string): string | null {
  return /^\d{13}(?=[A-Z]+$)/.exec(orderId)?.[0] ?? null;
}

/** Two words in either order. */
export function pairForm(word: string, other: string): string {
  return [word, other].toSorted().join(' ');
}

/** An amount that is paired with a word, and is none itself. */
export function amountInPair(paise: number): string {
  return `₹${paise}`;
}

/** The first three letters of a word; null where it has fewer. */
export function nameStartOf(word: string): string | null {
  return /^.{3}/su.exec(word)?.[0] ?? null;
}

/**
 * `INV-12345`, `inv 12345` and `INV12345` are one reference: what stands between letters and digits is a matter of
 * taste. Between two numbers it is not: `10-1` is not `101`.
 */
export function referenceForm(text: string): string {
  const plain = plainText(text).toUpperCase().trim();
  const parts = plain.match(/[\p{L}\p{M}]+|\p{N}+/gu);
  if (parts === null) return plain.replace(/\s+/g, ' ');
  let form = '';
  let at = 0;
  let wasNumber: boolean | null = null;
  for (const part of parts) {
    const found = plain.indexOf(part, at);
    const isNumber = /^\p{N}/u.test(part);
    form += wasNumber === isNumber && found > at ? `-${part}` : part;
    at = found + part.length;
    wasNumber = isNumber;
  }
  return form;
}

/** A UPI address has an `@` and is compared as a whole. */
export function accountForm(text: string): string {
  const plain = plainText(text).replace(/\s/g, '');
  return plain.includes('@') ? plain.toLowerCase() : plain.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

export function ifscForm(text: string): string {
  return plainText(text).replace(/\s/g, '').toUpperCase();
}

/** The code at the end of a link's address, as it is written there; null where there is none. */
export function shortCodeOf(url: string): string | null {
  const path = plainText(url)
    .trim()
    .replace(/[?#].*$/s, '')
    .replace(/^[a-z][a-z\d+.-]{0,20}:\/\//i, '');
  const segments = path.split('/').filter((segment) => segment !== '');
  const last = segments.at(-1);
  if (last === undefined || (segments.length === 1 && last.includes('.'))) return null;
  return last;
}
