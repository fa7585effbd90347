import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../contract/problem.ts';
import { sendBytes } from '../../testing/send-bytes.ts';
import { signIn } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';
import { createLog } from '../log.ts';
import { listen, WIRE_LIMITS } from './listen.ts';
import { refuseMalformed } from './refuse-malformed.ts';
import { securityHeaders } from './security-headers.ts';

const HEADERS = Object.keys(securityHeaders(false));
/** Nothing of these may come back, or be logged. */
const TYPED = 'secret-word';

let server: TestServer;
let host: string;
beforeAll(async () => {
  server = await startServer();
  host = new URL(server.origin).host;
});
afterAll(() => server.close());

/** A request of these lines, the host among them unless another is given. */
const lines = (...given: string[]) => {
  const own = given.some((line) => /^host:/i.test(line)) ? [] : [`Host: ${host}`];
  const [start = '', ...headers] = given;
  return [start, ...own, ...headers, '', ''].join('\r\n');
};
const json = (...more: string[]) =>
  lines(
    'POST /api/auth/sign-out HTTP/1.1',
    `Origin: ${server.origin}`,
    'Content-Type: application/json',
    ...more,
  );

/** The answers on a connection: each with its status, headers and body. */
function answersIn(received: string) {
  return received
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .filter((part) => part !== '')
    .map((part) => {
      const [head = '', body = ''] = part.split('\r\n\r\n');
      const [start = '', ...fields] = head.split('\r\n');
      const headers = new Headers(
        fields.map((field) => field.split(/: (.*)/s).slice(0, 2) as [string, string]),
      );
      return { status: Number(start.split(' ')[1]), headers, body };
    });
}

