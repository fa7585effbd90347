import type { Request, RequestHandler, Response } from 'express';
import { Failure } from '../failure.ts';
import { keepableText } from './keepable-text.ts';
import { noteAttempt } from './request-log.ts';

/**
 * Unsafe requests carry JSON of at most 64 KiB. What cannot be read is kept until it is known who sent it: then
 * `refuseUnreadable` says so, and a person's attempt is entered under their name.
 */
export const readBody: RequestHandler = async (request, response, next) => {
  try {
    request.body = parse(await bytesOf(request));
  } catch (error) {
    // Whoever went away in the middle has tried nothing.
    if (!(error instanceof Failure) || (request.destroyed && !request.complete)) throw error;
    response.locals['unreadable'] = error;
  }
  next();
};

export function refuseUnreadable(response: Response): void {
  const failure: unknown = response.locals['unreadable'];
  if (!(failure instanceof Failure)) return;
  noteAttempt(response, 'unreadable-body');
  throw failure;
}

/** Rejects as soon as there is too much: whoever sends without end is answered in the middle of it. */
async function bytesOf(request: Request): Promise<Buffer> {
  const {
    'content-type': type = '',
    'content-encoding': encoding,
    'content-length': length,
  } = request.headers;
  // A form of another site can send every other content type without asking first.
  if (!JSON_IN_UTF_8.test(type)) throw unreadable('Send the request as Content-Type: application/json.');
  if (encoding !== undefined) throw unreadable('Send the request without a Content-Encoding.');
  if (Number(length ?? 0) > MOST_BYTES) throw unreadable(TOO_LARGE);
  const chunks: Buffer[] = [];
  let size = 0;
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_BYTES) reject(unreadable(TOO_LARGE));
      else chunks.push(chunk);
    });
    request.on('end', resolve);
    request.on('error', () => reject(unreadable('The request did not arrive whole.')));
  });
  return Buffer.concat(chunks);
}

/** Of two equal keys the last counts; nobody else reads these bytes, so nobody can understand the first. */
function parse(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  try {
    const value: unknown = JSON.parse(UTF_8.decode(bytes), keepable);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // What the parser says quotes what was sent.
  }
  throw unreadable('The request could not be read.');
}

function keepable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? keepableText(value) : value;
}

const MOST_BYTES = 65_536;
const TOO_LARGE = 'The request is too large.';

/** JSON has one alphabet (RFC 8259), and no mark at its beginning. */
const JSON_IN_UTF_8 = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function unreadable(detail: string): Failure {
  return new Failure('invalid-input', detail);
}
