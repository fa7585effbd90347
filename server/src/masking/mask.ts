import { maskAccount, maskAddress, maskEmail, maskMobile } from './masked-forms.ts';
import { maskNames } from './mask-names.ts';
import { ADDRESS, NUMBER, URL } from './personal-data.ts';
import { untilSettled } from './until-settled.ts';

/**
 * Masks mobiles, e-mails, UPI addresses, account numbers and links in a free text, and the given names. Done in the
 * server and nowhere else. Masking twice changes nothing.
 */
export function maskText(text: string, names: readonly string[] = []): string {
  return untilSettled(text, (rest) => maskNames(maskByForm(rest), names));
}

function maskByForm(text: string): string {
  // Every second part is a URL.
  const parts = text.split(URL);
  return parts
    .map((part, index) => (index % 2 === 1 ? maskUrl(part) : maskAddressesAndNumbers(part)))
    .join('');
}

/** Whoever holds a link may be able to open it, so none is shown whole. What ends the sentence is no part of it. */
function maskUrl(url: string): string {
  let end = url.length;
  while (end > 0 && STOPS.includes(url.charAt(end - 1))) end -= 1;
  return `${maskAddress(url.slice(0, end))}${url.slice(end)}`;
}

const STOPS = '.,;:!?)]}\'"’”';

function maskAddressesAndNumbers(text: string): string {
  // Every second part is an address.
  const parts = text.split(ADDRESS);
  return parts
    .map((part, index) => (index % 2 === 1 ? maskEmail(part.replace(AT, '@')) : maskNumbers(part)))
    .join('');
}

const AT = /\s*(?:[＠﹫]|%40|\(at\)|\[at\]|@)\s*/giu;

function maskNumbers(text: string): string {
  return text.replace(NUMBER, (found, keep: string | undefined) => keep ?? maskDigits(found));
}

function maskDigits(run: string): string {
  const digits = run.replace(/\P{Nd}/gu, '');
  // 10 to 12 digits are a mobile, with 0 or 91 in front; anything else is an account.
  return digits.length >= 10 && digits.length <= 12 ? maskMobile(digits) : maskAccount(digits);
}
