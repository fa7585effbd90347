import { afterEach, expect, test } from 'vitest';
import type { Failure } from '../failure.ts';
import type { InstantPaySettings } from './instantpay-settings.ts';
import {
  answer,
  envelope,
  startRawProvider,
  TRACKED,
  type Behaviour,
  type RawProvider,
} from './raw-provider.ts';
import { BY, CLIENT_SECRET, LINK, testClient } from './test-client.ts';

const toClose: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of toClose.splice(0)) await each.close();
});

async function start(behave: Behaviour, settings: Partial<InstantPaySettings> = {}) {
  const wire = await startRawProvider(behave);
  const client = testClient(wire.origin, settings);
  toClose.push(client, wire);
  return { wire, client };
}

async function failedTrack(behave: Behaviour): Promise<{ failure: Failure; wire: RawProvider }> {
  const { wire, client } = await start(behave);
  const failure = await client.track(LINK, BY).then(
    () => expect.fail('the track succeeded'),
    (error: Failure) => error,
  );
  return { failure, wire };
}

const answering =
  (...parts: Parameters<typeof answer>): Behaviour =>
  (socket) =>
    void socket.write(answer(...parts));
const saying = (fields: Record<string, unknown>, status = 200) => answering(envelope(fields), status);
const tracked = (fields: Record<string, unknown>) => saying({ data: { ...TRACKED, ...fields } });

test('the documented Track is read whole, its times as IST and its rupees as paise', async () => {
  const { client } = await start(
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
    sentAt: expect.any(Number),
    reference: 'h0009ad832f4',
    environment: 'SANDBOX',
    statusCode: 'TXN',
  });
  expect(link.sentAt).toBeGreaterThanOrEqual(before);
});

const REPEATED: Record<string, [Behaviour, string]> = {
  'a reset': [(socket) => void socket.resetAndDestroy(), 'The connection broke'],
  'a close': [(socket) => void socket.end(), 'The connection broke'],
  'no answer in time': [() => undefined, 'did not answer in time'],
  'a cut body': [(socket) => void socket.end(answer(envelope(), 200, { 'Content-Length': '999' })), 'broke'],
  'HTML with 502': [answering('<html>', 502, { 'Content-Type': 'text/html' }), 'in trouble (HTTP 502)'],
  'a success with HTTP 503': [saying({ data: TRACKED }, 503), 'in trouble (HTTP 503)'],
};

test.for(Object.entries(REPEATED))(
  'after %s a read is repeated at most twice, then is unreachable',
  async ([, [behave, text]]) => {
    const { failure, wire } = await failedTrack(behave);
    expect(failure).toMatchObject({ code: 'provider-unreachable', message: expect.stringContaining(text) });
    const isTimeout = text.includes('in time');
    expect(wire.requests.length).toBeGreaterThanOrEqual(isTimeout ? 2 : 3);
    expect(wire.requests.length).toBeLessThanOrEqual(3);
  },
);

test('a read that hangs ends within twice its timeout', async () => {
  const startedAt = performance.now();
  await failedTrack(() => undefined);
  expect(performance.now() - startedAt).toBeLessThan(600);
});

test('a read recovers on its second attempt', async () => {
  let n = 0;
  const { wire, client } = await start((socket) => {
    if (++n === 1) socket.resetAndDestroy();
    else socket.write(answer(envelope({ data: TRACKED })));
  });
  expect((await client.track(LINK, BY)).providerStatus).toBe('ISSUED');
  expect(wire.requests).toHaveLength(2);
});

