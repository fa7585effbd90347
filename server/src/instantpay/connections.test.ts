import { buildConnector, Pool } from 'undici';
import { expect, test } from 'vitest';
import { connectionsTo } from './connections.ts';
import { exchange } from './exchange.ts';
import { answering, envelope, startRawProvider } from '../../testing/raw-provider.ts';

test('a connection for a write carries one request and cannot be opened again', async () => {
  const wire = await startRawProvider(answering(envelope()));
  const { client, wasConnected } = connectionsTo(wire.origin, null).fresh(1000);
  const request = {
    method: 'POST',
    path: '/payments/payout/link/cancel',
    headers: [] as string[],
    body: '{}',
  } as const;
  const limits = { deadlineMs: 1000, maxBytes: 1000, mayStillSend: () => true, wasConnected };
  expect(wasConnected()).toBe(false);
  expect((await exchange(client, request, limits)).kind).toBe('answer');
  expect(wasConnected()).toBe(true);
  expect((await exchange(client, request, limits)).kind).toBe('no-answer');
  expect({ connections: wire.connections, requests: wire.requests.length }).toEqual({
    connections: 1,
    requests: 1,
  });
  await client.destroy();
  await wire.close();
});

test('a read whose connection comes after its deadline does not leave any more', async () => {
  const wire = await startRawProvider(answering(envelope()));
  const late = Promise.withResolvers<void>();
  const connect = buildConnector({});
  const pool = new Pool(wire.origin, {
    connections: 1,
    connect: (options, callback) => void late.promise.then(() => connect(options, callback)),
  });
  const read = (path: string, deadlineMs: number) =>
    exchange(
      pool,
      { method: 'GET', path, headers: [], body: null },
      { deadlineMs, maxBytes: 1000, mayStillSend: () => true, wasConnected: () => false },
    );
  expect(await read('/late', 10)).toEqual({ kind: 'no-connection', trouble: 'timeout' });
  late.resolve();
  expect((await read('/in-time', 5000)).kind).toBe('answer');
  expect(wire.requests).toEqual([expect.stringContaining('GET /in-time')]);
  await pool.destroy();
  await wire.close();
});

test('a missing file of certificate authorities stops the start', () => {
  expect(() => connectionsTo('https://api.instantpay.in', '/no/such/file.pem')).toThrow('ENOENT');
});
