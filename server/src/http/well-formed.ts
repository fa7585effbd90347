import type { RequestHandler } from 'express';
import { Failure } from '../failure.ts';
import { noteAttempt } from './request-log.ts';

/** Refuses what is HTTP, but what no browser and no honest proxy sends: each is read differently by different readers. */
export const wellFormed: RequestHandler = (request, response, next) => {
  const { method, url, rawHeaders, headers } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (
    !PATH.test(url) ||
    rawHeaders.length > 2 * MOST_HEADERS ||
    (hasBody && (method === 'GET' || method === 'HEAD'))
  ) {
    noteAttempt(response, 'malformed');
    throw new Failure('invalid-input', 'The request could not be read.');
  }
  next();
};

/** Neither `http://other.example/`, nor `//other.example/`, nor `*`. */
const PATH = /^\/(?![/\\])/;

/** Browsers send some twenty, proxies add some ten. Node.js would leave out those beyond its own limit in silence. */
const MOST_HEADERS = 100;
