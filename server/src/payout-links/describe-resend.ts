import type { Resend } from '../../contract/payout-links.ts';
import type { WriteVerdict } from '../instantpay/instantpay.ts';
import { maskFreeText, type Hidden } from '../masking/hidden.ts';
import { maskedReferences } from '../masking/masked-references.ts';
import { maskQuoted } from '../masking/mask-quoted.ts';
import { isoInstant } from './ist-words.ts';
import { settledState } from './resend-limit.ts';
import type { ResendRecord } from './resend-store.ts';

/** A resend as people read it. */
export function describeResend(resend: ResendRecord, now: number): Resend {
  const state = settledState(resend, now);
  return {
    id: resend.id,
    linkId: resend.link_id,
    state,
    because: state === resend.state && resend.because !== null ? resend.because : WORDS[state],
    actor: resend.actor_name,
    at: isoInstant(resend.at),
    providerReference: resend.provider_reference,
  };
}

/** What is kept of the provider's answer: masked, the recipient's name too, for everyone who will read it. */
export function outcomeOf(
  verdict: WriteVerdict,
  hidden: Hidden,
): Pick<ResendRecord, 'state' | 'because' | 'provider_reference' | 'status_code'> {
  const { reference, statusCode } = maskedReferences(verdict, hidden);
  return { ...wordsFor(verdict, hidden), provider_reference: reference, status_code: statusCode };
}

function wordsFor(
  { class: proven, because, providerText }: WriteVerdict,
  hidden: Hidden,
): Pick<ResendRecord, 'state' | 'because'> {
  switch (proven) {
    case 'accepted':
      return {
        state: 'sent',
        because: providerText
          ? `InstantPay says: “${maskFreeText(providerText, hidden)}”. It does not report delivery.`
          : WORDS.sent,
      };
    case 'not-sent':
    case 'refused':
      return { state: 'not-sent', because: `Not resent. ${sentence(maskQuoted(because, hidden))}` };
    case 'unknown':
      return { state: 'not-confirmed', because: WORDS['not-confirmed'] };
  }
}

const WORDS: Record<ResendRecord['state'], string> = {
  sending: 'Sending.',
  sent: 'Resent. InstantPay does not report delivery.',
  'not-sent': 'Not resent.',
  'not-confirmed': 'Not confirmed. The message may or may not have gone. Ask the caller before resending.',
};

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1).replace(/\.$/, '')}.`;
}
