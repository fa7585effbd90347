import type { Socket } from 'node:net';
import { createInstantPay, type InstantPayClient } from '../src/instantpay/instantpay-client.ts';
import type { InstantPaySettings } from '../src/instantpay/instantpay-settings.ts';
import type { CallFor, WriteVerdict } from '../src/instantpay/instantpay.ts';
import { startRawProvider, type Behaviour, type RawProvider } from './raw-provider.ts';

export const LINK = '65704add83911e52b70ebcbc';
export const CLIENT_ID = 'YWY3OTAzYzNlM2ExZTJlOfh549Gzt';
export const CLIENT_SECRET = '679db35f926b8d0240a8c0d28729528ee8e6d5ef';

export const BY = { endpointIp: '125.0.0.1', who: 'p-asha', priority: 'look' } as const satisfies CallFor;

/** The real client with deadlines short enough for tests. */
export function testClient(baseUrl: string, settings: Partial<InstantPaySettings> = {}): InstantPayClient {
  return createInstantPay({
    baseUrl,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    authCode: '1',
    environment: 'sandbox',
    ratePerS: 1000,
    pace: 1,
    cancelDeadlineMs: 400,
    readTimeoutMs: 1000,
    ...settings,
  });
}

const opened: { close(): Promise<void> }[] = [];

/** A provider that behaves so and a client of it; `afterEach(closePairs)` closes both. */
export async function startPair(
  behave: Behaviour,
  settings: Partial<InstantPaySettings> = {},
): Promise<{ wire: RawProvider; client: InstantPayClient }> {
  const wire = await startRawProvider(behave);
  const client = testClient(wire.origin, settings);
  opened.push(client, wire);
  return { wire, client };
}

export async function closePairs(): Promise<void> {
  for (const each of opened.splice(0)) await each.close();
}

/** One write against a provider of its own; the counts are taken a little later, when a repetition would show. */
export async function tryWrite(
  call: 'cancel' | 'notify',
  behave: Behaviour,
  onConnect?: (socket: Socket) => void,
): Promise<{ verdict: WriteVerdict; connections: number; requests: number }> {
  const wire = await startRawProvider(behave, onConnect ? { onConnect } : {});
  const client = testClient(wire.origin);
  try {
    const verdict = await client[call](LINK, BY, () => true);
    await new Promise((resolve) => setTimeout(resolve, 30));
    return { verdict, connections: wire.connections, requests: wire.requests.length };
  } finally {
    await client.close();
    await wire.close();
  }
}
