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

test('a missing file of certificate authorities stops the start', () => {
  expect(() => connectionsTo('https://api.instantpay.in', '/no/such/file.pem')).toThrow('ENOENT');
});
