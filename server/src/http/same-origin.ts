import type { RequestHandler } from 'express';
import { Failure } from '../failure.ts';

/** Refuses Host headers that are not ours (DNS rebinding), and unsafe requests that do not come from our own pages. */
export function sameOrigin(origins: readonly string[]): RequestHandler {
  const hosts = new Set(origins.map((origin) => new URL(origin).host));
  return (request, _response, next) => {
    if (!hosts.has(request.get('Host') ?? '')) {
      throw new Failure(
        'invalid-input',
        'This address is not one that Linkdesk answers to. Check PUBLIC_URL.',
      );
    }
    if (request.method !== 'GET' && request.method !== 'HEAD' && !comesFrom(origins, request.headers)) {
      throw new Failure('forbidden', 'This request did not come from a Linkdesk page.');
    }
    next();
  };
}

/** A browser's own word where it gives one, else the exact origin; a request with neither is refused. */
function comesFrom(origins: readonly string[], headers: NodeJS.Dict<string | string[]>): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  if (typeof origin === 'string' && !origins.includes(origin)) return false;
  return site === undefined ? origin !== undefined : site === 'same-origin';
}
