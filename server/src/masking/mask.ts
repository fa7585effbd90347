import { maskAccount, maskEmail, maskMobile, maskName } from './masked-forms.ts';
import { ADDRESS, NUMBER } from './personal-data.ts';

/**
 * Masks mobiles, e-mails, UPI addresses and account numbers in a free text, and the given names. Done in the
 * server and nowhere else. Masking twice changes nothing.
 */
export function maskText(text: string, names: readonly string[] = []): string {
  return maskNames(maskAddressesAndNumbers(text), names);
}

/** The names alone, each as a whole and each of its words. */
export function maskNames(text: string, names: readonly string[]): string {
  return names
    .flatMap((name) => [name, ...name.split(/\s+/).filter((word) => word.length > 2)])
    .filter((name) => name.trim().length > 1)
    .reduce((masked, name) => masked.replaceAll(anyCase(name), () => maskName(name)), text);
}

function maskAddressesAndNumbers(text: string): string {
  // Every second part is an address.
  const parts = text.split(ADDRESS);
  return parts.map((part, index) => (index % 2 === 1 ? maskEmail(part) : maskNumbers(part))).join('');
}

function maskNumbers(text: string): string {
  return text.replace(NUMBER, (found, keep: string | undefined) => keep ?? maskDigits(found));
}

function maskDigits(run: string): string {
  const digits = run.replace(/\P{Nd}/gu, '');
  // 10 to 12 digits are a mobile, with 0 or 91 in front; anything else is an account.
  return digits.length >= 10 && digits.length <= 12 ? maskMobile(digits) : maskAccount(digits);
}

/** A short name stands in many a word, so it must stand alone. */
function anyCase(name: string): RegExp {
  const words = name
    .trim()
    .split(/\s+/)
    .map((word) => RegExp.escape(word))
    .join('\\s+');
  const alone = name.trim().length < 5 || !/\s/.test(name.trim());
  return new RegExp(alone ? `(?<![\\p{L}\\p{M}\\p{N}])${words}(?![\\p{L}\\p{M}\\p{N}•])` : words, 'giu');
}
