import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Problem } from '../../contract/problem.ts';
import type { Log } from '../log.ts';

/** Answers what is not HTTP, or never ends, as far as it can be answered; the connection ends with it. */
export function refuseMalformed(server: Server, log: Log, headers: Record<string, string>): void {
  const open = new WeakMap<Duplex, Set<ServerResponse>>();
  server.on('request', (request, response) => {
    const ofSocket = open.get(request.socket) ?? new Set();
    open.set(request.socket, ofSocket.add(response));
    // Answered early, it still stands for what is being sent.
    const done = () => void (request.complete && response.closed && ofSocket.delete(response));
    request.once('close', done);
    response.once('close', done);
  });
  server.on('clientError', (error, socket) => {
    const code = 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const requestId = randomUUID();
    log.warn({ requestId, security: 'malformed', reason: code }, 'request');
    if (!isNextToBeAnswered([...(open.get(socket) ?? [])])) return void socket.destroy();
    socket.end(answer(STATUS[code] ?? 400, requestId, headers));
    // Whoever goes on sending is cut off with the next piece; whoever does nothing, here.
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  });
}

/** An answer must never be taken for that of an earlier request on the same connection. */
function isNextToBeAnswered(open: ServerResponse[]): boolean {
  const [only, ...more] = open;
  return only === undefined || (more.length === 0 && !only.headersSent && !only.req.complete);
}

const LINGER_MS = 1_000;

const STATUS: Record<string, number> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

function answer(status: number, requestId: string, headers: Record<string, string>): string {
  const problem: Problem = {
    type: 'about:blank',
    title: 'Not understood',
    status,
    detail: 'The request could not be read.',
    code: 'invalid-input',
    requestId,
  };
  const body = JSON.stringify(problem);
  const lines = Object.entries({
    ...headers,
    'X-Request-Id': requestId,
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
}
