/**
 * Masking of personal data, done in the server and nowhere else. Masked forms keep no length:
 * `R••••• K••••`, `••••••4547`, `g••••@gmail.com`, `••••5742`, `98••••@ybl`.
 */
export function maskText(text: string, names: readonly string[] = []): string {
  const known = names.filter((name) => name.trim().length > 1);
  const withoutNames = known.reduce((masked, name) => masked.replaceAll(anyCase(name), maskName(name)), text);
  return withoutNames.replace(PERSONAL, (found, keep: string | undefined, address: string | undefined) => {
    if (keep !== undefined) return found;
    return address === undefined ? maskDigits(found) : maskEmail(address);
  });
}

export function maskName(name: string): string {
  const words = name.trim().split(/\s+/);
  return words.map((word, index) => `${firstLetter(word)}${index === 0 ? '•••••' : '••••'}`).join(' ');
}

export function maskMobile(mobile: string): string {
  return `••••••${lastFour(mobile)}`;
}

/** The provider itself shows the domain. A VPA, which has no dot after the `@`, is often a mobile: two characters. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const shown = domain.includes('.') ? firstLetter(address) : address.slice(0, 2);
  return at < 1 ? '••••' : `${shown}••••@${domain}`;
}

export function maskAccount(number: string): string {
  return number.includes('@') ? maskEmail(number) : `••••${lastFour(number)}`;
}

/** A link's own address is money: whoever holds it may be able to claim. */
export function maskAddress(url: string): string {
  return `••••${lastFour(url)}`;
}

/**
 * Dates and ids with letters in them are kept; addresses with an @ and runs of nine digits or more, in any
 * spelling, are personal. Digits of every script count: `\p{Nd}`.
 */
const PERSONAL =
  /(\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?)|([^\s@<>()[\],;:"]+@[^\s@<>()[\],;:"]+)|(?<![\p{L}\p{Nd}])\+?(?:\p{Nd}[\s().-]{0,2}){8,}\p{Nd}(?![\p{L}\p{Nd}])/gu;

function maskDigits(run: string): string {
  const digits = run.replace(/\P{Nd}/gu, '');
  // 10 to 12 digits are a mobile, with 0 or 91 in front; anything else is an account.
  return digits.length >= 10 && digits.length <= 12 ? maskMobile(digits) : maskAccount(digits);
}

/** Never more than half of what there is. */
function lastFour(text: string): string {
  const characters = [...text.trim()];
  return characters.length < 8 ? '' : characters.slice(-4).join('');
}

function firstLetter(text: string): string {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)][0]?.segment ?? '';
}

function anyCase(name: string): RegExp {
  const words = name
    .trim()
    .split(/\s+/)
    .map((word) => RegExp.escape(word));
  return new RegExp(words.join('\\s+'), 'giu');
}
