import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ask, askFor, cancelOf, listOf, notifyOf, RIGHT_HEADERS, trackOf } from './ask-sandbox.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, seededLinks: 0 });
});
afterAll(() => sandbox.close());

const UNKNOWN_ID = '657aa9841b8d3897ff0a84fb';

describe('refuses', () => {
  const cancel = cancelOf(UNKNOWN_ID);
  const ipText = 'The X-Ipay-Endpoint-Ip must be a valid IP address';
  const cases: [string, Ask, string, string, number?][] = [
    ['no client id', { ...cancel, headers: { 'X-Ipay-Client-Id': undefined } }, 'IAC', 'Invalid Credentials'],
    ['a wrong client id', { ...cancel, headers: { 'X-Ipay-Client-Id': 'x' } }, 'IAC', 'Invalid Credentials'],
    [
      'no secret',
      { ...cancel, headers: { 'X-Ipay-Client-Secret': undefined } },
      'IAC',
      'Invalid Credentials',
    ],
    ['a wrong secret', { ...cancel, headers: { 'X-Ipay-Client-Secret': 'x' } }, 'IAC', 'Invalid Credentials'],
    [
      'no auth code',
      { ...cancel, headers: { 'X-Ipay-Auth-Code': undefined } },
      'IAC',
      'Invalid X-Ipay-Auth-Code',
    ],
    [
      'a wrong auth code',
      { ...cancel, headers: { 'X-Ipay-Auth-Code': '2' } },
      'IAC',
      'Invalid X-Ipay-Auth-Code',
    ],
    ...[
      undefined,
      '',
      'not-an-ip',
      '1.2.3',
      '1.2.3.4, 5.6.7.8',
      '::ffff:10.0.0.1',
      'fe80::1%eth0',
      '1.2.3.4:80',
    ].map((ip): [string, Ask, string, string] => [
      `the endpoint address ${ip}`,
      { ...cancel, headers: { 'X-Ipay-Endpoint-Ip': ip } },
      'RPI',
      ipText,
    ]),
    ['no content type', { ...cancel, headers: { 'Content-Type': undefined } }, 'RPI', 'Content-Type'],
    ['a wrong content type', { ...cancel, headers: { 'Content-Type': 'text/plain' } }, 'RPI', 'Content-Type'],
    ['no body', { ...cancel, body: '' }, 'RPI', 'not valid JSON'],
    ['broken JSON', { ...cancel, body: '{"linkId":' }, 'RPI', 'not valid JSON'],
    ['an array', { ...cancel, body: '[]' }, 'RPI', 'not valid JSON'],
    ['a key twice', { ...cancel, body: '{"linkId":"abcdef","linkId":"abcdef"}' }, 'RPI', 'not valid JSON'],
    ['a field it does not know', { ...cancel, body: '{"linkId":"abcdef","reason":"x"}' }, 'RPI', 'reason'],
    ['no link id', { ...cancel, body: '{}' }, 'RPI', 'linkId field is required'],
    ['a link id that is a number', { ...cancel, body: '{"linkId":12}' }, 'RPI', 'linkId field is required'],
    ['a link id that can not be one', cancelOf('65704add'), 'RPI', 'linkId is invalid'],
    ['a link id it does not know', cancelOf(UNKNOWN_ID), 'ANF', 'Link not found'],
    ['to notify a link it does not know', notifyOf(UNKNOWN_ID), 'ANF', 'Link not found'],
    ['to track a link it does not know', trackOf(UNKNOWN_ID), 'ANF', 'Link not found'],
    ['to track what can not be an id', trackOf('..'), 'RPI', 'linkId is invalid'],
    ['a body on Track', { ...trackOf(UNKNOWN_ID), body: '{}' }, 'RPI', 'no parameters'],
    [
      'a path it does not know',
      { method: 'GET', path: '/payments/payout/link' },
      'OUE',
      'Unknown method',
      404,
    ],
    [
      'a query',
      { method: 'GET', path: `/payments/payout/link/track/${UNKNOWN_ID}?a=1` },
      'OUE',
      'Unknown',
      404,
    ],
    ['another method', { ...cancel, method: 'PUT' }, 'OUE', 'Unknown method', 405],
    ['a status it does not know', listOf({ filters: { status: ['LOST'] } }), 'RPI', 'filters.status'],
    ['a filter it does not know', listOf({ filters: { amount: '1' } }), 'RPI', 'unknown parameters'],
    ['a contact that is no text', listOf({ filters: { contact: 1 } }), 'RPI', 'filters.contact'],
    ['a filter for no link id', listOf({ filters: { linkId: '../x' } }), 'RPI', 'filters.linkId'],
    [
      'a page number that is a number',
      listOf({ pagination: { pageNumber: 1 } }),
      'RPI',
      'pagination is invalid',
    ],
    ['page 0', listOf({ pagination: { pageNumber: '0' } }), 'RPI', 'pagination is invalid'],
    ['pages without end', listOf({ pagination: { recordsPerPage: '501' } }), 'RPI', 'pagination is invalid'],
  ];
  test.for(cases)('%s', async ([, ask, statuscode, words, httpStatus = 200]) => {
    const answer = await askFor(sandbox.origin, ask);
    expect(answer).toMatchObject({ statuscode, data: null, httpStatus });
    expect(answer.status).toContain(words);
  });
});

