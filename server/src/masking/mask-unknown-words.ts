import { maskText } from './mask.ts';
import { maskName } from './masked-forms.ts';

/**
 * For those who may not see names, while the recipient's name is not known here and so cannot be looked for:
 * any word outside the provider's ordinary vocabulary may be one.
 */
export function maskUnknownWords(text: string): string {
  return maskText(text)
    .split(/(\s+)/)
    .map((word) => (/[•@\p{N}]/u.test(word) || isOrdinary(word) ? word : maskName(word)))
    .join('');
}

function isOrdinary(word: string): boolean {
  return word
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .every((part) => part === '' || ORDINARY.has(part));
}

const ORDINARY = new Set(
  `a account activated active activity address already amount an and as at attempt back bank be been beneficiary
   by can cancel canceled cancellation cancelled card claim claimed closed completed could created credit credited
   customer debit declined detail details due e email error expired expiry fail failed failure for from fund funds
   has have hold in initiated invalid is issued link mail message mobile mode money name not notification notified
   number of on opened order otp paid payment payout pending please processed processing provider reason received
   recipient refund refunded rejected reminder reopened request retry returned reversed sent sms status success
   successful successfully system the time timeout to transaction transfer try unable under unsuccessful until
   upi user validity vpa verification verified verify waiting was whatsapp will with`.split(/\s+/),
);