const LONG = 'a'.repeat(20_000);
const REFUSED: [what: string, status: number, bytes: () => string | Buffer][] = [
  ['garbage', 400, () => `${TYPED}\r\n\r\n`],
  ['bytes of a TLS handshake', 400, () => Buffer.from('16030100c8010000c40303', 'hex')],
  ['the preface of HTTP/2', 400, () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a method nobody knows', 400, () => lines(`${TYPED.toUpperCase()} / HTTP/1.1`)],
  ['TRACK', 400, () => lines(`TRACK /${TYPED} HTTP/1.1`)],
  ['a version nobody knows', 400, () => lines('GET / HTTP/9.9')],
  ['a header without a name', 400, () => lines('GET / HTTP/1.1', `: ${TYPED}`)],
  ['a header with a space before its colon', 400, () => lines('GET / HTTP/1.1', `X-Word : ${TYPED}`)],
  ['a header with a NUL', 400, () => lines('GET / HTTP/1.1', `X-Word: ${TYPED}\0`)],
  ['a header on two lines', 400, () => lines('GET / HTTP/1.1', 'X-Word: a', ` ${TYPED}`)],
  ['headers of more than 16 KiB', 431, () => lines('GET / HTTP/1.1', `X-Word: ${TYPED}${LONG}`)],
  ['an address of more than 16 KiB', 431, () => lines(`GET /${LONG} HTTP/1.1`)],
  ['101 headers', 400, () => lines('GET / HTTP/1.1', ...Array.from({ length: 101 }, (_, n) => `X-${n}: 1`))],
  ['3,000 headers', 431, () => lines('GET / HTTP/1.1', ...Array.from({ length: 3_000 }, () => `A:`))],
  ['no host', 400, () => `GET / HTTP/1.1\r\n\r\n`],
  ['two hosts', 400, () => lines('GET / HTTP/1.1', `Host: ${host}`, `Host: ${host}`)],
  ['two hosts, the other first', 400, () => lines('GET / HTTP/1.1', 'Host: evil.example', `Host: ${host}`)],
  ['an absolute address', 400, () => lines(`GET http://${host}/healthz HTTP/1.1`)],
  ['another site’s absolute address', 400, () => lines('GET http://evil.example/api/session HTTP/1.1')],
  ['an address without a slash', 400, () => lines('OPTIONS * HTTP/1.1')],
  ['an address that begins like another host', 400, () => lines('GET //evil.example/ HTTP/1.1')],
  ['an address with a line break', 400, () => lines('GET /\n HTTP/1.1')],
  [
    'a length and a transfer encoding',
    400,
    () => `${json('Content-Length: 2', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
  ],
  ['two lengths', 400, () => `${json('Content-Length: 2', 'Content-Length: 20')}{}`],
  ['a length that is none', 400, () => `${json('Content-Length: +2')}{}`],
  ['a length below zero', 400, () => `${json('Content-Length: -1')}{}`],
  ['a transfer encoding nobody knows', 400, () => json('Transfer-Encoding: xchunked')],
  ['chunked that is not last', 400, () => json('Transfer-Encoding: chunked, gzip')],
  ['a chunk of no size', 400, () => `${json('Transfer-Encoding: chunked')}zz\r\n{}\r\n0\r\n\r\n`],
  ['a read with a body', 400, () => `${lines('GET /api/session HTTP/1.1', 'Content-Length: 2')}{}`],
  ['two origins', 403, () => `${json(`Origin: https://evil.example`, 'Content-Length: 2')}{}`],
  [
    'two content types',
    400,
    () =>
      `${lines('POST /api/auth/sign-out HTTP/1.1', `Origin: ${server.origin}`, 'Content-Type: application/json', 'Content-Type: text/plain', 'Content-Length: 2')}{}`,
  ],
];

test.each(REFUSED)(
  '%s is refused (%i) in the words and with the headers of every refusal',
  async (_what, status, bytes) => {
    const received = await sendBytes(server.port, bytes());
    const [answer, ...more] = answersIn(received);
    expect([answer?.status, more.length]).toEqual([status, 0]);
    const problem = Problem.parse(JSON.parse(answer?.body ?? ''));
    expect(problem.status).toBe(status);
    expect(problem.requestId).toBe(answer?.headers.get('x-request-id'));
    for (const name of HEADERS) expect([name, answer?.headers.has(name)]).toEqual([name, true]);
    expect(answer?.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(received.toLowerCase()).not.toMatch(/secret-word|node|express|llhttp|hpe_|\nserver:|x-powered-by/);
    expect(server.logged()).toContain(problem.requestId);
    expect(server.logged()).not.toMatch(/secret-word/i);
  },
);

test('a refusal is never taken for the answer to an earlier request on the same connection', async () => {
  const good = lines('GET /healthz HTTP/1.1');
  const both = answersIn(await sendBytes(server.port, `${good}${good}garbage\r\n\r\n`));
  expect(
    both
      .slice(0, 2)
      .map(({ status }) => status)
      .filter((status) => status !== 200),
  ).toEqual([]);
});

test('a whole body that begins with what could be another request stays one body', async () => {
  const inner = lines('GET /api/session HTTP/1.1');
  const answers = answersIn(
    await sendBytes(server.port, `${json(`Content-Length: ${inner.length}`)}${inner}`),
  );
  expect(answers.map(({ status }) => status)).toEqual([400]);
});

test('nobody is led from HTTP to another protocol', async () => {
  const upgrade = lines(
    'GET /api/session HTTP/1.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  );
  expect(answersIn(await sendBytes(server.port, upgrade)).map(({ status }) => status)).toEqual([401]);
  const cleartext = lines(
    'GET /api/session HTTP/1.1',
    'Connection: Upgrade, HTTP2-Settings',
    'Upgrade: h2c',
    'HTTP2-Settings: AAMAAABkAAQAAP__',
  );
  expect(answersIn(await sendBytes(server.port, cleartext)).map(({ status }) => status)).toEqual([401]);
  expect(await sendBytes(server.port, lines('CONNECT evil.example:443 HTTP/1.1'))).toBe('');
});

test('an expectation that nobody can meet is not waited for', async () => {
  const [answer] = answersIn(
    await sendBytes(server.port, lines('GET /healthz HTTP/1.1', 'Expect: a-miracle')),
  );
  expect(answer?.status).toBe(200);
  for (const name of HEADERS) expect([name, answer?.headers.has(name)]).toEqual([name, true]);
});

test('an endless body is refused at once', async () => {
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  const head = json('Transfer-Encoding: chunked');
  const body = `4000\r\n${' '.repeat(0x4000)}\r\n`.repeat(640);
  const [answer] = answersIn(await sendBytes(server.port, head + body, 1_000));
  expect(answer?.status).toBe(400);
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  // Ten megabytes were sent from this very process.
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
});

test('whoever goes away in the middle of a request has tried nothing', async () => {
  const before = server.logged().length;
  const agent = await signIn(server, 'agent');
  const cut = lines(
    'POST /api/payout-links/65704add83911e52b70ebcbc/resends HTTP/1.1',
    ...[`Origin: ${server.origin}`, `Cookie: ${agent.cookie}`, 'Content-Type: application/json'],
    'Content-Length: 100',
  );
  await sendBytes(server.port, `${cut}{`);
  await expect.poll(() => server.logged().slice(before)).toContain('"aborted":true');
  expect(server.logged().slice(before)).not.toContain('"level":50');
  const auditor = await signIn(server, 'auditor');
  const { body } = await auditor.get<{ items: { action: string }[] }>('/api/audit-entries');
  expect(body.items.filter(({ action }) => action.endsWith('-refused'))).toEqual([]);
});

describe('whoever is slow on purpose', () => {
  /** The same wiring with seconds made milliseconds. */
  async function impatient() {
    let logged = '';
    const log = createLog('info', { write: (line) => (logged += line) });
    const { server: http, port } = await listen(
      { host: '127.0.0.1', port: 0 },
      { ...WIRE_LIMITS, headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 },
    );
    refuseMalformed(http, log, securityHeaders(false));
    http.on('request', (request, response) => {
      request.resume();
      if (request.url === '/') response.end('quick');
    });
    return { port, logged: () => logged, close: () => new Promise((resolve) => http.close(resolve)) };
  }

  /** One byte after the other, for ever. */
  function dribble(port: number, begin: string): Promise<{ received: string; ms: number }> {
    const startedAt = performance.now();
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let received = '';
      socket.write(begin);
      const timer = setInterval(() => socket.write('a'), 20);
      socket.on('data', (chunk) => (received += chunk.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearInterval(timer);
        resolve({ received, ms: performance.now() - startedAt });
      });
    });
  }

  test('with headers or with a body is sent away in time, while others are answered', async () => {
    const wire = await impatient();
    const slow = [
      ...Array.from({ length: 50 }, () => dribble(wire.port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')),
      ...Array.from({ length: 50 }, () =>
        dribble(wire.port, 'POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n'),
      ),
    ];
    await pause(100);
    expect(answersIn(await sendBytes(wire.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'))[0]?.body).toBe('quick');
    for (const { received, ms } of await Promise.all(slow)) {
      const [answer] = answersIn(received);
      expect([answer?.status, answer?.headers.get('x-frame-options')]).toEqual([408, 'DENY']);
      expect(ms).toBeLessThan(5_000);
    }
    expect(
      wire
        .logged()
        .split('\n')
        .filter((line) => line.includes('ERR_HTTP_REQUEST_TIMEOUT')),
    ).toHaveLength(100);
    await wire.close();
  });
});
