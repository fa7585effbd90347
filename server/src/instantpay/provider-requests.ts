import { isIP } from 'node:net';
import type { ProviderRequest } from './exchange.ts';
import type { ListFilter } from './instantpay.ts';

export type Credentials = { clientId: string; clientSecret: string; authCode: string };

/** The four requests Linkdesk can make, and no other. Paths are fixed; only a checked link id goes in. */
export type ProviderRequests = {
  track(linkId: string, endpointIp: string): ProviderRequest;
  list(filter: ListFilter, page: { number: number; size: number }, endpointIp: string): ProviderRequest;
  cancel(linkId: string, endpointIp: string): ProviderRequest;
  notify(linkId: string, endpointIp: string): ProviderRequest;
};

export function providerRequests(origin: string, credentials: Credentials): ProviderRequests {
  const request = (method: 'GET' | 'POST', path: string, endpointIp: string, body: object | null) => {
    assertStaysAtProvider(origin, path);
    return {
      method,
      path,
      headers: documentedHeaders(credentials, endpointIp),
      body: body === null ? null : JSON.stringify(body),
    };
  };
  return {
    track: (linkId, ip) => request('GET', `/payments/payout/link/track/${linkId}`, ip, null),
    list: (filter, page, ip) => request('GET', '/payments/payout/link/list', ip, listBody(filter, page)),
    cancel: (linkId, ip) => request('POST', '/payments/payout/link/cancel', ip, { linkId }),
    notify: (linkId, ip) => request('POST', '/payments/payout/link/notify', ip, { linkId }),
  };
}

/** `encodeURIComponent('..')` is `..`, so an id is accepted by its pattern and never by escaping. */
export function isLinkId(text: string): boolean {
  return /^[A-Za-z0-9_-]{6,64}$/.test(text);
}

/** A zone or an IPv4 address in IPv6 clothes is refused: whoever knows the person's address strips them. */
export function isEndpointIp(text: string): boolean {
  return isIP(text) !== 0 && !text.includes('%') && !text.toLowerCase().startsWith('::ffff:');
}

function assertStaysAtProvider(origin: string, path: string): void {
  const url = new URL(path, origin);
  if (url.origin !== origin || url.pathname !== path || url.search !== '' || url.hash !== '') {
    throw new Error('a provider request would leave its fixed path');
  }
}

function documentedHeaders(credentials: Credentials, endpointIp: string): string[] {
  return [
    ...['X-Ipay-Auth-Code', credentials.authCode],
    ...['X-Ipay-Client-Id', credentials.clientId],
    ...['X-Ipay-Client-Secret', credentials.clientSecret],
    ...['X-Ipay-Endpoint-Ip', endpointIp],
    ...['Content-Type', 'application/json'],
  ];
}

/** The provider takes both numbers of a page as strings. */
function listBody(filter: ListFilter, page: { number: number; size: number }): object {
  const pagination = { pageNumber: String(page.number), recordsPerPage: String(page.size) };
  return Object.keys(filter).length === 0 ? { pagination } : { filters: filter, pagination };
}
