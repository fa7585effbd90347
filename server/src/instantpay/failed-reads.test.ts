import { afterEach, expect, test } from 'vitest';
import type { Failure } from '../failure.ts';
import {
  answer,
  answering,
  closing,
  envelope,
  saying,
  TRACKED,
  type Behaviour,
  type RawProvider,
} from '../../testing/raw-provider.ts';
import { BY, CLIENT_SECRET, LINK, closePairs, startPair } from '../../testing/test-client.ts';
import { RefusedParameters } from './read-failure.ts';

afterEach(closePairs);

const tracked = (fields: Record<string, unknown>) => saying({ data: { ...TRACKED, ...fields } });

const REPEATED: Record<string, [Behaviour, string]> = {
  'a reset': [(socket) => void socket.resetAndDestroy(), 'The connection broke'],
  'a close': [(socket) => void socket.end(), 'The connection broke'],
  'a cut body': [(socket) => void socket.end(answer(envelope(), 200, { 'Content-Length': '999' })), 'broke'],
  'HTML with 502': [answering('<html>', 502, { 'Content-Type': 'text/html' }), 'in trouble (HTTP 502)'],
  'a success with HTTP 503': [saying({ data: TRACKED }, 503), 'in trouble (HTTP 503)'],
};

test.for(Object.entries(REPEATED))(
  'after %s a read is repeated at most twice, then is unreachable',
  async ([, [behave, text]]) => {
    const { failure, wire } = await failedTrack(behave);
    expect(failure).toMatchObject({
      code: 'provider-unreachable',
      message: expect.stringContaining(text) as unknown,
    });
    expect(wire.requests).toHaveLength(3);
  },
);

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
  'an answer with both framings': [
    closing(
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n',
      'Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    ),
    'provider-unclear',
    'cannot be read',
  ],
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
    expect(failure).toMatchObject({ code, message: expect.stringContaining(text) as unknown });
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

test('what the walk asks for is asked once, for it comes back by itself', async () => {
  const { wire, client } = await startPair(answering('<html>', 502, { 'Content-Type': 'text/html' }));
  const asked = client.list({}, { number: 1, size: 200 }, { endpointIp: '127.0.0.1', priority: 'walk' });
  await expect(asked).rejects.toMatchObject({ code: 'provider-unreachable' });
  expect(wire.requests).toHaveLength(1);
});

test('a page that is not given for its size is told from a provider that gives none', async () => {
  const asked = async (behave: Behaviour) => {
    const { client } = await startPair(behave);
    return client.list({}, { number: 1, size: 200 }, BY).catch((error: unknown) => error);
  };
  const forItsSize = await asked(saying({ statuscode: 'RPI', status: 'recordsPerPage is invalid' }));
  expect(forItsSize).toBeInstanceOf(RefusedParameters);
  expect(forItsSize).toMatchObject({ code: 'provider-refused' });
  const others = [
    saying({ statuscode: 'RPI', status: 'Invalid X-Ipay-Endpoint-Ip' }),
    saying({ statuscode: 'SPD', status: 'Provider downtime' }),
    saying({ statuscode: 'RPI', status: 'Slow down' }, 429),
  ];
  for (const behave of others) expect(await asked(behave)).not.toBeInstanceOf(RefusedParameters);
});

test('our secret is hidden in what a failure says', async () => {
  const { failure } = await failedTrack(saying({ statuscode: 'IAC', status: `${CLIENT_SECRET} is wrong` }));
  expect(failure.message).toContain('[hidden] is wrong');
});

async function failedTrack(behave: Behaviour): Promise<{ failure: Failure; wire: RawProvider }> {
  const { wire, client } = await startPair(behave);
  const failure = await client.track(LINK, BY).then(
    () => expect.fail('the track succeeded'),
    (error: Failure) => error,
  );
  return { failure, wire };
}
