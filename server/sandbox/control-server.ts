import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FaultSpec } from './faults/fault-spec.ts';
import { CALLS, type Call } from './provider-request.ts';
import type { ClockChange } from './sandbox-clock.ts';
import type { SandboxControl } from './sandbox-control.ts';

type Body = Record<string, unknown>;
type Operation = (body: Body, id: string, query: URLSearchParams) => unknown;

/** The control operations over HTTP, for loopback only; bodies and answers are JSON. */
export function controlServer(control: SandboxControl): Server {
  const operations = operationsOf(control);
  return createServer((req, res) => {
    void run(operations, req).then(
      (answer) => send(res, 200, answer ?? {}),
      (error: unknown) => send(res, 400, { problem: error instanceof Error ? error.message : String(error) }),
    );
  });
}

function operationsOf(control: SandboxControl): Record<string, Operation> {
  return {
    'POST /links': (body) => control.makeLink(body),
    'POST /links/:id': (body, id) => control.changeLink(id, body),
    'GET /links/:id': (_body, id) => control.link(id),
    'POST /clock': (body) => control.changeClock(body as ClockChange),
    'POST /faults': (body) => control.setFault(body as FaultSpec),
    'GET /faults': () => control.faults(),
    'DELETE /faults': () => control.clearFaults(),
    'GET /ledger': (_body, _id, query) => control.ledger(ledgerFilter(query)),
    'GET /counts': () => control.counts(),
    'POST /reset': () => control.reset(),
  };
}

async function run(operations: Record<string, Operation>, req: IncomingMessage): Promise<unknown> {
  // A page in a browser on this machine can reach the port, but not with these two in order.
  if (!/^(localhost|127\.0\.0\.1|\[::1\]):\d+$/.test(req.headers.host ?? ''))
    throw new Error('Only for loopback');
  const body = await readBody(req);
  if (body !== '' && !req.headers['content-type']?.startsWith('application/json'))
    throw new Error('Send JSON');
  const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost');
  const id = /^\/links\/([^/]+)$/.exec(pathname)?.[1];
  const operation = operations[`${req.method} ${id === undefined ? pathname : '/links/:id'}`];
  if (operation === undefined) throw new Error(`There is no ${req.method} ${pathname}`);
  return operation(body === '' ? {} : (JSON.parse(body) as Body), decodeURIComponent(id ?? ''), searchParams);
}

async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function ledgerFilter(query: URLSearchParams): { call?: Call; linkId?: string } {
  const [call, linkId] = [query.get('call'), query.get('linkId')];
  if (call !== null && ![...CALLS, 'other'].includes(call)) throw new Error(`There is no call ${call}`);
  return { ...(call === null ? {} : { call: call as Call }), ...(linkId === null ? {} : { linkId }) };
}

function send(res: ServerResponse, status: number, answer: unknown): void {
  const body = JSON.stringify(answer);
  res
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    .end(body);
}
