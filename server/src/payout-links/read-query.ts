import { LinkId } from '../../contract/link-id.ts';
import type { MatchedBy } from '../../contract/finding.ts';

/** How typed or pasted text is understood, and the provider filter that finds it. */
export type Reading =
  | { kind: 'everything' }
  | { kind: 'link id'; linkId: string }
  | { kind: Extract<MatchedBy, 'mobile' | 'e-mail' | 'name'>; contact: string }
  | { kind: 'unsupported'; because: string };

/** The provider's List finds by link id and contact only; anything else waits for a directory of our own. */
export function readQuery(text: string): Reading {
  const query = plainQuery(text);
  if (query === '') return { kind: 'everything' };
  const hexId = /(?<![0-9A-Za-z])[0-9a-fA-F]{24}(?![0-9A-Za-z])/.exec(query)?.[0];
  if (hexId !== undefined) return { kind: 'link id', linkId: hexId.toLowerCase() };
  const email = EMAIL.exec(query)?.[0];
  if (email !== undefined) return { kind: 'e-mail', contact: email };
  const mobile = readMobile(query);
  if (mobile !== null) return { kind: 'mobile', contact: mobile };
  if (isName(query)) return { kind: 'name', contact: query };
  if (isIdOfAnotherForm(query)) return { kind: 'link id', linkId: query };
  return {
    kind: 'unsupported',
    because:
      'Find by link id, mobile, e-mail or name. InstantPay cannot search by order id, reference, short link, amount or account.',
  };
}

/** Numbers copied from a phone come wrapped in invisible marks, or in the digits of the phone's own script. */
export function plainQuery(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(INDIAN_DIGIT, (digit) => String((digit.charCodeAt(0) & 0x7f) - 0x66))
    .replace(/\s+/g, ' ')
    .trim();
}

/** Devanagari to Malayalam: in each of their blocks of 128 the digits stand at 66 to 6F. */
const INDIAN_DIGIT =
  /[\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f]/g;

/** Without a dot after the `@` it is a UPI address, which List does not know. */
const EMAIL =
  /(?<![^\s<>,;:"'’‘()[\]=])[^\s@<>,;:"'’‘()[\]=][^\s@<>,;:"()[\]=]{0,63}@[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63})+/u;

/** An Indian mobile in any spelling, alone or within a text: ten digits from 6 to 9, with 91 or 0 in front. */
export function readMobile(query: string): string | null {
  const alone = /^[+\d(][\d\s().+\-‐-―]*$/.test(query) ? query.replace(/\D/g, '') : '';
  const whole = /^(?:0|91|910|0091|091)?([6-9]\d{9})$/.exec(alone)?.[1];
  if (whole !== undefined) return whole;
  const within = /(?<![\p{L}\p{N}+])(?:(?:\+|00)?91[ -]?|0)?([6-9]\d{4})[ -]?(\d{5})(?![\p{L}\p{N}@])/u.exec(
    query,
  );
  return within === null || alone !== '' ? null : `${within[1]}${within[2]}`;
}

/** Two letters or more, with marks, joiners of Indian scripts, apostrophes and what stands in company names. */
function isName(query: string): boolean {
  return (
    query.length >= 2 && query.length <= 120 && /^\p{L}[\p{L}\p{M}\p{Join_Control}.'’‘`&() -]*$/u.test(query)
  );
}

/** All ids seen are 24 hex digits; an order id is digits with letters behind. */
function isIdOfAnotherForm(query: string): boolean {
  return (
    LinkId.safeParse(query).success &&
    /\d/.test(query) &&
    /[A-Za-z]/.test(query) &&
    !/^1\d{12}[A-Z]+$/i.test(query)
  );
}
