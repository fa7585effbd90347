import type { MatchedBy } from '../../contract/finding.ts';
import { formatMoney } from '../../contract/money.ts';
import { maskText } from '../masking/mask.ts';
import { maskAccount, maskAddress, maskEmail, maskMobile, maskName } from '../masking/masked-forms.ts';
import type { Meaning } from '../pastes/paste.ts';

/** How it was understood, with no more in it than the person could see in a row. */
export function tellMeaning(
  meaning: Meaning,
  { seesNames }: { seesNames: boolean },
): { kind: MatchedBy; text: string } {
  switch (meaning.by) {
    case 'link id':
      return { kind: 'link id', text: tellCode(meaning.linkId) };
    case 'link id end':
      return { kind: 'link id', text: `…${tellCode(meaning.end)}` };
    case 'order id':
      return { kind: 'order id', text: tellCode(meaning.orderId) };
    case 'reference':
      return { kind: 'reference', text: tellCode(meaning.reference) };
    case 'short link':
      return { kind: 'short link', text: maskAddress(meaning.code) };
    case 'mobile':
      return { kind: 'mobile', text: maskMobile(meaning.mobile) };
    case 'mobile end':
      return { kind: 'mobile', text: `••••••${meaning.digits.slice(-4)}` };
    case 'e-mail':
      return { kind: 'e-mail', text: maskEmail(meaning.email) };
    case 'words':
      return { kind: 'name', text: tellWords(meaning.words, meaning, seesNames) };
    case 'name starts':
      return {
        kind: 'name',
        text: tellWords(
          meaning.starts.map((start) => `${start}…`),
          meaning,
          seesNames,
        ),
      };
    case 'amount':
      return { kind: 'amount', text: tellPaise(meaning.paise) };
    case 'account':
      return { kind: 'account', text: maskAccount(meaning.number) };
    case 'account end':
      return { kind: 'account', text: `••••${meaning.digits.slice(-4)}` };
    case 'ifsc':
      return { kind: 'IFSC', text: maskText(meaning.ifsc) };
  }
}

function tellWords(words: readonly string[], { paise }: { paise?: number }, seesNames: boolean): string {
  const text = seesNames ? maskText(words.map(tellCode).join(' ')) : maskName(words.join(' '));
  return paise === undefined ? text : `${text} and ${tellPaise(paise)}`;
}

function tellPaise(paise: number): string {
  return formatMoney({ paise, currency: 'INR' });
}

/** So many digits between letters may be an account, or a bank’s own number with one in it. */
const MOST_DIGITS = 9;

function tellCode(code: string): string {
  const masked = maskText(code);
  if (ID.test(code) || masked.replace(/\D/g, '').length <= MOST_DIGITS) return masked;
  return `••••${code.slice(-4)}`;
}

/** A link id, an order id. */
const ID = /^(?=\d*[a-f])[\da-f]{24}$|^\d{13}[a-z]{5}$/i;