const ONCE: Record<string, [Behaviour, string, string]> = {
  'credentials refused': [
    saying({ statuscode: 'IAC', status: 'Invalid credentials' }),
    'provider-misconfigured',
    '"Invalid credentials" (IAC)',
  ],
  'an address not on the allow-list': [
    saying({ statuscode: 'UAD', status: 'IP 198.51.100.7 not allowed' }, 403),
    'provider-misconfigured',
    'from 127.0.0.1: "IP 198.51.100.7 not allowed" (UAD)',
  ],
  'a bad header behind RPI': [
    saying({ statuscode: 'RPI', status: 'Invalid X-Ipay-Endpoint-Ip' }),
    'provider-misconfigured',
    'X-Ipay-Endpoint-Ip',
  ],
  'a bad link id behind RPI': [
    saying({ statuscode: 'RPI', status: 'linkId is invalid' }),
    'link-not-found',
    'no such link',
  ],
  'RPI that does not say what': [
    saying({ statuscode: 'RPI', status: 'Parameters invalid' }),
    'provider-refused',
    '"Parameters invalid" (RPI)',
  ],
  'RPI about a state of the link': [
    saying({ statuscode: 'RPI', status: 'Link already claimed' }),
    'provider-refused',
    'already claimed',
  ],
  'not found': [saying({ statuscode: 'ANF', status: 'Not found' }), 'link-not-found', 'no such link'],
  'an invalid transaction id with 404': [
    saying({ statuscode: 'ITI', status: 'Invalid id' }, 404),
    'link-not-found',
    'no such link',
  ],
  downtime: [
    saying({ statuscode: 'SPD', status: 'Provider downtime' }),
    'provider-refused',
    '"Provider downtime" (SPD)',
  ],
  'under process': [saying({ statuscode: 'TUP', status: 'Pending' }), 'provider-unclear', '"Pending" (TUP)'],
  'a code nobody knows': [saying({ statuscode: 'ZZZ', status: 'Hm' }), 'provider-unclear', '"Hm" (ZZZ)'],
  'a success with HTTP 404': [saying({ data: TRACKED }, 404), 'provider-unclear', 'no clear answer'],
  'the live environment': [saying({ data: TRACKED, environment: 'LIVE' }), 'wrong-environment', '"LIVE"'],
  'an environment nobody knows': [
    saying({ data: TRACKED, environment: 'STAGING' }),
    'wrong-environment',
    '"STAGING"',
  ],
  'an HTML 403': [
    answering('<html>', 403, { 'Content-Type': 'text/html' }),
    'provider-refused',
    'refused access (HTTP 403)',
  ],
  'an HTML 404': [
    answering('<html>', 404, { 'Content-Type': 'text/html' }),
    'provider-unclear',
    'was not JSON',
  ],
  'a redirect': [
    answering('', 302, { Location: '/payments/payout/link/list' }),
    'provider-unclear',
    'was empty (HTTP 302)',
  ],
  'HTML with 200': [answering('<html>'), 'provider-unclear', 'was not valid JSON'],
  'an empty 200': [answering(''), 'provider-unclear', 'was empty'],
  'a huge answer': [answering(Buffer.alloc(300_000, 32)), 'provider-unclear', 'cannot be read'],
  garbage: [(socket) => void socket.write('\u0000\u0001\r\n\r\n'), 'provider-unclear', 'cannot be read'],
  'a compressed answer': [
    answering(envelope({ data: TRACKED }), 200, { 'Content-Encoding': 'br' }),
    'provider-unclear',
    'compressed',
  ],
  'a key said twice': [
    answering(envelope({ data: TRACKED }).replace('{', '{"data":null,')),
    'provider-unclear',
    'was not valid JSON',
  ],
  'no data': [saying({}), 'provider-unclear', '(data)'],
  'an amount that is a string': [tracked({ amount: '120.11' }), 'provider-unclear', '(amount)'],
  'an amount with three decimals': [tracked({ amount: 1.005 }), 'provider-unclear', '(amount)'],
  'an amount past counting': [tracked({ amount: 1e17 }), 'provider-unclear', '(amount)'],
  'a status that is a number': [tracked({ status: 3 }), 'provider-unclear', '(status)'],
  'a status that is empty': [tracked({ status: '' }), 'provider-unclear', '(status)'],
  'a status far too long': [tracked({ status: 'X'.repeat(61) }), 'provider-unclear', '(status)'],
  'no activity': [tracked({ linkActivity: null }), 'provider-unclear', '(linkActivity)'],
  'an activity that is a text': [tracked({ linkActivity: ['x'] }), 'provider-unclear', '(linkActivity)'],
  'an activity time that is a number': [
    tracked({ linkActivity: [{ status: 'x', activityAt: 1 }] }),
    'provider-unclear',
    '(activityAt)',
  ],
  'another link': [tracked({ linkId: 'another-link' }), 'provider-unclear', '(linkId)'],
};

test.for(Object.entries(ONCE))(
  '%s is asked once and told as what it is',
  async ([, [behave, code, text]]) => {
    const { failure, wire } = await failedTrack(behave);
    expect(failure).toMatchObject({ code, message: expect.stringContaining(text) });
    expect({ connections: wire.connections, requests: wire.requests.length }).toEqual({
      connections: 1,
      requests: 1,
    });
  },
);

test('a failure carries the reference to quote to the provider', async () => {
  const { failure } = await failedTrack(saying({ statuscode: 'ANF', status: 'Not found' }));
  expect(failure.extras.providerReference).toBe('h0009ad832f4');
});

test.for([
  ['7', 7],
  ['999999', 3600],
  ['0', undefined],
  ['-1', undefined],
  ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
  ['soon', undefined],
] as const)('too many requests with Retry-After %s is not repeated', async ([value, seconds]) => {
  const { failure, wire } = await failedTrack(answering('{}', 429, { 'Retry-After': value }));
  expect(failure.code).toBe('provider-refused');
  expect(failure.extras.retryAfterS).toBe(seconds);
  expect(wire.requests).toHaveLength(1);
});

