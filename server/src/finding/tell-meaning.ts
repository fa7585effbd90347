import type { MatchedBy } from '../../contract/finding.ts';
import { formatMoney } from '../../contract/money.ts';
import { maskText } from '../masking/mask.ts';
import { maskAccount, maskAddress, maskEmail, maskMobile, maskName } from '../masking/masked-forms.ts';
import type { Meaning } from './paste.ts';

/** How it was understood, with no more in it than the person could see in a row. */
export function tellMeaning(
  meaning: Meaning,
  { seesNames }: { seesNames: boolean },
): { kind: MatchedBy; text: string } {
  switch (meaning.by) {
    case 'link id':
      return { kind: 'link id', text: maskText(meaning.linkId) };
    case 'link id end':
      return { kind: 'link id', text: `…${maskText(meaning.end)}` };
    case 'order id':
      return { kind: 'order id', text: maskText(meaning.orderId) };
    case 'reference':
      return { kind: 'reference', text: maskText(meaning.reference) };
    case 'short link':
      return { kind: 'short link', text: maskAddress(meaning.code) };
    case 'mobile':
      return { kind: 'mobile', text: maskMobile(meaning.mobile) };
    case 'mobile end':
      return { kind: 'mobile', text: `••••••${meaning.digits.slice(-4)}` };
    case 'e-mail':
      return { kind: 'e-mail', text: maskEmail(meaning.email) };
    case 'words': {
      const words = meaning.words.join(' ');
      return { kind: 'name', text: seesNames ? maskText(words) : maskName(words) };
    }
    case 'amount':
      return { kind: 'amount', text: formatMoney({ paise: meaning.paise, currency: 'INR' }) };
    case 'account':
      return { kind: 'account', text: maskAccount(meaning.number) };
    case 'account end':
      return { kind: 'account', text: `••••${meaning.digits.slice(-4)}` };
    case 'ifsc':
      return { kind: 'IFSC', text: maskText(meaning.ifsc) };
  }
}
