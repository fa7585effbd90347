import { createHash } from 'node:crypto';
import type { Exchange } from './exchange.ts';
import { istTime } from './ist-time.ts';
import type { HideSecrets } from './provider-text.ts';
import { parseStrictJson } from './strict-json.ts';

type Answer = Extract<Exchange, { kind: 'answer' }>;

/** The provider's envelope, its types checked; our credentials are hidden in it already. */
export type Envelope = {
  statusCode: string;
  text: string;
  environment: string;
  data: Record<string, unknown> | null;
  reference: string | null;
  /** All nine documented fields are there with their documented types, and the time is a possible one. */
  isWhole: boolean;
};

/** Why an answer could not be read, as a clause behind "InstantPay's answer …". */
export type EnvelopeReading = { envelope: Envelope } | { envelope: null; unreadable: string };

export function readEnvelope(answer: Answer, hide: HideSecrets): EnvelopeReading {
  const unreadable = (reason: string): EnvelopeReading => ({ envelope: null, unreadable: reason });
  const encoding = answer.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return unreadable('came compressed, unasked');
  if (answer.body.length === 0) return unreadable('was empty');
  if (!isJson(answer.headers['content-type'])) return unreadable('was not JSON');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(answer.body);
    const envelope = toEnvelope(hide(parseStrictJson(text)));
    return envelope === null ? unreadable('lacked fields it always has') : { envelope };
  } catch {
    return unreadable('was not valid JSON');
  }
}

export function bodyHash(answer: Answer): string {
  return createHash('sha256').update(answer.body).digest('hex');
}

/** The provider documents `Live/Sandbox` and its samples say `PRODUCTION`. */
export function isOfEnvironment(envelope: Envelope, environment: 'live' | 'sandbox'): boolean {
  const said = envelope.environment.toUpperCase();
  return environment === 'live' ? said === 'LIVE' || said === 'PRODUCTION' : said === 'SANDBOX';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isJson(contentType: string | string[] | undefined): boolean {
  return (
    typeof contentType === 'string' && /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType)
  );
}

function toEnvelope(value: unknown): Envelope | null {
  if (!isRecord(value)) return null;
  const { statuscode, status, environment, data = null, ipay_uuid: reference = null } = value;
  if (typeof statuscode !== 'string' || typeof status !== 'string' || typeof environment !== 'string')
    return null;
  if (data !== null && !isRecord(data)) return null;
  if (reference !== null && typeof reference !== 'string') return null;
  return {
    statusCode: keepable(statuscode.slice(0, MAX_CODE)),
    text: keepable(status),
    environment: keepable(environment.slice(0, MAX_CODE)),
    data,
    reference: reference === null || reference === '' ? null : keepable(reference.slice(0, MAX_REFERENCE)),
    isWhole: isWhole(value),
  };
}

/** A database keeps neither NUL nor half a character, and what an attempt proved has to be kept. */
function keepable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** Codes have three letters and references about fifty; the rest is room. */
const MAX_CODE = 20;
const MAX_REFERENCE = 200;

function isWhole(value: Record<string, unknown>): boolean {
  const isTextOrNull = (field: unknown) => field === null || typeof field === 'string';
  return (
    typeof value['timestamp'] === 'string' &&
    istTime(value['timestamp']) !== null &&
    typeof value['ipay_uuid'] === 'string' &&
    value['ipay_uuid'] !== '' &&
    value['data'] !== undefined &&
    ['actcode', 'orderid', 'internalCode'].every((key) => isTextOrNull(value[key]))
  );
}
