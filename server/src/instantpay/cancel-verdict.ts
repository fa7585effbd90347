import { bodyHash, isOfEnvironment, readEnvelope, type Envelope } from './envelope.ts';
import type { Exchange } from './exchange.ts';
import type { WriteVerdict } from './instantpay.ts';
import { quoteProvider, type HideSecrets } from './provider-text.ts';

export type JudgedWrite = {
  call: 'cancel' | 'notify';
  linkId: string;
  environment: 'live' | 'sandbox';
  hide: HideSecrets;
};

/**
 * Codes that say the provider did nothing: our credentials were refused, or the id was. Everything not
 * on this list is unknown until Track tells. Add one only with a test and the provider's word for it.
 */
export const DEFINITE_REFUSALS: readonly string[] = [
  ...['IAT', 'IAC', 'UAD', 'AAB', 'KYC', 'OUI', 'ODI', 'IUA', 'VCI', 'OUE', 'IRT'],
  ...['RPI', 'ITI', 'ANF'],
];

/**
 * What one Cancel or Notify proved: the classes C1 to C7, in their order. Only a connection that never
 * was, our own guard, and a listed refusal prove that nothing happened.
 */
export function judgeWrite(seen: Exchange, write: JudgedWrite): WriteVerdict {
  if (seen.kind === 'no-connection') return withoutAnswer('not-sent', NOT_CONNECTED[seen.trouble]);
  if (seen.kind === 'held-back') return notSent('Linkdesk held the request back, it was not sent');
  if (seen.kind === 'no-answer') return withoutAnswer('unknown', NOT_ANSWERED[seen.how]);

  const kept = { statusCode: null, providerText: null, reference: null, bodyHash: bodyHash(seen) };
  const reading = readEnvelope(seen, write.hide);
  if (reading.envelope === null) {
    const because = `InstantPay’s answer ${reading.unreadable} (HTTP ${seen.status})`;
    return { class: 'unknown', because, ...kept };
  }
  const { envelope } = reading;
  return {
    ...judgeEnvelope(seen.status, envelope, write),
    ...kept,
    statusCode: envelope.statusCode,
    providerText: [...envelope.text].slice(0, 500).join(''),
    reference: envelope.reference,
  };
}

/** Our own guard stopped it before anything was written. */
export function notSent(because: string): WriteVerdict {
  return withoutAnswer('not-sent', because);
}

const NOT_REACHED = 'InstantPay could not be reached, the request was not sent';

const NOT_CONNECTED = {
  refused: NOT_REACHED,
  'not-found': NOT_REACHED,
  unreachable: NOT_REACHED,
  timeout: NOT_REACHED,
  'bad-certificate': 'the secure connection to InstantPay failed, the request was not sent',
} as const;

const NOT_ANSWERED = {
  broken: 'the connection broke before InstantPay’s answer reached us',
  timeout: 'InstantPay did not answer in time',
  malformed: 'InstantPay’s answer could not be read',
  'too-large': 'InstantPay’s answer was far too large to be one',
} as const;

function withoutAnswer(verdict: WriteVerdict['class'], because: string): WriteVerdict {
  return { class: verdict, because, statusCode: null, providerText: null, reference: null, bodyHash: null };
}

type Judgement = Pick<WriteVerdict, 'class' | 'because'>;

function judgeEnvelope(status: number, envelope: Envelope, write: JudgedWrite): Judgement {
  const unknown = (because: string): Judgement => ({ class: 'unknown', because });
  const said = `"${quoteProvider(envelope.text)}" (${quoteProvider(envelope.statusCode)})`;
  if (!isOfEnvironment(envelope, write.environment)) {
    return unknown(`the answer came from another environment, "${quoteProvider(envelope.environment)}"`);
  }
  if (!envelope.isWhole) return unknown(`InstantPay’s answer lacked fields it always has: ${said}`);
  if (namesAnotherLink(envelope, write.linkId)) return unknown('InstantPay’s answer was about another link');
  if (envelope.statusCode === 'TXN' && status >= 200 && status < 300) return accepted(write.call, envelope);
  if (envelope.statusCode === 'TUP') return unknown(`InstantPay has it under process: ${said}`);
  if (write.call === 'cancel' && speaksOfCancelled(envelope.text)) {
    return unknown(
      `InstantPay says the link is cancelled already; whose cancel it was is not proven: ${said}`,
    );
  }
  return isDefiniteRefusal(status, envelope.statusCode)
    ? { class: 'refused', because: `InstantPay refused: ${said}${isForAdministrator(envelope.statusCode)}` }
    : unknown(`InstantPay answered ${said} with HTTP ${status}, which does not say whether it acted`);
}

function accepted(call: JudgedWrite['call'], envelope: Envelope): Judgement {
  const because =
    call === 'cancel'
      ? 'InstantPay accepted the cancel'
      : `InstantPay says: "${quoteProvider(envelope.text)}"`;
  return { class: 'accepted', because };
}

function namesAnotherLink(envelope: Envelope, linkId: string): boolean {
  const named = envelope.data?.['linkId'];
  return named !== undefined && named !== linkId;
}

/** Longer than any sentence of the provider's; what is matched here must not cost more than its length. */
const MAX_READ = 1000;

/**
 * "Already cancelled" in any wording. Phrases that say a cancel is not possible are taken out first;
 * when in doubt it is unknown, and Track decides.
 */
function speaksOfCancelled(text: string): boolean {
  const plain = text.slice(0, MAX_READ);
  return /cancell?ed|already[^.]*cancel|cancel[^.]*already/i.test(
    plain.replace(/\b(?:not|cannot|can't|couldn't|to) be cancell?ed\b/gi, ''),
  );
}

function isDefiniteRefusal(status: number, statusCode: string): boolean {
  const isReadableStatus = (status >= 200 && status < 300) || [400, 401, 403, 404].includes(status);
  return isReadableStatus && DEFINITE_REFUSALS.includes(statusCode);
}

function isForAdministrator(statusCode: string): string {
  return ['RPI', 'ITI', 'ANF'].includes(statusCode) ? '' : ', your administrator must act';
}
