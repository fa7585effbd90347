import { randomBytes, randomUUID } from 'node:crypto';
import { toIst } from './ist.ts';

/** What a call decided, before it is wrapped. */
export type Verdict = { statuscode: string; status: string; data: unknown };

export type Environment = 'SANDBOX' | 'PRODUCTION';

/** The one shape of every answer, its keys in the provider's order. */
export type Envelope = {
  statuscode: unknown;
  actcode: unknown;
  status: unknown;
  data: unknown;
  timestamp: unknown;
  ipay_uuid: unknown;
  orderid: unknown;
  environment: unknown;
  internalCode: unknown;
};

export function envelope(verdict: Verdict, now: number, environment: Environment): Envelope {
  return {
    statuscode: verdict.statuscode,
    actcode: null,
    status: verdict.status,
    data: verdict.data,
    timestamp: toIst(now),
    ipay_uuid: requestReference(),
    orderid: null,
    environment,
    internalCode: null,
  };
}

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `h000`, a UUID whose first digits count up slowly at the provider, and twelve characters. */
function requestReference(): string {
  const tail = Array.from(randomBytes(12), (byte) => ALPHANUMERIC[byte % ALPHANUMERIC.length]).join('');
  return `h0009ad${randomUUID().slice(3)}-${tail}`;
}
