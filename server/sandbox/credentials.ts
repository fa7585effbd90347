import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import type { Verdict } from './envelope.ts';

export const SANDBOX_CLIENT_ID = 'sandbox-client';
export const SANDBOX_CLIENT_SECRET = 'sandbox-secret';

export type Credentials = { clientId: string; clientSecret: string };

/** What is wrong with a request's headers, or null. */
export function refuseHeaders(headers: IncomingHttpHeaders, credentials: Credentials): Verdict | null {
  if (headers['x-ipay-auth-code'] !== '1') return refusal('IAC', 'Invalid X-Ipay-Auth-Code');
  if (headers['x-ipay-client-id'] !== credentials.clientId) return refusal('IAC', 'Invalid Credentials');
  if (headers['x-ipay-client-secret'] !== credentials.clientSecret) {
    return refusal('IAC', 'Invalid Credentials');
  }
  if (!isPlainIp(headers['x-ipay-endpoint-ip'])) {
    return refusal('RPI', 'The X-Ipay-Endpoint-Ip must be a valid IP address');
  }
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) {
    return refusal('RPI', 'The Content-Type must be application/json');
  }
  return null;
}

export function refusal(statuscode: string, status: string): Verdict {
  return { statuscode, status, data: null };
}

/** No zone and no IPv4 in IPv6 clothes: those name an interface of the caller's, not a person's address. */
function isPlainIp(value: string | string[] | undefined): boolean {
  return typeof value === 'string' && isIP(value) !== 0 && !value.includes('%') && !/^::ffff:/i.test(value);
}
