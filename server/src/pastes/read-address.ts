import { accountForm, emailForm } from '../directory/key-forms.ts';
import { RANK, type Guess } from './guess.ts';
import { asMobile } from './read-number.ts';

/** An e-mail or a UPI address, without what stands around it. Groups: what is before the sign, and behind it. */
export const ADDRESS =
  /(?<![^\s<>,;:"'’‘()[\]=|/])([^\s@<>,;:"'’‘()[\]=|/][^\s@<>,;:"()[\]=|/]{0,63})@([\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){0,8})/gu;

/** `ravi @ gmail . com`, `ravi(at)gmail.com`, `ravi@gmail,com`, `ravi dot kumar at gmail dot com`. */
export function withPlainAddresses(text: string): string {
  if (!/@|at|dot/i.test(text)) return text;
  return text
    .replace(/ at the rate(?: of)? (?=[\p{L}\p{N}-]{1,63}(?: dot |\.)\p{L})/giu, '@')
    .replace(/ at (?=[\p{L}\p{N}-]{1,63} dot (?:com|in|org|net|co dot in)(?![\p{L}\p{N}]))/giu, '@')
    .replace(/(?<=@[\p{L}\p{N}-]{1,63}(?: dot co)?) dot (?=(?:com|in|org|net|co)(?![\p{L}\p{N}]))/giu, '.')
    .replace(/(?<=[\p{L}\p{N}_-]) dot (?=(?:[\p{L}\p{N}_-]{1,30} dot ){0,2}[\p{L}\p{N}_.-]{1,40}@)/giu, '.')
    .replace(/\s?[([](?:at|@)[)\]]\s?(?=[\p{L}\p{N}-]{1,63}(?:\.|\s?[([]dot))/giu, '@')
    .replace(/\s?[([]dot[)\]]\s?/gi, '.')
    .replace(
      /(?<=[\p{L}\p{N}_.-]) ?@ ?(?=[\p{L}\p{N}-]{1,63}(?: ?\. ?[\p{L}\p{N}-]{1,63}){0,3} ?\. ?(?:com|in|org|net)(?![\p{L}\p{N}]))/giu,
      '@',
    )
    .replace(/(@[\p{L}\p{N}-]{1,63}) ?[.,] ?(?=(?:com|co\.in|in|net|org)(?![\p{L}\p{N}]))/giu, '$1.');
}

/**
 * Only an e-mail has a dot behind the sign. A UPI address may be what a link was claimed into, and is often somebody's
 * mobile. Empty where it was masked.
 */
export function readAddress(local: string, domain: string): Guess[] {
  if (/[•●∙…]|\*{2}|^[x*]{3,}$/i.test(local)) return [];
  const address = `${local}@${domain}`;
  if (domain.includes('.'))
    return [{ rank: RANK.contact, meaning: { by: 'e-mail', email: emailForm(address) } }];
  const account: Guess = { rank: RANK.contact, meaning: { by: 'account', number: accountForm(address) } };
  const mobile = /^\+?\d+$/.test(local) ? asMobile(local.replace('+', '')) : null;
  if (mobile !== null) return [account, { rank: RANK.account, meaning: { by: 'mobile', mobile } }];
  const host = MAILBOXES[domain.toLowerCase()];
  if (host === undefined) return [account];
  return [account, { rank: RANK.account, meaning: { by: 'e-mail', email: emailForm(`${local}@${host}`) } }];
}

/** Of those, people leave the ending out. */
const MAILBOXES: Readonly<Record<string, string>> = {
  gmail: 'gmail.com',
  yahoo: 'yahoo.com',
  hotmail: 'hotmail.com',
  outlook: 'outlook.com',
  rediffmail: 'rediffmail.com',
  icloud: 'icloud.com',
};
