import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { fetchExport } from '../../contract/exports.ts';
import { finishCompanySignIn } from '../../contract/sign-in.ts';
import { Failure } from '../failure.ts';
import { noteAttempt } from './request-log.ts';

/** Refuses Host headers that are not ours (DNS rebinding). */
export function ownHost(origins: readonly string[]): RequestHandler {
  const hosts = new Set(origins.map((origin) => new URL(origin).host));
  return (request, response, next) => {
    if (!hosts.has(request.headers.host ?? '')) {
      noteAttempt(response, 'other-host');
      throw new Failure(
        'invalid-input',
        'This address is not one that Linkdesk answers to. Check PUBLIC_URL.',
      );
    }
    next();
  };
}

/** Refuses unsafe requests that do not come from our own pages, and data to whoever is not one of them. */
export function ownPages(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const { method, headers, path } = request;
    const isRead = method === 'GET' || method === 'HEAD';
    if (isRead ? !mayRead(path, headers) : !mayWrite(origins, headers)) {
      noteAttempt(response, 'other-site');
      throw new Failure('forbidden', 'This request did not come from a Linkdesk page.');
    }
    next();
  };
}

/** A browser's own word where it gives one, else the exact origin; a request with neither is refused. */
function mayWrite(
  origins: readonly string[],
  { origin, 'sec-fetch-site': site }: IncomingHttpHeaders,
): boolean {
  if (origin !== undefined && !origins.includes(origin)) return false;
  return site === undefined ? origin !== undefined : site === 'same-origin';
}

/**
 * Data is fetched by our pages: never by another site, and never as a page, an image or a frame. Walked to are
 * only the end of the company's sign-in, which begins at another site, and a file to keep, which does not.
 */
function mayRead(
  path: string,
  { 'sec-fetch-site': site, 'sec-fetch-dest': dest }: IncomingHttpHeaders,
): boolean {
  if (!DATA.test(path) || path === finishCompanySignIn.path) return true;
  if (site !== undefined && site !== 'same-origin') return false;
  return dest === undefined || dest === 'empty' || (dest === 'document' && path.startsWith(FILES));
}

/** As routes are found: in whatever case. */
const DATA = /^\/api(\/|$)/i;
const FILES = fetchExport.path.slice(0, fetchExport.path.indexOf(':'));
