import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { answering, closing, envelope, saying, sending, type Behaviour } from '../../testing/raw-provider.ts';
import { tryWrite } from '../../testing/test-client.ts';

const without = (field: string) => {
  const rest = JSON.parse(envelope()) as Record<string, unknown>;
  delete rest[field];
  return answering(JSON.stringify(rest));
};
const endlessly =
  (first: Buffer | string, more: Buffer | string, everyMs: number): Behaviour =>
  (socket) => {
    socket.write(first);
    const timer = setInterval(() => socket.write(more), everyMs);
    socket.on('close', () => clearInterval(timer));
  };
const OPEN = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const NINE = [
  'statuscode',
  'actcode',
  'status',
  'data',
  'timestamp',
  'ipay_uuid',
  'orderid',
  'environment',
  'internalCode',
];

const UNKNOWN: Record<string, Behaviour> = {
  'a reset after the whole request': (socket) => void socket.resetAndDestroy(),
  'a close after the whole request': (socket) => void socket.end(),
  'no answer in time': () => undefined,
  'headers byte by byte': endlessly('HTTP/1.1 200 OK\r\n', 'X', 20),
  'a body that dribbles': endlessly(`${OPEN}Content-Length: 5000\r\n\r\n{`, ' ', 20),
  'a body cut by a close': closing(`${OPEN}Content-Length: 900\r\n\r\n`, envelope()),
  'a body cut by a reset': (socket) => {
    socket.write(`${OPEN}Content-Length: 900\r\n\r\n${envelope()}`, () => socket.resetAndDestroy());
  },
  'a length shorter than the body': sending(`${OPEN}Content-Length: 20\r\n\r\n`, envelope()),
  'a broken chunk': sending(`${OPEN}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, envelope()),
  'a success in thousands of chunks of one byte': closing(
    `${OPEN}Transfer-Encoding: chunked\r\n\r\n`,
    [...`${' '.repeat(6000)}${envelope()}`].map((byte) => `1\r\n${byte}\r\n`).join(''),
    '0\r\n\r\n',
  ),
  'chunks that never end': closing(`${OPEN}Transfer-Encoding: chunked\r\n\r\n`, '5\r\n{"a":\r\n'),
  'truncated JSON': answering(envelope().slice(0, -9)),
  'HTML with 200': answering('<html>Welcome</html>', 200, { 'Content-Type': 'text/html' }),
  'HTML that calls itself JSON': answering('<html>Welcome</html>'),
  'JSON that calls itself HTML': answering(envelope(), 200, { 'Content-Type': 'text/html' }),
  'JSON in another character set': answering(envelope(), 200, {
    'Content-Type': 'application/json; charset=utf-16',
  }),
  'no content type': answering(envelope(), 200, { 'Content-Type': null }),
  'two content types': sending(
    `${OPEN}Content-Type: text/html\r\nContent-Length: ${envelope().length}\r\n\r\n`,
    envelope(),
  ),
  'an empty 200': answering(''),
  'an empty 204': sending('HTTP/1.1 204 No Content\r\n\r\n'),
  'a success with HTTP 500': saying({}, 500),
  'a success with HTTP 400': saying({}, 400),
  'a listed refusal with HTTP 500': saying({ statuscode: 'IAC', status: 'Invalid credentials' }, 500),
  'HTML with 502': answering('<html>Bad gateway</html>', 502, { 'Content-Type': 'text/html' }),
  'a listed refusal with HTTP 429': saying({ statuscode: 'RPI', status: 'Slow down' }, 429),
  'an unlisted 401': answering('{}', 401),
  'an HTML 403': answering('<html>Forbidden</html>', 403, { 'Content-Type': 'text/html' }),
  'a request timeout 408': answering('', 408),
  'a redirect 302': answering('', 302, { Location: '/payments/payout/link/cancel' }),
  'a redirect 307 with a whole success': answering(envelope(), 307, {
    Location: '/payments/payout/link/cancel',
  }),
  'a huge answer': answering(Buffer.alloc(400_000, 0x20)),
  'an announced gigabyte': sending(`${OPEN}Content-Length: 1073741824\r\n\r\n`, Buffer.alloc(300_000, 0x20)),
  'an endless answer': endlessly(
    `${OPEN}Transfer-Encoding: chunked\r\n\r\n`,
    `8000\r\n${' '.repeat(0x8000)}\r\n`,
    1,
  ),
  'a gzip answer nobody asked for': answering(gzipSync(envelope()), 200, { 'Content-Encoding': 'gzip' }),
  'headers past 16 KiB': answering(envelope(), 200, { 'X-Big': 'x'.repeat(20_000) }),
  'a length and chunks at once': sending(
    `${OPEN}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n`,
    `${envelope().length.toString(16)}\r\n${envelope()}\r\n0\r\n\r\n`,
  ),
  'two different lengths': sending(`${OPEN}Content-Length: 5\r\nContent-Length: 6\r\n\r\n`, envelope()),
  'bytes that are no HTTP': sending(Buffer.from([0, 1, 2, 255, 13, 10, 13, 10])),
  'interim answers without end': endlessly(
    'HTTP/1.1 100 Continue\r\n\r\n',
    'HTTP/1.1 102 P\r\n\r\n'.repeat(20),
    5,
  ),
  'a protocol switch': sending('HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
  'JSON a million deep': answering('['.repeat(200_000)),
  'JSON 21 deep': saying({ data: JSON.parse(`${'{"a":'.repeat(20)}1${'}'.repeat(20)}`) as unknown }),
  'a key said twice': answering(envelope().replace('{', '{"statuscode":"RPI",')),
  'a key said twice in disguise': answering(envelope().replace('{', '{"status\\u0063ode":"RPI",')),
  'a key __proto__': answering(envelope().replace('{', '{"__proto__":{},')),
  'invalid UTF-8': answering(Buffer.from(envelope().replace('Link', 'L\xffnk'), 'latin1')),
  'a byte order mark': answering(`\ufeff${envelope()}`),
  'a list instead of an envelope': answering(`[${envelope()}]`),
  'a code nobody knows': saying({ statuscode: 'QQQ' }),
  'a code in lower case': saying({ statuscode: 'txn' }),
  'a code that is a number': saying({ statuscode: 1 }),
  'a text that is an object': saying({ status: {} }),
  'data that is a string': saying({ data: 'x' }),
  'a reference that is a number': saying({ ipay_uuid: 7 }),
  'an action code that is an object': saying({ actcode: {} }),
  'an impossible time': saying({ timestamp: '2023-02-30 10:00:00' }),
  'another environment': saying({ environment: 'PRODUCTION' }),
  'an environment nobody knows': saying({ environment: 'STAGING' }),
  'a listed refusal of another environment': saying({ statuscode: 'IAC', environment: 'LIVE' }),
  'an answer about another link': saying({ data: { linkId: '000000000000000000000000' } }),
  'under process': saying({ statuscode: 'TUP', status: 'Transaction Under Process' }),
  'already cancelled': saying({ statuscode: 'RPI', status: 'Link already cancelled' }),
  'already canceled, in other words': saying(
    { statuscode: 'ITI', status: 'This link is in CANCELED state' },
    400,
  ),
  'provider in trouble': saying({ statuscode: 'SPD', status: 'Provider downtime' }),
  'state not known': saying({ statuscode: 'TSU', status: 'Status unavailable' }),
  ...Object.fromEntries(NINE.map((field) => [`a success without ${field}`, without(field)])),
};

describe.concurrent.for(['cancel', 'notify'] as const)('a %s that is not confirmed', (call) => {
  const behaviours = Object.entries(UNKNOWN).filter(
    ([name]) => call === 'cancel' || !name.startsWith('already'),
  );
  test.for(behaviours)('after %s', async ([, behave]) => {
    const { verdict, connections, requests } = await tryWrite(call, behave);
    expect(verdict).toMatchObject({ class: 'unknown', because: expect.stringMatching(/\w+ \w+/) as unknown });
    expect({ connections, requests }).toEqual({ connections: 1, requests: 1 });
  });

  test('after a reset right after the handshake', async () => {
    const { verdict, connections } = await tryWrite(
      call,
      () => undefined,
      (socket) => void socket.resetAndDestroy(),
    );
    expect({ class: verdict.class, connections }).toEqual({ class: 'unknown', connections: 1 });
  });

  test('after a close right after the handshake', async () => {
    const { verdict, connections } = await tryWrite(
      call,
      () => undefined,
      (socket) => void socket.destroy(),
    );
    expect({ class: verdict.class, connections }).toEqual({ class: 'unknown', connections: 1 });
  });
});