test('refused credentials come with HTTP 401 where that is asked for', async () => {
  const strict = await startSandbox({ port: 0, seededLinks: 0, credentialsHttpStatus: 401 });
  const ask = { ...cancelOf(UNKNOWN_ID), headers: { 'X-Ipay-Client-Secret': 'x' } };
  expect(await askFor(strict.origin, ask)).toMatchObject({ statuscode: 'IAC', httpStatus: 401 });
  await strict.close();
});

test('takes one byte of noise on Track and an IPv6 address, as the sample and the world send them', async () => {
  const { id } = sandbox.control.makeLink();
  const ask = { ...trackOf(id), body: '\n', headers: { 'X-Ipay-Endpoint-Ip': '2001:db8::7' } };
  expect((await askFor(sandbox.origin, ask)).statuscode).toBe('TXN');
});

test.for(['PROCESSING', 'CLAIMED', 'CANCELLED', 'EXPIRED'])(
  'neither cancels nor notifies a %s link',
  async (status) => {
    const { id } = sandbox.control.makeLink({ status });
    const cancelled = await askFor(sandbox.origin, cancelOf(id));
    const notified = await askFor(sandbox.origin, notifyOf(id));
    expect([cancelled.statuscode, notified.statuscode]).toEqual(['RPI', 'RPI']);
    expect(cancelled.status.toUpperCase()).toContain(status);
    expect(notified.status).toContain(status);
    expect(sandbox.control.link(id)).toMatchObject({ status, acts: [] });
  },
);

test('says of a second cancel that the link is already cancelled', async () => {
  const { id } = sandbox.control.makeLink();
  expect((await askFor(sandbox.origin, cancelOf(id))).statuscode).toBe('TXN');
  expect((await askFor(sandbox.origin, cancelOf(id))).status).toBe('Link is already cancelled');
  expect(sandbox.control.ledger({ linkId: id }).map(({ effectAt }) => effectAt === null)).toEqual([
    false,
    true,
  ]);
});

test('Notify names the masked targets and adds a row', async () => {
  const recipient = { mobile: '9876500742', email: 'help@instantpay.in' };
  const { id } = sandbox.control.makeLink({ recipient });
  const { status } = await askFor(sandbox.origin, notifyOf(id));
  expect(status).toBe('Notification Link Sent To *******742 and ******@instantpay.in');
  const sent = 'Payout link notification sent to 9876500742 and help@instantpay.in';
  expect(sandbox.control.link(id).activity.map((row) => row.status)).toEqual([
    'Payout link created',
    sent,
    sent,
  ]);
});

test('Notify refuses a link without a contact', async () => {
  const { id } = sandbox.control.makeLink({ recipient: { name: '', mobile: '', email: '' } });
  expect((await askFor(sandbox.origin, notifyOf(id))).status).toBe('Link has no contact details');
});

test('nothing of the secret is written down, only whether it matched', async () => {
  const { id } = sandbox.control.makeLink();
  await askFor(sandbox.origin, cancelOf(id));
  await askFor(sandbox.origin, { ...cancelOf(id), headers: { 'X-Ipay-Client-Secret': 'nearly-right' } });
  const entries = sandbox.control.ledger({ linkId: id });
  expect(entries.map(({ headers }) => headers['x-ipay-client-secret'])).toEqual(['matched', 'wrong']);
  expect(JSON.stringify(entries)).not.toContain(RIGHT_HEADERS['X-Ipay-Client-Secret']);
  expect(JSON.stringify(entries)).not.toContain('nearly-right');
});
