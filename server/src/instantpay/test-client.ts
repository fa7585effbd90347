import { createInstantPay, type InstantPayClient } from './instantpay-client.ts';
import type { InstantPaySettings } from './instantpay-settings.ts';
import type { CallFor } from './instantpay.ts';

export const LINK = '65704add83911e52b70ebcbc';
export const CLIENT_ID = 'YWY3OTAzYzNlM2ExZTJlOfh549Gzt';
export const CLIENT_SECRET = '679db35f926b8d0240a8c0d28729528ee8e6d5ef';

export const BY: CallFor = { endpointIp: '125.0.0.1', priority: 'look' };

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
    readTimeoutMs: 150,
    ...settings,
  });
}
