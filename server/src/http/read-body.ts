import express, { type RequestHandler, type Response } from 'express';
import { Failure } from '../failure.ts';
import { noteAttempt } from './request-log.ts';

/**
 * Unsafe requests carry JSON of at most 64 KiB. What cannot be read is kept until it is known who sent it: then
 * `refuseUnreadable` says so, and a person's attempt is entered under their name.
 */
export const readBody: RequestHandler = (request, response, next) => {
  // A form of another site can send every other content type without asking first.
  if (!JSON_IN_UTF_8.test(request.get('Content-Type') ?? '')) {
    response.locals['unreadable'] = new Failure(
      'invalid-input',
      'Send the request as Content-Type: application/json.',
    );
    return next();
  }
  return readJson(request, response, (error?: unknown) => {
    // Whoever went away in the middle has tried nothing.
    if (isAborted(error)) return next(error);
    response.locals['unreadable'] = error;
    return next();
  });
};

export function refuseUnreadable(response: Response): void {
  const unreadable: unknown = response.locals['unreadable'];
  if (unreadable === undefined) return;
  noteAttempt(response, 'unreadable-body');
  throw unreadable as Error;
}

/** JSON has one alphabet (RFC 8259); the parser would take UTF-7 and UTF-16, too. */
const JSON_IN_UTF_8 = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/** Of two equal keys the last counts; nobody else reads these bytes, so nobody can understand the first. */
const readJson = express.json({ limit: '64kb', strict: true, inflate: false });

function isAborted(error: unknown): boolean {
  return error instanceof Error && 'type' in error && error.type === 'request.aborted';
}
