import { createServer, type AddressInfo, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** Run as a process of its own, so that making a bomb is not measured with meeting one. Its port goes to stdout. */
const MB = 1_000_000;
const ENVELOPE = {
  ...{ statuscode: 'TXN', actcode: null, status: 'Link Cancelled Successfully', data: null as unknown },
  ...{ timestamp: '2023-12-14 11:29:45', ipay_uuid: 'h0009ad832f4', orderid: null },
  ...{ environment: 'SANDBOX', internalCode: null },
};
const withData = (data: string) =>
  JSON.stringify({ ...ENVELOPE, data: 0 }).replace('"data":0', `"data":${data}`);
const saying = (status: string) => JSON.stringify({ ...ENVELOPE, statuscode: 'QQX', status });
const keys = (count: number, key: (n: number) => string) =>
  withData(`{${Array.from({ length: count }, (_, n) => `"${key(n)}":0`).join(',')}}`);

/** `largest` is honest. Under the 256 KB that a cancel's answer may have, so that they are read to the end. */
const WHOLE: Record<string, string> = {
  'bomb-quiet': JSON.stringify(ENVELOPE),
  'bomb-deep-fitting': withData('['.repeat(100_000) + ']'.repeat(100_000)),
  'bomb-largest': keys(20_000, (n) => `k${n}`),
  'bomb-escaped-keys': keys(12_000, (n) => `\\u0061${n}`),
  'bomb-digits': saying('9876543210 '.repeat(20_000)),
  'bomb-marks': saying('Z\u0351\u036B'.repeat(40_000)),
  'bomb-at-signs': saying('a@'.repeat(100_000)),
  'bomb-cancelled': saying('not to be cannot '.repeat(14_000)),
  'bomb-deep-million': withData('['.repeat(MB) + ']'.repeat(MB)),
};

const POURED: Record<string, [head: string, block: string, times: number]> = {
  'bomb-100-mb': [
    `${head(`Content-Length: ${100 * MB}`)}{"statuscode":"TXN","pad":"`,
    'a'.repeat(65_536),
    1526,
  ],
  'bomb-endless': [head('Connection: close'), '['.repeat(65_536), Infinity],
  'bomb-endless-chunks': [head('Transfer-Encoding: chunked'), '1\r\n{\r\n'.repeat(5000), Infinity],
  'bomb-interim': ['', 'HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n'.repeat(500), Infinity],
  'bomb-headers': ['HTTP/1.1 200 OK\r\n', 'X-A: b\r\n'.repeat(5000), Infinity],
};

const packed = Buffer.concat([
  ...Array.from(
    { length: 1000 },
    (
      (member) => () =>
        member
    )(gzipSync(Buffer.alloc(MB, ' '))),
  ),
  gzipSync(JSON.stringify(ENVELOPE)),
]);

const server = createServer((socket) => {
  let received = '';
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
    const kind = /bomb-[a-z0-9-]+/.exec(received)?.[0];
    if (kind === undefined) return;
    received = '';
    explode(socket, kind);
  });
});

function explode(socket: Socket, kind: string): void {
  const whole = WHOLE[kind];
  const poured = POURED[kind];
  if (whole !== undefined) socket.end(head(`Content-Length: ${Buffer.byteLength(whole)}`) + whole);
  else if (poured !== undefined) {
    socket.write(poured[0]);
    pour(socket, poured[1], poured[2]);
  } else {
    socket.write(head(`Content-Encoding: gzip\r\nContent-Length: ${packed.length}`));
    socket.end(packed);
  }
}

/** As fast as it is read, and until nobody reads any more. */
function pour(socket: Socket, block: string, times: number): void {
  for (let left = times; left > 0 && !socket.destroyed; left--) {
    if (!socket.write(block)) return void socket.once('drain', () => pour(socket, block, left - 1));
  }
  if (!socket.destroyed) socket.end();
}

function head(fields: string): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${fields}\r\n\r\n`;
}

server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
