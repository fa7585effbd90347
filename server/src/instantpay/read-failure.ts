import { Failure } from '../failure.ts';
import { isOfEnvironment, readEnvelope, type Envelope } from './envelope.ts';
import type { Exchange } from './exchange.ts';
import { quoteProvider, type HideSecrets } from './provider-text.ts';
import { meaningOf } from './status-codes.ts';

export type JudgedRead = {
  call: 'track' | 'list';
  environment: 'live' | 'sandbox';
  hide: HideSecrets;
  /** Our own address, for whoever has to put it on the provider's allow-list. */
  askedFrom: string | null;
};

/** The provider is there and lets us in, and does not take what was asked for as it was asked for. */
export class RefusedParameters extends Failure {}

/** The whole envelope of a successful read; throws the `Failure` a person can be told about otherwise. */
export function successfulEnvelope(seen: Exchange, read: JudgedRead): Envelope {
  if (seen.kind !== 'answer') throw withoutAnswer(seen);
  const reading = readEnvelope(seen, read.hide);
  if (reading.envelope === null) throw unreadable(seen, reading.unreadable, read);
  const { envelope } = reading;
  if (!isOfEnvironment(envelope, read.environment)) throw otherEnvironment(envelope, read.environment);
  if (seen.status >= 200 && seen.status < 300 && envelope.statusCode === 'TXN') return envelope;
  throw refusal(seen, envelope, read);
}

/** Worth asking again at once: the provider was not reached, or said by its HTTP status that it is in trouble. */
export function isPassing(seen: Exchange): boolean {
  if (seen.kind === 'no-connection') return seen.trouble !== 'bad-certificate';
  if (seen.kind === 'no-answer') return seen.how === 'broken' || seen.how === 'timeout';
  return seen.kind === 'answer' && (seen.status >= 500 || seen.status === 408);
}

/** How long the provider wants fewer calls, or null when it did not say so. */
export function restAskedMs(seen: Exchange): number | null {
  if (seen.kind !== 'answer' || seen.status !== 429) return null;
  return (retryAfter(seen).retryAfterS ?? REST_WHEN_UNSAID_S) * 1000;
}

const REST_WHEN_UNSAID_S = 10;

function withoutAnswer(seen: Exclude<Exchange, { kind: 'answer' }>): Failure {
  if (seen.kind === 'held-back')
    return new Failure('provider-unreachable', 'The request to InstantPay was held back.');
  if (seen.kind === 'no-connection') {
    return seen.trouble === 'bad-certificate'
      ? new Failure(
          'provider-unreachable',
          'The secure connection to InstantPay failed; your administrator must act.',
        )
      : new Failure('provider-unreachable', 'InstantPay could not be reached.');
  }
  if (seen.how === 'timeout')
    return new Failure('provider-unreachable', 'InstantPay did not answer in time.');
  return seen.how === 'broken'
    ? new Failure('provider-unreachable', 'The connection broke before InstantPay’s answer arrived.')
    : new Failure('provider-unclear', 'InstantPay sent an answer that cannot be read.');
}

type Answer = Extract<Exchange, { kind: 'answer' }>;

function unreadable(seen: Answer, reason: string, read: JudgedRead): Failure {
  if (seen.status >= 500 || seen.status === 408) {
    return new Failure('provider-unreachable', `InstantPay is in trouble (HTTP ${seen.status}).`);
  }
  if (seen.status === 429) {
    return new Failure(
      'provider-refused',
      'InstantPay asks for fewer requests (HTTP 429).',
      retryAfter(seen),
    );
  }
  if (seen.status === 401 || seen.status === 403) {
    const detail = `InstantPay refused access (HTTP ${seen.status})${from(read)}; your administrator must check the allow-list and the credentials.`;
    return new Failure('provider-refused', detail);
  }
  return new Failure('provider-unclear', `InstantPay’s answer ${reason} (HTTP ${seen.status}).`);
}

function otherEnvironment(envelope: Envelope, ours: string): Failure {
  const theirs = quoteProvider(envelope.environment);
  const detail = `InstantPay answered from "${theirs}", but Linkdesk is set up for ${ours}; your administrator must act.`;
  return new Failure('wrong-environment', detail, referenceOf(envelope));
}

function refusal(seen: Answer, envelope: Envelope, read: JudgedRead): Failure {
  const said = `"${quoteProvider(envelope.text)}" (${quoteProvider(envelope.statusCode)})`;
  const reference = referenceOf(envelope);
  const meaning = meaningOf(envelope.statusCode);
  const isAboutHeaders = /header|ip address|\bip\b|x-ipay|client/i.test(envelope.text);
  if (meaning === 'our-credentials' || (envelope.statusCode === 'RPI' && isAboutHeaders)) {
    const detail = `InstantPay refused Linkdesk’s access${from(read)}: ${said}. Your administrator must act.`;
    return new Failure('provider-misconfigured', detail, reference);
  }
  if (seen.status === 429) {
    return new Failure('provider-refused', `InstantPay asks for fewer requests: ${said}.`, {
      ...reference,
      ...retryAfter(seen),
    });
  }
  if (read.call === 'track' && saysNoSuchLink(envelope)) {
    const detail = 'InstantPay has no such link under our account. Check the id.';
    return new Failure('link-not-found', detail, reference);
  }
  if (seen.status === 401 || seen.status === 403) {
    const detail = `InstantPay refused access${from(read)}: ${said}. Your administrator must act.`;
    return new Failure('provider-refused', detail, reference);
  }
  if (meaning === 'bad-id') {
    return new RefusedParameters('provider-refused', `InstantPay refused: ${said}.`, reference);
  }
  if (meaning === 'provider-in-trouble') {
    return new Failure('provider-refused', `InstantPay is in trouble and says: ${said}.`, reference);
  }
  if (seen.status >= 500 || seen.status === 408) {
    return new Failure('provider-unreachable', `InstantPay is in trouble (HTTP ${seen.status}).`, reference);
  }
  return new Failure('provider-unclear', `InstantPay gave no clear answer: ${said}.`, reference);
}

function from(read: JudgedRead): string {
  return read.askedFrom === null ? '' : ` from ${read.askedFrom}`;
}

/** `RPI` can mean a bad header as well as a bad id, so there only the text may say that the link is missing. */
function saysNoSuchLink(envelope: Envelope): boolean {
  if (envelope.statusCode === 'ANF' || envelope.statusCode === 'ITI') return true;
  return (
    envelope.statusCode === 'RPI' &&
    /link ?id|transaction id|(?:invalid|no such|unknown) link|link (?:does not exist|(?:was )?not found)/i.test(
      envelope.text,
    )
  );
}

function referenceOf(envelope: Envelope): { providerReference?: string } {
  return envelope.reference === null ? {} : { providerReference: envelope.reference };
}

/** Seconds only, at most an hour; a date or nonsense is not worth a guess. */
function retryAfter(seen: Answer): { retryAfterS?: number } {
  const value = seen.headers['retry-after'];
  const seconds = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : 0;
  return seconds > 0 ? { retryAfterS: Math.min(seconds, 3600) } : {};
}
