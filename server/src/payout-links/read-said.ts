import { plainText } from '../directory/plain-text.ts';
import { readMobile } from '../pastes/read-mobile.ts';

/** What a caller says of themselves, in the one form it is compared in. A number may be a mobile or an account. */
export type Said = { kind: 'mobile' | 'e-mail' | 'UPI address' | 'account'; value: string };

/** Every way to understand it; none when it is not a whole one of them. */
export function readSaid(text: string): Said[] {
  const said = plainText(text).replace(/\s+/g, ' ').trim();
  if (said.includes('@')) return readAddress(said);
  const mobile = isNumber(said) ? readMobile(said) : null;
  const account = readAccount(said);
  return [
    ...(mobile === null ? [] : [{ kind: 'mobile', value: mobile } as const]),
    ...(account === null ? [] : [{ kind: 'account', value: account } as const]),
  ];
}

/** Only an e-mail has a dot behind the sign. */
function readAddress(said: string): Said[] {
  const value = said.toLowerCase();
  if (/^[^\s@<>,;:"()[\]]{1,64}@[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63})+$/u.test(value))
    return [{ kind: 'e-mail', value }];
  return /^[a-z0-9._-]{1,64}@[a-z][a-z0-9-]{1,63}$/.test(value) ? [{ kind: 'UPI address', value }] : [];
}

function isNumber(said: string): boolean {
  return /^[+\d(][\d\s().+\-‐-―]*$/.test(said);
}

/**
 * Some have letters, in front of the digits or among them; a link id is none of them, nor are the last four digits.
 * Words around a number are a sentence, and what is meant by it is anybody's guess.
 */
function readAccount(said: string): string | null {
  if (!/^[a-z\d]+$/i.test(said) && !/^(?:[A-Z]{1,8}[\s-])?\d[\d\s\-‐-―]*$/.test(said)) return null;
  const value = said.replace(/[\s\-‐-―]/g, '').toUpperCase();
  const digits = value.match(/\d/g)?.length ?? 0;
  return digits >= 6 && value.length <= 34 && !/^[\dA-F]{24}$/.test(value) ? value : null;
}
