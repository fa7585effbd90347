import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
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
        route: request.route?.path ?? '(other)',
        status: response.statusCode,
        problem: response.locals['problem'],
        person: response.locals['personId'],
        ms: Math.round(performance.now() - startedAt),
        // The answer never left: the caller went away.
        aborted: response.writableFinished ? undefined : true,
      };
      if (response.statusCode >= 500) log.warn(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}
