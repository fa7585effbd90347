import type { IncomingMessage } from 'node:http';

export const CALLS = ['track', 'list', 'cancel', 'notify'] as const;
export type Call = (typeof CALLS)[number] | 'other';

/** One whole request, as it came over the wire. */
export type ProviderRequest = {
  call: Call;
  /** The path belongs to a call, but the method does not. */
  wrongMethod: boolean;
  /** From the path or, as far as it can be read, the body. */
  linkId: string | null;
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
};

const BASE = '/payments/payout/link';
const NAMED: Record<string, Call> = {
  [`${BASE}/list`]: 'list',
  [`${BASE}/cancel`]: 'cancel',
  [`${BASE}/notify`]: 'notify',
};

export function readRequest(message: IncomingMessage, body: string): ProviderRequest {
  const method = message.method ?? '';
  const path = message.url ?? '';
  const tracked = new RegExp(`^${BASE}/track/([^/?]*)$`).exec(path)?.[1];
  const call: Call = tracked === undefined ? (NAMED[path] ?? 'other') : 'track';
  const wanted = call === 'track' || call === 'list' ? 'GET' : 'POST';
  return {
    call,
    wrongMethod: call !== 'other' && method !== wanted,
    linkId: tracked ?? /"linkId"\s*:\s*"([^"\\]*)"/.exec(body)?.[1] ?? null,
    method,
    path,
    headers: message.headers,
    body,
  };
}
