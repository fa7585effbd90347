import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, expect, test } from 'vitest';
import { answer, envelope, startRawProvider, TRACKED } from '../../testing/raw-provider.ts';
import { BY, LINK, testClient } from '../../testing/test-client.ts';

const dir = mkdtempSync(join(tmpdir(), 'linkdesk-certificates-'));
afterAll(() => rmSync(dir, { recursive: true }));
const openssl = (command: string) => execFileSync('openssl', command.split(' '), { cwd: dir, stdio: 'pipe' });
const KEY = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes';
const caFile = join(dir, 'ca.pem');
openssl(`req -x509 ${KEY} -keyout ca.key -out ca.pem -days 2 -subj /CN=Test-CA`);

function certificate(name: string, address: string, days: number): { key: string; cert: string } {
  openssl(
    `req ${KEY} -keyout ${name}.key -out ${name}.csr -subj /CN=${name} -addext subjectAltName=${address}`,
  );
  openssl(
    `x509 -req -in ${name}.csr -CA ca.pem -CAkey ca.key -copy_extensions copy -days ${days} -out ${name}.pem`,
  );
  return read(name);
}

function read(name: string): { key: string; cert: string } {
  return {
    key: readFileSync(join(dir, `${name}.key`), 'utf8'),
    cert: readFileSync(join(dir, `${name}.pem`), 'utf8'),
  };
}

const good = certificate('good', 'IP:127.0.0.1', 2);
openssl(
  `req -x509 ${KEY} -keyout own.key -out own.pem -days 2 -subj /CN=own -addext subjectAltName=IP:127.0.0.1`,
);

const BAD = {
  'signed by itself': { tls: read('own'), caFile },
  expired: { tls: certificate('old', 'IP:127.0.0.1', -1), caFile },
  'for another host': { tls: certificate('other', 'DNS:api.example.org', 2), caFile },
  'of an authority nobody named': { tls: good, caFile: null },
};

test.for(Object.entries(BAD))(
  'a certificate %s proves that no cancel was sent',
  async ([, { tls, caFile: ca }]) => {
    const wire = await startRawProvider(() => undefined, { tls });
    const client = testClient(wire.origin, { caFile: ca, cancelDeadlineMs: 4000, readTimeoutMs: 2000 });
    let asked = 0;
    const verdict = await client.cancel(LINK, BY, () => ++asked > 0);
    expect(verdict).toMatchObject({
      class: 'not-sent',
      because: 'the secure connection to InstantPay failed, the request was not sent',
    });
    expect({ asked, bytes: wire.bytes }).toEqual({ asked: 0, bytes: 0 });
    await client.close();
    await wire.close();
  },
);

test('a bad certificate fails a read at once, in words an administrator can act on', async () => {
  let connections = 0;
  const server = createTlsServer(read('own')).on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = testClient(`https://127.0.0.1:${port}`, { caFile, readTimeoutMs: 2000 });
  await expect(client.track(LINK, BY)).rejects.toMatchObject({
    code: 'provider-unreachable',
    message: 'The secure connection to InstantPay failed; your administrator must act.',
  });
  expect(connections).toBe(1);
  await client.close();
  server.close();
});

test('a good certificate of the named authority carries reads and cancels, each cancel on a new connection', async () => {
  const wire = await startRawProvider((socket) => void socket.write(answer(envelope({ data: TRACKED }))), {
    tls: good,
  });
  const client = testClient(wire.origin, { caFile, cancelDeadlineMs: 4000, readTimeoutMs: 2000 });
  expect((await client.track(LINK, BY)).amountPaise).toBe(12011);
  expect((await client.cancel(LINK, BY, () => true)).class).toBe('accepted');
  expect((await client.cancel(LINK, BY, () => true)).class).toBe('accepted');
  expect(wire.connections).toBe(3);
  await client.close();
  await wire.close();
});

test('a reset after the TLS handshake leaves a cancel not confirmed', async () => {
  const wire = await startRawProvider((socket) => void socket.destroy(), { tls: good });
  const client = testClient(wire.origin, { caFile, cancelDeadlineMs: 4000 });
  expect((await client.cancel(LINK, BY, () => true)).class).toBe('unknown');
  expect(wire.requests).toHaveLength(1);
  await client.close();
  await wire.close();
});

test.for([
  ['hangs', () => undefined],
  ['is reset', 'reset'],
  ['is closed', 'close'],
  ['is answered in plain HTTP', 'plain'],
] as const)('a TLS handshake that %s proves that no cancel was sent', async ([, how]) => {
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.on('error', () => undefined);
    socket.on('data', () => {
      if (how === 'reset') socket.resetAndDestroy();
      if (how === 'close') socket.end();
      if (how === 'plain') socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = testClient(`https://127.0.0.1:${port}`, { caFile });
  const verdict = await client.cancel(LINK, BY, () => true);
  expect({ class: verdict.class, connections }).toEqual({ class: 'not-sent', connections: 1 });
  await client.close();
  server.close();
});

test('TLS older than 1.2 is not spoken', async () => {
  const options = {
    ...good,
    maxVersion: 'TLSv1.1',
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  } as const;
  const server = createTlsServer(options).on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = testClient(`https://127.0.0.1:${port}`, { caFile, cancelDeadlineMs: 4000 });
  expect((await client.cancel(LINK, BY, () => true)).because).toContain(
    'the secure connection to InstantPay failed',
  );
  await client.close();
  server.close();
});
