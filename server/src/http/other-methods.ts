import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Endpoint } from '../../contract/endpoint.ts';
import { Failure } from '../failure.ts';
import { noteAttempt } from './request-log.ts';
import { nothingHere } from './send-problem.ts';

/** Answers 405 with what is allowed where an endpoint of another method stands; passes on where none does. */
export function otherMethods(endpoints: readonly Endpoint[]): Router {
  const allowed = new Map<string, Set<string>>();
  for (const { path, method, download } of endpoints) {
    const methods = allowed.get(path) ?? new Set();
    methods.add(method);
    // A file that can be fetched once has nothing to say beforehand.
    if (method === 'GET' && download === undefined) methods.add('HEAD');
    allowed.set(path, methods);
  }
  const router = Router();
  for (const [path, methods] of allowed) {
    const allow = [...methods].join(', ');
    router.all(path, (request, response) => refuse(request, response, allow));
  }
  return router;
}

/** Whatever no endpoint and no page is sent: it does nothing, whoever sends it. */
export function unknownMethods(ofEndpoints: Router): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'POST') return next();
    if (!DATA.test(request.path)) return onlyPages(request, response, next);
    return ofEndpoints(request, response, (error?: unknown) => next(error ?? nothingHere()));
  };
}

/** Beside `/api` there are pages and files. */
export const onlyPages: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') next();
  else refuse(request, response, 'GET, HEAD');
};

function refuse(request: Request, response: Response, allow: string): never {
  noteAttempt(response, 'other-method');
  response.set('Allow', allow);
  throw new Failure('method-not-allowed', `There is no ${NAME.exec(request.method)?.[0] ?? 'such'} here.`);
}

const DATA = /^\/api(\/|$)/i;
const NAME = /^[A-Z]{1,20}$/;
