import { maskText } from './mask.ts';
import { maskName } from './masked-forms.ts';

/**
 * For those who may not see names, while the recipient's name is not known here and so cannot be looked for:
 * any word outside the provider's ordinary vocabulary may be one.
 */
export function maskUnknownWords(text: string): string {
  return maskText(text).replace(TOKEN, (token) => (mayName(token) ? maskName(token) : token));
}

const TOKEN = /[\p{L}\p{M}\p{N}\p{Cf}•@._'’%+&-]+/gu;

function mayName(token: string): boolean {
  if (token.includes('@')) return false;
  const runs = token.toLowerCase().match(/[\p{L}\p{M}\p{Cf}]+/gu) ?? [];
  // Ids, references and codes of branches have many digits; one letter is left of what is masked already.
  const isId = (token.match(/\p{N}/gu)?.length ?? 0) >= 5;
  const shortest = /[•\p{N}]/u.test(token) ? 3 : 1;
  return !isId && runs.some((run) => run.length >= shortest && !ORDINARY.has(run));
}

const ORDINARY = new Set(
  `a about access account activated active activity address again allow allowed already amount an and
   as asked at attempt auth back bank be been beneficiary by call can cancel canceled cancellation
   cancelled cannot card claim claimed client closed code completed contact could created credentials
   credit credited customer data date debit declined detail details did do does down due duplicate e
   email environment error expired expiry fail failed failure field for format found fraud from fund
   funds has have header headers hold id in initiated instantpay internal invalid ip is issued it later
   limit limits link list mail maintenance message method missing mobile mode money name no not
   notification notified number of on only opened or order otp our paid parameter parameters payment
   payout pending permission please process processed processing production provider rate reached
   reason received recipient refund refunded refused rejected reminder reopened replaced request
   requests required response retry returned reversed sandbox secret sent server service sms status
   success successful successfully support suspected system temporarily the there this time timeout to
   token too track transaction transfer try unable unauthorized unavailable under unknown unsuccessful
   until upi user validity value verification verified verify vpa waiting was whatsapp whitelisted will
   with wrong your`.split(/\s+/),
);
