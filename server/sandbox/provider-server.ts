import {
  createServer as createHttp,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { Socket } from 'node:net';
import { type Credentials, refuseHeaders } from './credentials.ts';
import { type Environment, envelope } from './envelope.ts';
import { effectOf, FAULTS } from './faults/all-faults.ts';
import { jsonReply, type Reply } from './faults/exchange.ts';
import type { FaultBook, PlayedFault } from './faults/fault-book.ts';
import { type Ledger, withoutSecret } from './ledger.ts';
import type { Listing } from './list-links.ts';
import { judge, type Judgement } from './provider-calls.ts';
import { type Call, type ProviderRequest, readRequest } from './provider-request.ts';
import type { World } from './world.ts';

export type ProviderParts = {
  world: World;
  ledger: Ledger;
  faults: FaultBook;
  environment: Environment;
  listing: Listing;
  credentials: Credentials;
  /** The HTTP status that refused credentials come with. */
  credentialsHttpStatus: 200 | 401;
  reset: (socket: Socket) => void;
  busy: (socket: Socket, busy: boolean) => void;
  broken: (socket: Socket) => boolean;
  answered: (call: Call) => void;
};

export type Tls = { key: string | Buffer; cert: string | Buffer };

/** An HTTP server that is handed its connections; it does not listen by itself. */
export function providerServer(parts: ProviderParts, tls?: Tls): Server {
  const carried = new WeakSet<Socket>();
  const options = { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 65_000 };
  function onRequest(req: IncomingMessage, res: ServerResponse): void {
    // A request that comes after we broke the connection off was not received.
    if (parts.broken(req.socket)) return;
    parts.busy(req.socket, true);
    res.once('close', () => parts.busy(req.socket, false));
    readBody(req, (body) => {
      serve(parts, req, res, body, carried.has(req.socket));
      carried.add(req.socket);
    });
  }
  return tls === undefined ? createHttp(options, onRequest) : createHttps({ ...options, ...tls }, onRequest);
}

/** A request that breaks off was never whole: nobody acts on it and nobody counts it. */
function readBody(req: IncomingMessage, done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  req.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > 1_000_000) req.destroy();
    else chunks.push(chunk);
  });
  req.on('end', () => done(Buffer.concat(chunks).toString('utf8')));
  req.on('error', () => req.destroy());
}

function serve(
  parts: ProviderParts,
  req: IncomingMessage,
  res: ServerResponse,
  body: string,
  reused: boolean,
) {
  const { world, ledger, environment, credentials } = parts;
  const [receivedAt, clockAt] = [world.wallNow(), world.now()];
  const request = readRequest(req, body);
  const played = request.call === 'other' ? null : parts.faults.take(request.call, request.linkId, reused);
  const refused = request.call === 'other' ? null : refuseHeaders(request.headers, credentials);
  const { judgement, actId } =
    refused === null
      ? carryOut(parts, request, played)
      : { judgement: { verdict: refused, does: null }, actId: null };
  ledger.append({
    ...{ receivedAt, clockAt, call: request.call, linkId: request.linkId },
    ...{ method: request.method, path: request.path },
    headers: withoutSecret(request, credentials.clientSecret),
    contentLength: req.headers['content-length'] ?? null,
    bodyLength: Buffer.byteLength(body),
    body: body.slice(0, 2000),
    outcome: judgement.verdict.statuscode,
    fault: played?.spec.fault ?? null,
    actId,
  });
  res.once('finish', () => parts.answered(request.call));
  const honest = envelope(judgement.verdict, world.now(), environment);
  function reply(): void {
    if (res.destroyed || req.socket.destroyed) return;
    if (played === null) return send(res, jsonReply(honest, httpStatus(parts, request, judgement)));
    const { spec: fault, use } = played;
    const play = FAULTS[fault.fault as keyof typeof FAULTS];
    const exchange = { call: request.call, envelope: honest, fault, use, credentials };
    const altered = play({ ...exchange, res, socket: req.socket, reset: () => parts.reset(req.socket) });
    if (altered !== undefined) send(res, altered);
  }
  if (played?.spec.delayMs === undefined) return reply();
  const timer = setTimeout(reply, played.spec.delayMs);
  res.once('close', () => clearTimeout(timer));
}

/** How long after the answer the effect `after` comes. */
const AFTERWARDS_MS = 200;

/** Judges the call and lets its effect happen when the fault, if any, says so. */
function carryOut({ world, listing }: ProviderParts, request: ProviderRequest, played: PlayedFault | null) {
  const effect = played === null ? 'before' : effectOf(played.spec);
  const linkId = request.linkId ?? '';
  const writes = request.call === 'cancel' || request.call === 'notify';
  if (effect === 'claim' && writes && judge(world, request).does !== null)
    world.act({ linkId, does: 'claim' });
  const judgement = judge(world, request, listing);
  if (judgement.does === null || effect === 'never') return { judgement, actId: null };
  const afterwards = (played?.spec.delayMs ?? 0) + AFTERWARDS_MS;
  const delayMs = effect === 'after' ? afterwards : typeof effect === 'number' ? effect : 0;
  return { judgement, actId: world.act({ linkId, does: judgement.does }, delayMs) };
}

function httpStatus(parts: ProviderParts, request: ProviderRequest, { verdict }: Judgement): number {
  if (request.call === 'other') return 404;
  if (request.wrongMethod) return 405;
  return verdict.statuscode === 'IAC' ? parts.credentialsHttpStatus : 200;
}

function send(res: ServerResponse, { httpStatus: status, headers, body }: Reply): void {
  // 204 has no body, so it may have no length either.
  const length = status === 204 ? {} : { 'content-length': body.length };
  res.writeHead(status, { ...headers, ...length }).end(body);
}
