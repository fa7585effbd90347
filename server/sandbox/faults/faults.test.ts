import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cancelOf, hear, type Heard, listOf, trackOf } from '../ask-sandbox.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { type FaultName, FAULTS } from './all-faults.ts';
import type { FaultSpec } from './fault-spec.ts';

let sandbox: Sandbox;
let linkId: string;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, seededLinks: 0 });
});
beforeEach(async () => {
  await sandbox.control.reset();
  linkId = sandbox.control.makeLink({ amountPaise: 12_345 }).id;
});
afterAll(() => sandbox.close());

type Case = {
  with?: Partial<FaultSpec>;
  /** Default Track. */
  asks?: 'cancel' | 'list';
  waitMs?: number;
  ended?: Heard['ended'];
  /** The bytes, all of them, as text. */
  is?: RegExp | string;
  isNot?: RegExp;
  and?: (heard: Heard) => void;
};

const OK_HEAD = /^HTTP\/1.1 200 OK\r\n/;

/** What each fault does on the wire. The types make sure that none is left out. */
const CASES: Record<Exclude<FaultName, 'stale-keep-alive' | 'flap'>, Case> = {
  delay: { with: { delayMs: 80 }, is: '"amount":123.45' },
  'hang-before-headers': { waitMs: 80, ended: 'open', is: /^$/ },
  'headers-dribble': { with: { stepMs: 5 }, waitMs: 80, ended: 'open', is: /^HTTP\/1[^{]*$/ },
  'body-dribble': { with: { stepMs: 5 }, waitMs: 80, ended: 'open', is: /\r\n\r\n\{"st[^}]*$/ },
  'reset-after-request': { ended: 'reset', is: /^$/ },
  'fin-after-request': { is: /^$/ },
  'cut-mid-body': {
    is: OK_HEAD,
    and: (heard) => expect(lengths(heard).came * 2).toBeCloseTo(lengths(heard).said, -1),
  },
  'short-content-length': {
    and: (heard) => expect(lengths(heard).came).toBeGreaterThan(lengths(heard).said),
  },
  'broken-chunk': { is: /Transfer-Encoding: chunked[\s\S]*\}\r\nzz\r\n$/ },
  'truncated-json': { and: (heard) => expect(() => json(heard)).toThrow() },
  'html-200': { is: /200 OK[\s\S]*text\/html[\s\S]*<h1>/ },
  'wrong-content-type': { is: /content-type: text\/plain[\s\S]*"amount":123.45/ },
  'no-content-type': { is: '"amount":123.45', isNot: /content-type/i },
  'empty-200': { is: /^HTTP\/1.1 200 [\s\S]*content-length: 0[\s\S]*\r\n\r\n$/ },
  'empty-204': { is: /^HTTP\/1.1 204 [\s\S]*\r\n\r\n$/, isNot: /content-length/ },
  'http-status': {
    with: { httpStatus: 429, retryAfter: 'Wed, 21 Oct 2099 07:28:00 GMT' },
    is: /^HTTP\/1.1 429 [\s\S]*retry-after: Wed, 21 Oct 2099[\s\S]*"statuscode":"UED"/,
  },
  'huge-body': {
    with: { bytes: 3_000_000 },
    and: (heard) =>
      expect([lengths(heard).said, heard.bytes.length > 3_000_000]).toEqual([lengths(heard).came, true]),
  },
  'endless-body': { waitMs: 150, ended: 'open', is: OK_HEAD, isNot: /content-length/i },
  'gzip-bomb': {
    with: { bytes: 3_000_000 },
    and: ({ bytes }) => {
      expect(bytes.length).toBeLessThan(20_000);
      expect(gunzipSync(bytes.subarray(bytes.indexOf('\r\n\r\n') + 4)).length).toBeGreaterThan(3_000_000);
    },
  },
  'big-headers': { and: ({ bytes }) => expect(bytes.indexOf('\r\n\r\n')).toBeGreaterThan(16_384) },
  'many-1xx': {
    with: { times: 50 },
    is: /^(HTTP\/1.1 103 [^\r]*\r\nLink[^\r]*\r\n\r\n){50}HTTP\/1.1 200 OK/,
  },
  'cl-and-te': { is: /Content-Length: \d+\r\nTransfer-Encoding: chunked/ },
  'garbage-bytes': { isNot: /HTTP/, and: ({ bytes }) => expect(bytes.length).toBe(512) },
  'deep-json': { with: { times: 5000 }, is: '['.repeat(5000) },
  'duplicate-keys': { is: /"statuscode":"RPI"[\s\S]*"statuscode":"TXN"/ },
  'proto-keys': { is: /\{"__proto__":[\s\S]*"data":\{[\s\S]*"__proto__":/ },
  answer: {
    with: { statuscode: 'SPD', status: 'Down', data: { a: 1 }, httpStatus: 418, drop: ['orderid'] },
    is: /^HTTP\/1.1 418 [\s\S]*"statuscode":"SPD","actcode":null,"status":"Down","data":\{"a":1\}/,
    isNot: /orderid/,
  },
  'unknown-code': { is: '"statuscode":"QQX"' },
  'unknown-state': { is: '"data":{"status":"ON_HOLD","amount":123.45' },
  'wrong-types': { is: '"data":{"status":1,"amount":"120.11","linkActivity":{' },
  'missing-fields': { is: '"data":{"linkActivity":[' },
  'extra-fields': { is: /"channel":"SMS"[\s\S]*"extra":/ },
  'other-environment': { is: '"environment":"PRODUCTION"' },
  'other-id': { is: '"linkId":"657aa9841b8d3897ff0a84fb"' },
  'impossible-timestamps': {
    is: /"activityAt":"2023-02-30 14:51:25"[\s\S]*"timestamp":"2023-13-45 25:61:61"/,
  },
  'tup-then-effect': { asks: 'cancel', is: '"statuscode":"TUP"' },
  'tup-never': { asks: 'cancel', is: '"statuscode":"TUP"' },
  'txn-no-effect': { asks: 'cancel', is: '"statuscode":"TXN"' },
  'late-effect': { asks: 'cancel', is: '"statuscode":"TXN"' },
  'claim-wins': { asks: 'cancel', is: '"status":"Link can not be cancelled as it is CLAIMED"' },
  'weird-text': {
    is: '\u202Eevil',
    and: ({ bytes }) => expect(bytes.includes(Buffer.from([0xff, 0xfe]))).toBe(true),
  },
  'echo-secret': { is: /x-echo: sandbox-secret[\s\S]*secret sandbox-secret/ },
};

test.for(Object.entries(CASES))('%s does on the wire what its name says', async ([fault, expected]) => {
  const { asks = 'track', ended = 'fin', waitMs = 2000 } = expected;
  sandbox.control.setFault({ fault: fault as FaultName, call: asks, ...expected.with });
  const ask = { track: trackOf(linkId), cancel: cancelOf(linkId), list: listOf({}) }[asks];
  const heard = await hear(sandbox.origin, ask, { waitMs });
  expect(heard.ended).toBe(ended);
  if (typeof expected.is === 'string') expect(heard.text).toContain(expected.is);
  else if (expected.is !== undefined) expect(heard.text).toMatch(expected.is);
  if (expected.isNot !== undefined) expect(heard.text).not.toMatch(expected.isNot);
  expected.and?.(heard);
  expect(sandbox.control.ledger({ linkId })).toMatchObject([
    { call: asks, fault, outcome: outcomeOf(fault) },
  ]);
});

/** Only a claim that comes first changes what the provider decides. */
function outcomeOf(fault: string): string {
  return fault === 'claim-wins' ? 'RPI' : 'TXN';
}

function lengths({ bytes }: Heard): { said: number; came: number } {
  const end = bytes.indexOf('\r\n\r\n');
  const said = Number(/content-length: (\d+)/i.exec(bytes.subarray(0, end).toString())?.[1]);
  return { said, came: bytes.length - end - 4 };
}

function json({ text }: Heard): unknown {
  return JSON.parse(text.split('\r\n\r\n')[1] ?? '');
}

test('every fault has a case of its own', () => {
  expect(Object.keys(FAULTS).sort()).toEqual([...Object.keys(CASES), 'stale-keep-alive', 'flap'].sort());
});

test.for([
  { httpStatus: 500, is: /^HTTP\/1.1 500 [\s\S]*"statuscode":"ISE"/ },
  { httpStatus: 502, body: 'html' as const, is: /^HTTP\/1.1 502 [\s\S]*text\/html[\s\S]*<h1>/ },
  { httpStatus: 503, retryAfter: '120', is: /^HTTP\/1.1 503 [\s\S]*retry-after: 120\r\n[\s\S]*"SPD"/ },
  { httpStatus: 401, is: /^HTTP\/1.1 401 [\s\S]*"IAC"/ },
  { httpStatus: 403, is: /^HTTP\/1.1 403 [\s\S]*"UAD"/ },
  {
    httpStatus: 302,
    location: 'http://127.0.0.1:1/x',
    is: /^HTTP\/1.1 302 [\s\S]*location: http:\/\/127.0.0.1:1\/x/,
  },
])('http-status answers $httpStatus', async ({ is, ...spec }) => {
  sandbox.control.setFault({ fault: 'http-status', ...spec });
  expect((await hear(sandbox.origin, trackOf(linkId))).text).toMatch(is);
});

test('flap shows another state with every other answer', async () => {
  sandbox.control.setFault({ fault: 'flap', call: 'track' });
  const heard = [];
  for (let i = 0; i < 4; i += 1) heard.push((await hear(sandbox.origin, trackOf(linkId))).text);
  const states = heard.map((text) => /"data":\{"status":"(\w+)"/.exec(text)?.[1]);
  expect(states).toEqual(['CANCELLED', 'ISSUED', 'CANCELLED', 'ISSUED']);
});

test('stale-keep-alive resets only a connection that carried a request before', async () => {
  sandbox.control.setFault({ fault: 'stale-keep-alive' });
  const alive = { ...trackOf(linkId), headers: { Connection: 'keep-alive' } };
  const fresh = await hear(sandbox.origin, alive, { enough: (chunk) => chunk.includes('internalCode') });
  expect(fresh.text).toContain('"statuscode":"TXN"');
  // The second request travels in the first one's wake, on the same connection.
  const twice = { ...alive, body: '', headers: { Connection: 'keep-alive', 'Content-Length': '0' } };
  const both = await hear(sandbox.origin, { ...twice, body: secondRequest(linkId) });
  expect(both.ended).toBe('reset');
  expect(sandbox.control.ledger().map(({ fault }) => fault)).toEqual([null, null, 'stale-keep-alive']);
});

function secondRequest(id: string): string {
  return `GET /payments/payout/link/track/${id} HTTP/1.1\r\nHost: sandbox\r\n\r\n`;
}

test('a fault is for its call, its link and its count, and gone when cleared', async () => {
  const other = sandbox.control.makeLink().id;
  sandbox.control.setFault({ fault: 'unknown-code', call: 'track', linkId, count: 1 });
  const codes = async (id: string) =>
    /"statuscode":"(\w+)"/.exec((await hear(sandbox.origin, trackOf(id))).text)?.[1];
  expect([await codes(other), await codes(linkId), await codes(linkId)]).toEqual(['TXN', 'QQX', 'TXN']);
  sandbox.control.setFault({ fault: 'unknown-code' });
  expect(sandbox.control.faults()).toEqual([{ fault: 'unknown-code' }]);
  expect(await codes(other)).toBe('QQX');
  await sandbox.control.clearFaults();
  expect(await codes(other)).toBe('TXN');
});

test('a mistyped fault is refused, not played as none', () => {
  const { setFault } = sandbox.control;
  expect(() => setFault({ fault: 'html200' as FaultName })).toThrow('There is no fault html200');
  expect(() => setFault({ fault: 'delay', delay: 5 } as FaultSpec)).toThrow('A fault has no field delay');
  expect(() => setFault({ fault: 'delay', call: 'cancle' as 'cancel' })).toThrow('There is no call cancle');
  expect(() => setFault({ fault: 'delay', effect: 'late' as 'after' })).toThrow('There is no effect late');
});
