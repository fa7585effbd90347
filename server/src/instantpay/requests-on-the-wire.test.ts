import { afterEach, expect, test } from 'vitest';
import type { InstantPayClient } from './instantpay-client.ts';
import { saying, TRACKED, type RawProvider } from '../../testing/raw-provider.ts';
import {
  BY,
  CLIENT_ID,
  CLIENT_SECRET,
  LINK,
  closePairs,
  startPair,
  testClient,
} from '../../testing/test-client.ts';

afterEach(closePairs);

const LISTED = { meta: { totalPages: 1, currentPage: 1, totalRecords: 0 }, records: [] };
async function provider(data: unknown = null): Promise<{ wire: RawProvider; client: InstantPayClient }> {
  return startPair(saying({ data }));
}

function expected(wire: RawProvider, firstLine: string, connection: string, body: string): string {
  return [
    firstLine,
    `host: ${wire.origin.slice('http://'.length)}`,
    `connection: ${connection}`,
    'X-Ipay-Auth-Code: 1',
    `X-Ipay-Client-Id: ${CLIENT_ID}`,
    `X-Ipay-Client-Secret: ${CLIENT_SECRET}`,
    'X-Ipay-Endpoint-Ip: 125.0.0.1',
    'Content-Type: application/json',
    ...(body === '' ? [] : [`content-length: ${body.length}`]),
    '',
    body,
  ].join('\r\n');
}

test('a Track is exactly the documented bytes, without a body', async () => {
  const { wire, client } = await provider(TRACKED);
  await client.track(LINK, BY);
  expect(wire.requests).toEqual([
    expected(wire, `GET /payments/payout/link/track/${LINK} HTTP/1.1`, 'keep-alive', ''),
  ]);
});

test('a List is a GET whose JSON body is framed by its length', async () => {
  const { wire, client } = await provider(LISTED);
  await client.list({ status: ['ISSUED'], contact: '9876543210' }, { number: 2, size: 50 }, BY);
  const body =
    '{"filters":{"status":["ISSUED"],"contact":"9876543210"},"pagination":{"pageNumber":"2","recordsPerPage":"50"}}';
  expect(wire.requests).toEqual([
    expected(wire, 'GET /payments/payout/link/list HTTP/1.1', 'keep-alive', body),
  ]);
});

test('a List without filters sends none', async () => {
  const { wire, client } = await provider(LISTED);
  await client.list({}, { number: 1, size: 10 }, BY);
  expect(wire.requests[0]?.split('\r\n\r\n')[1]).toBe(
    '{"pagination":{"pageNumber":"1","recordsPerPage":"10"}}',
  );
});

test.for(['cancel', 'notify'] as const)(
  'a %s is exactly the documented bytes on a connection of its own',
  async (call) => {
    const { wire, client } = await provider();
    await client.track(LINK, BY).catch(() => undefined);
    await client[call](LINK, BY, () => true);
    await client[call](LINK, BY, () => true);
    const bytes = expected(
      wire,
      `POST /payments/payout/link/${call} HTTP/1.1`,
      'close',
      `{"linkId":"${LINK}"}`,
    );
    expect(wire.requests.slice(1)).toEqual([bytes, bytes]);
    expect(wire.connections).toBe(3);
  },
);

test.for([
  '..',
  '../../cancel',
  'abc',
  'a'.repeat(65),
  `${LINK}/x`,
  `${LINK}%2e`,
  `${LINK}\r\nX: y`,
  'línk-ids',
])('an id that cannot be one, %j, never reaches the wire', async (id) => {
  const { wire, client } = await provider(TRACKED);
  await expect(client.track(id, BY)).rejects.toMatchObject({ code: 'invalid-input' });
  expect((await client.cancel(id, BY, () => true)).class).toBe('not-sent');
  expect((await client.notify(id, BY, () => true)).class).toBe('not-sent');
  expect(wire.connections).toBe(0);
});

test.for([
  '',
  'not-an-ip',
  '127.0.0.1:80',
  'fe80::1%eth0',
  '::ffff:10.0.0.1',
  '::FFFF:10.0.0.1',
  '1.2.3',
  '1.2.3.4\r\nX: y',
])('without a valid IP address of the person (%j) no call is made', async (endpointIp) => {
  const { wire, client } = await provider(TRACKED);
  const by = { ...BY, endpointIp };
  await expect(client.track(LINK, by)).rejects.toMatchObject({ code: 'provider-misconfigured' });
  await expect(client.list({}, { number: 1, size: 1 }, by)).rejects.toMatchObject({
    code: 'provider-misconfigured',
  });
  expect((await client.cancel(LINK, by, () => true)).class).toBe('not-sent');
  expect((await client.notify(LINK, by, () => true)).because).toContain('no valid IP address');
  expect(wire.connections).toBe(0);
});

test('an IPv6 address of the person is sent as it is', async () => {
  const { wire, client } = await provider(TRACKED);
  await client.track(LINK, { ...BY, endpointIp: '2001:db8::7' });
  expect(wire.requests[0]).toContain('X-Ipay-Endpoint-Ip: 2001:db8::7\r\n');
});

test('a base URL with a path or another scheme stops the start', () => {
  expect(() => testClient('https://api.instantpay.in/v1')).toThrow('origin without a path');
  expect(() => testClient('ftp://api.instantpay.in')).toThrow('origin without a path');
});

test('each call is told with its reference and code, and with nothing of headers or bodies', async () => {
  const told: unknown[] = [];
  const { client } = await startPair(saying({ data: TRACKED }), { onCall: (record) => told.push(record) });
  await client.track(LINK, BY);
  await client.cancel(LINK, BY, () => true);
  const rest = {
    linkId: LINK,
    ms: expect.any(Number) as unknown,
    statusCode: 'TXN',
    reference: 'h0009ad832f4',
  };
  expect(told).toEqual([
    { call: 'track', outcome: 'ok', ...rest },
    { call: 'cancel', outcome: 'accepted', ...rest },
  ]);
  expect(JSON.stringify(told)).not.toContain(CLIENT_SECRET);
});
