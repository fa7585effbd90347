/** `R••••• K••••`. */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/);
  return words.map((word, index) => `${firstLetter(word)}${index === 0 ? '•••••' : '••••'}`).join(' ');
}

/** `••••••4547`. */
export function maskMobile(mobile: string): string {
  return `••••••${lastFour(mobile)}`;
}

/**
 * `g••••@gmail.com`: the provider itself shows the domain. A VPA, which has no dot after the `@`, is often a
 * mobile: `98••••@ybl`.
 */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  const [user, domain] = [address.slice(0, Math.max(at, 0)), address.slice(at + 1)];
  if (at < 1) return '••••';
  // Masked already, by the provider or by us.
  if (!/[\p{L}\p{Nd}]/u.test(user)) return address;
  const open = user.replace(/[•@].*$/su, '');
  const shown = domain.includes('.') ? firstLetter(open) : [...open].slice(0, 2).join('');
  // A number in place of a domain would be shown whole.
  return `${shown}••••@${/\p{Nd}{6}/u.test(domain) ? '••••' : domain}`;
}

/** `••••5742`, and a VPA as above. */
export function maskAccount(number: string): string {
  return number.includes('@') ? maskEmail(number) : `••••${lastFour(number)}`;
}

/** A link's own address is money, and its code is short: at most half of that is shown. */
export function maskAddress(url: string): string {
  const code = url.trim().replace(/\/+$/, '').split('/').at(-1) ?? '';
  return `••••${code.length < 8 ? code.slice(code.length - Math.min(2, Math.floor(code.length / 2))) : lastFour(code)}`;
}

/** Never more than half of what there is. */
function lastFour(text: string): string {
  const characters = [...text.trim()];
  return characters.length < 8 ? '' : characters.slice(-4).join('');
}

/** One for all: making it takes longer than what it does. */
const LETTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** As a person counts them: marks are a part of theirs. */
export function isOneLetter(text: string): boolean {
  return text !== '' && firstLetter(text) === text;
}

function firstLetter(text: string): string {
  return LETTERS.segment(text)[Symbol.iterator]().next().value?.segment ?? '';
}
