import type { Socket } from 'node:net';
import { Pool } from 'undici';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { answer, envelope, saying, startRawProvider, TRACKED } from '../../testing/raw-provider.ts';
import { BY, CLIENT_SECRET, LINK, closePairs, startPair } from '../../testing/test-client.ts';
import type { ProviderRequest } from './exchange.ts';
import { createPatientReads } from './patient-reads.ts';
import { createProviderRate, type ProviderRate } from './provider-rate.ts';

afterEach(closePairs);

const tracked = (fields: Record<string, unknown>) => saying({ data: { ...TRACKED, ...fields } });

test('the documented Track is read whole, its times as IST and its rupees as paise', async () => {
  const { client } = await startPair(
    tracked({
      status: 'CLAIMED',
      linkActivity: [
        { status: 'Payout link created', activityAt: '2023-12-12 14:51:25' },
        {
          status: 'Link Claimed successfully',
          activityAt: '2023-12-12 14:51:31',
          orderId: '1231212092131FDBUT',
          accountType: 'ACCOUNT',
          accountNumber: '7770007428585742',
          accountIfsc: 'YESB0CMSNOC',
        },
      ],
    }),
  );
  const before = Date.now();
  const link = await client.track(LINK, BY);
  const nothing = { orderId: null, accountType: null, accountNumber: null, accountIfsc: null };
  expect(link).toEqual({
    linkId: LINK,
    providerStatus: 'CLAIMED',
    amountPaise: 12011,
    activity: [
      { text: 'Payout link created', at: Date.parse('2023-12-12T14:51:25+05:30'), ...nothing },
      {
        text: 'Link Claimed successfully',
        at: Date.parse('2023-12-12T14:51:31+05:30'),
        orderId: '1231212092131FDBUT',
        accountType: 'ACCOUNT',
        accountNumber: '7770007428585742',
        accountIfsc: 'YESB0CMSNOC',
      },
    ],
    sentAt: expect.any(Number) as unknown,
    reference: 'h0009ad832f4',
    environment: 'SANDBOX',
    statusCode: 'TXN',
  });
  expect(link.sentAt).toBeGreaterThanOrEqual(before);
});

test('a read that hangs is repeated and ends within twice its timeout', async () => {
  const { wire, client } = await startPair(() => undefined, { readTimeoutMs: 400 });
  const startedAt = performance.now();
  await expect(client.track(LINK, BY)).rejects.toMatchObject({
    code: 'provider-unreachable',
    message: 'InstantPay did not answer in time.',
  });
  expect(performance.now() - startedAt).toBeLessThan(1500);
  expect(wire.requests).toHaveLength(2);
});

test('a read recovers on its second attempt, and is as old as that', async () => {
  let brokenAt = 0;
  const breakLate = (socket: Socket) => {
    brokenAt = Date.now();
    socket.resetAndDestroy();
  };
  const { wire, client } = await startPair((socket) => {
    if (wire.requests.length === 1) setTimeout(breakLate, 20, socket);
    else socket.write(answer(envelope({ data: TRACKED })));
  });
  const { providerStatus, sentAt } = await client.track(LINK, BY);
  expect([providerStatus, wire.requests.length]).toEqual(['ISSUED', 2]);
  expect(sentAt).toBeGreaterThanOrEqual(brokenAt);
});

test('a read whose turn was gone when it was connected takes another one', async () => {
  const wire = await startRawProvider(saying({ data: TRACKED }));
  const pool = new Pool(wire.origin);
  const rate = createProviderRate(2);
  onTestFinished(async () => {
    rate.close();
    await pool.destroy();
    await wire.close();
  });
  const other = await rate.take('send');
  let turns = 0;
  const take: ProviderRate['take'] = (...by) => {
    if (++turns === 2) other.release();
    return rate.take(...by);
  };
  // While it connects, another replica comes, and what is left of the rate is somebody else’s.
  const connecting = pool.compose((dispatch) => (options, handler) => {
    rate.setShare(0.5);
    return dispatch(options, handler);
  });
  const read = createPatientReads(connecting, { ...rate, take }, 10_000);
  const request: ProviderRequest = { method: 'GET', path: '/', headers: [], body: null };
  expect(await read(request, 1000, BY)).toMatchObject({ seen: { kind: 'answer' } });
  expect([turns, wire.requests.length]).toEqual([2, 1]);
});

test('statuses, texts and fields never seen before are passed on as they came', async () => {
  const { client } = await startPair(
    tracked({
      status: 'ON_HOLD',
      extra: 1,
      linkActivity: [{ status: 'Gift \u202eतक', activityAt: '2023-02-30 10:00:00', mood: 'new' }],
    }),
  );
  const link = await client.track(LINK, BY);
  expect(link.providerStatus).toBe('ON_HOLD');
  expect(link.activity[0]).toMatchObject({ text: 'Gift \u202eतक', at: null });
});

test('our secret is hidden in what a Track shows', async () => {
  const { client } = await startPair(
    tracked({ linkActivity: [{ status: `key ${CLIENT_SECRET}`, activityAt: '' }] }),
  );
  expect((await client.track(LINK, BY)).activity[0]?.text).toBe('key [hidden]');
});

test('many reads share few connections', async () => {
  const { wire, client } = await startPair(
    (socket) => void setTimeout(() => socket.write(answer(envelope({ data: TRACKED }))), 5),
    {
      readTimeoutMs: 3000,
    },
  );
  await Promise.all(Array.from({ length: 60 }, (_, n) => client.track(LINK, { ...BY, who: `p-${n % 6}` })));
  expect(wire.requests).toHaveLength(60);
  expect(wire.connections).toBeLessThanOrEqual(16);
});

test('a provider that stays silent is left alone for a moment, except by what a cancel depends on', async () => {
  const { wire, client } = await startPair((socket) => void socket.resetAndDestroy());
  for (let n = 0; n < 6; n++) await client.track(LINK, BY).catch(() => undefined);
  const asked = wire.requests.length;
  await expect(client.track(LINK, BY)).rejects.toMatchObject({
    message: expect.stringContaining('has not been answering') as unknown,
  });
  expect(wire.requests).toHaveLength(asked);
  await client.track(LINK, { ...BY, priority: 'cancel' }).catch(() => undefined);
  expect(wire.requests).toHaveLength(asked + 3);
});

test('after a 429 with Retry-After a refresh waits and a person does not', async () => {
  let isBusy = true;
  const { wire, client } = await startPair((socket) => {
    socket.write(isBusy ? answer('{}', 429, { 'Retry-After': '1' }) : answer(envelope({ data: TRACKED })));
  });
  await expect(client.track(LINK, BY)).rejects.toMatchObject({ code: 'provider-refused' });
  isBusy = false;
  const askedAt = performance.now();
  const refreshed = client.track(LINK, { ...BY, priority: 'refresh' });
  await client.track(LINK, BY);
  expect(wire.requests).toHaveLength(2);
  await refreshed;
  expect(performance.now() - askedAt).toBeGreaterThanOrEqual(900);
});

test('a row of the activity is cut where nobody would write on', async () => {
  const { client } = await startPair(tracked({ linkActivity: [{ status: 'no '.repeat(2000) }] }));
  expect((await client.track(LINK, BY)).activity[0]?.text).toBe(`${'no '.repeat(667).slice(0, 1999)}…`);
});
