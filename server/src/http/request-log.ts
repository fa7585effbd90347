import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Log } from '../log.ts';

/** Gives each request an id and writes one line when it ends: route pattern, never the address itself. */
export function requestLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    response.locals['requestId'] = requestId;
    response.set('X-Request-Id', requestId);
    response.on('close', () => {
      const line = {
        requestId,
        method: request.method,
        route: routeOf(request),
        status: response.statusCode,
        problem: noteOf(response, 'problem'),
        // What no page of ours does: refused before any endpoint, or too often.
        security: noteOf(response, 'security'),
        person: noteOf(response, 'personId'),
        ms: Math.round(performance.now() - startedAt),
        // The answer never left: the caller went away.
        aborted: response.writableFinished ? undefined : true,
      };
      if (response.statusCode >= 500 || line.security !== undefined) log.warn(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}

/** The pattern, never the address: an address could hold what a person typed. */
export function routeOf(request: Request): string {
  const route: unknown = request.route;
  return typeof route === 'object' && route !== null && 'path' in route ? String(route.path) : '(other)';
}

/** Marks the request's line, so that attempts to get around the rules can be found and counted. */
export function noteAttempt(response: Response, security: Attempt): void {
  response.locals['security'] = security;
}

export type Attempt =
  | 'malformed'
  | 'other-host'
  | 'other-method'
  | 'other-site'
  | 'unreadable-body'
  | 'too-many';

function noteOf(response: Response, name: 'problem' | 'personId' | 'security'): string | undefined {
  const note: unknown = response.locals[name];
  return typeof note === 'string' ? note : undefined;
}