test('statuses, texts and fields never seen before are passed on as they came', async () => {
  const { client } = await start(
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

test('our secret is hidden in what a Track or a failure shows', async () => {
  const { client } = await start(
    tracked({ linkActivity: [{ status: `key ${CLIENT_SECRET}`, activityAt: '' }] }),
  );
  expect((await client.track(LINK, BY)).activity[0]?.text).toBe('key [hidden]');
  const { failure } = await failedTrack(saying({ statuscode: 'IAC', status: `${CLIENT_SECRET} is wrong` }));
  expect(failure.message).toContain('[hidden] is wrong');
});

test('many reads share few connections', async () => {
  const { wire, client } = await start(
    (socket) => void setTimeout(() => socket.write(answer(envelope({ data: TRACKED }))), 5),
    {
      readTimeoutMs: 3000,
    },
  );
  await Promise.all(Array.from({ length: 60 }, () => client.track(LINK, BY)));
  expect(wire.requests).toHaveLength(60);
  expect(wire.connections).toBeLessThanOrEqual(16);
});

test('a provider that stays silent is left alone for a moment, except by what a cancel depends on', async () => {
  const { wire, client } = await start((socket) => void socket.resetAndDestroy());
  for (let n = 0; n < 6; n++) await client.track(LINK, BY).catch(() => undefined);
  const asked = wire.requests.length;
  await expect(client.track(LINK, BY)).rejects.toMatchObject({
    message: expect.stringContaining('has not been answering'),
  });
  expect(wire.requests).toHaveLength(asked);
  await client.track(LINK, { ...BY, priority: 'cancel' }).catch(() => undefined);
  expect(wire.requests).toHaveLength(asked + 3);
});

const RECORD = {
  amount: 5,
  purpose: 'Refund',
  description: '',
  status: 'ISSUED',
  linkId: LINK,
  contactDetails: { name: 'Ravi Kumar', email: null, mobile: '9876543210' },
  referenceNo: 'NA',
  orderId: '12',
  url: 'https://example.org/a',
  qrUrl: 'https://example.org/payment/a',
  paymentModes: ['bank', 'upi'],
  verifyBene: true,
  activatedAt: '2023-12-12 00:00:00',
  expiredAt: '2023-12-15 23:59:59',
};
const META = { totalPages: 3, currentPage: '2', totalRecords: 41 };
const listing = (record: unknown, meta: unknown = META) => saying({ data: { meta, records: [record] } });

test('a page of links is read whole, and what a record lacks is null', async () => {
  const { client } = await start(listing(RECORD));
  const page = await client.list({}, { number: 2, size: 20 }, BY);
  const { amount: _, status: __, contactDetails: ___, verifyBene: ____, expiredAt: _____, ...same } = RECORD;
  expect(page).toEqual({
    items: [
      {
        ...same,
        amountPaise: 500,
        providerStatus: 'ISSUED',
        ...{ name: 'Ravi Kumar', email: null, mobile: '9876543210', description: null },
        verifiesBeneficiary: true,
        activatedAt: Date.parse('2023-12-12T00:00:00+05:30'),
        expiresAt: Date.parse('2023-12-15T23:59:59+05:30'),
      },
    ],
    ...{ page: 2, totalPages: 3, totalRecords: 41 },
  });
  const bare = await start(listing({ amount: 5, status: 'ISSUED', linkId: LINK }));
  expect((await bare.client.list({}, { number: 1, size: 1 }, BY)).items[0]).toMatchObject({
    name: null,
    paymentModes: [],
    expiresAt: null,
  });
});

test.for([
  ['a mobile that is a number', { ...RECORD, contactDetails: { mobile: 98 } }, META],
  ['contact details that are a text', { ...RECORD, contactDetails: 'x' }, META],
  ['a link without an id', { ...RECORD, linkId: null }, META],
  ['modes that are a text', { ...RECORD, paymentModes: 'upi' }, META],
  ['a flag that is a text', { ...RECORD, verifyBene: 'yes' }, META],
  ['an expiry that is a number', { ...RECORD, expiredAt: 1 }, META],
  ['a count that is a fraction', RECORD, { ...META, totalPages: 1.5 }],
  ['a missing count', RECORD, { totalPages: 1, currentPage: 1 }],
] as const)('a page with %s is unclear', async ([, record, meta]) => {
  const { client } = await start(listing(record, meta));
  await expect(client.list({}, { number: 1, size: 1 }, BY)).rejects.toMatchObject({
    code: 'provider-unclear',
  });
});

test('a refused List never says that a link does not exist', async () => {
  const { client } = await start(saying({ statuscode: 'ANF', status: 'Not found' }));
  await expect(client.list({}, { number: 1, size: 1 }, BY)).rejects.toMatchObject({
    code: 'provider-refused',
  });
});
