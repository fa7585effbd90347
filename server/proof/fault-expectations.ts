import type { Row, Variant } from './fault-matrix-row.ts';
import { ROWS_OF_ANSWERS } from './fault-expectations-of-answers.ts';
import { ROWS_OF_TRUTH } from './fault-expectations-of-truth.ts';
import {
  brokenReads,
  cannotExist,
  notSent,
  reads,
  REUSED,
  refused,
  slowReads,
  unclear,
  unknown,
  unknownAndNotReceived,
} from './fault-outcomes.ts';

const UNREACHABLE = {
  ...reads('provider-unreachable', /^InstantPay could not be reached\.$/, 0),
  ...notSent(/^InstantPay could not be reached, the request was not sent$/),
};
const INSECURE = {
  ...reads('provider-unreachable', /^The secure connection to InstantPay failed; your administrator/, 0),
  ...notSent(/^the secure connection to InstantPay failed, the request was not sent$/),
};
const BROKEN_BEFORE = {
  ...reads('provider-unreachable', /could not be reached|connection broke/, 0),
  ...unknownAndNotReceived(/connection broke before/),
};
const BROKEN = { ...brokenReads, ...unknown(/connection broke before InstantPay’s answer reached us/) };
const SLOW = { ...slowReads, ...unknown(/did not answer in time/) };
const NOT_JSON = { ...unclear(/was not valid JSON/), ...unknown(/was not valid JSON \(HTTP 200\)$/) };
const NO_TYPE = { ...unclear(/was not JSON/), ...unknown(/was not JSON \(HTTP 200\)$/) };
const EMPTY = { ...unclear(/was empty/), ...unknown(/was empty \(HTTP 20[04]\)$/) };

/** What each fault means for each call, by hand. Nothing here is computed by the product. */
export const ROWS: readonly Row[] = [
  {
    row: 1,
    fault: 'refused',
    variants: [{ name: 'port closed', play: { line: 'refused' }, ...UNREACHABLE }],
  },
  {
    row: 2,
    fault: 'name not found',
    variants: [{ name: 'ENOTFOUND', play: { line: 'name not found' }, ...UNREACHABLE }],
  },
  {
    row: 3,
    fault: 'handshake hangs',
    variants: [{ name: 'no TLS answer', play: { line: 'handshake hangs' }, ...UNREACHABLE }],
  },
  {
    row: 4,
    fault: 'bad certificate',
    variants: [
      { name: 'self-signed', play: { line: 'self-signed' }, ...INSECURE },
      { name: 'expired', play: { line: 'expired' }, ...INSECURE },
      { name: 'wrong host', play: { line: 'for another host' }, ...INSECURE },
    ],
  },
  {
    row: 5,
    fault: 'reset right after the handshake',
    variants: [{ name: 'RST', play: { fault: 'reset-after-handshake' }, ...BROKEN_BEFORE }],
  },
  {
    row: 6,
    fault: 'FIN right after the handshake',
    variants: [{ name: 'FIN', play: { fault: 'fin-after-handshake' }, ...BROKEN_BEFORE }],
  },
  {
    row: 7,
    fault: 'reset or FIN after the full request',
    variants: [
      { name: 'RST', play: { fault: 'reset-after-request' }, ...BROKEN },
      { name: 'FIN', play: { fault: 'fin-after-request' }, ...BROKEN },
    ],
  },
  {
    row: 8,
    fault: 'stale keep-alive socket',
    variants: [
      {
        ...{ name: REUSED, play: { fault: 'stale-keep-alive', count: 1 } },
        ...{ track: { shown: 'the truth', requests: 2 }, list: { shown: 'the truth', requests: 2 } },
        ...cannotExist,
      },
    ],
  },
  {
    row: 9,
    fault: 'no headers in time',
    variants: [{ name: 'nothing comes', play: { fault: 'hang-before-headers' }, ...SLOW }],
  },
  {
    row: 10,
    fault: 'headers byte by byte',
    variants: [{ name: 'a byte each 100 ms', play: { fault: 'headers-dribble' }, ...SLOW }],
  },
  {
    row: 11,
    fault: 'body dribbling',
    variants: [{ name: 'a byte each 100 ms', play: { fault: 'body-dribble' }, ...SLOW }],
  },
  {
    row: 12,
    fault: 'cut mid-body, short length, broken chunk',
    variants: [
      { name: 'cut mid-body', play: { fault: 'cut-mid-body' }, ...BROKEN },
      {
        ...{ name: 'short length', play: { fault: 'short-content-length' } },
        ...unclear(/was not valid JSON|cannot be read/),
        ...unknown(/was not valid JSON|could not be read/),
      },
      {
        ...{ name: 'broken chunk', play: { fault: 'broken-chunk' } },
        ...unclear(/sent an answer that cannot be read/),
        ...unknown(/answer could not be read/),
      },
    ],
  },
  {
    row: 13,
    fault: 'truncated JSON',
    variants: [{ name: '20 bytes short', play: { fault: 'truncated-json' }, ...NOT_JSON }],
  },
  {
    row: 14,
    fault: 'HTML with 200',
    variants: [{ name: 'a page', play: { fault: 'html-200' }, ...NO_TYPE }],
  },
  {
    row: 15,
    fault: 'wrong or no content type',
    variants: [
      { name: 'text/plain', play: { fault: 'wrong-content-type' }, ...NO_TYPE },
      { name: 'none', play: { fault: 'no-content-type' }, ...NO_TYPE },
    ],
  },
  {
    row: 16,
    fault: 'empty 200 or 204',
    variants: [
      { name: '200', play: { fault: 'empty-200' }, ...EMPTY },
      { name: '204', play: { fault: 'empty-204' }, ...EMPTY },
    ],
  },
  {
    row: 17,
    fault: '5xx as JSON or HTML',
    variants: [
      {
        ...{ name: '500 JSON', play: { fault: 'http-status', httpStatus: 500 } },
        ...reads('provider-refused', /^InstantPay is in trouble and says: "System error" \(ISE\)\.$/, 3),
        ...unknown(/"System error" \(ISE\) with HTTP 500, which does not say whether it acted/),
      },
      {
        ...{ name: '503 HTML', play: { fault: 'http-status', httpStatus: 503, body: 'html' } },
        ...reads('provider-unreachable', /^InstantPay is in trouble \(HTTP 503\)\.$/, 3),
        ...unknown(/was not JSON \(HTTP 503\)$/),
      },
      {
        ...{ name: '502 that says TXN', play: { fault: 'http-status', httpStatus: 502, statuscode: 'TXN' } },
        ...reads('provider-unreachable', /^InstantPay is in trouble \(HTTP 502\)\.$/, 3),
        ...unknown(/\(TXN\) with HTTP 502, which does not say whether it acted/),
      },
    ],
  },
  {
    row: 18,
    fault: '429 with every kind of Retry-After',
    variants: [
      tooMany('seconds', '7', '7'),
      tooMany('more than an hour', '86400', '3600'),
      tooMany('nought', '0'),
      tooMany('negative', '-1'),
      tooMany('a date', 'Wed, 21 Oct 2026 07:28:00 GMT'),
      tooMany('words', 'soon'),
      tooMany('none'),
    ],
  },
  {
    row: 19,
    fault: '401 and 403',
    variants: [
      {
        ...{ name: '401 IAC', play: { fault: 'http-status', httpStatus: 401 } },
        ...reads(
          'provider-misconfigured',
          /refused Linkdesk’s access from .+ \(IAC\)\. Your administrator/,
          1,
        ),
        ...refused(/^InstantPay refused: "Invalid Credentials" \(IAC\), your administrator must act$/),
      },
      {
        ...{ name: '403 UAD', play: { fault: 'http-status', httpStatus: 403 } },
        ...reads(
          'provider-misconfigured',
          /refused Linkdesk’s access from .+ \(UAD\)\. Your administrator/,
          1,
        ),
        ...refused(/^InstantPay refused: "Access denied for this IP address" \(UAD\), your administrator/),
      },
      {
        ...{ name: '403 unlisted', play: { fault: 'http-status', httpStatus: 403, statuscode: 'QQX' } },
        ...reads('provider-refused', /^InstantPay refused access from .+ \(QQX\)\. Your administrator/, 1),
        ...unknown(/\(QQX\) with HTTP 403, which does not say whether it acted$/),
      },
      {
        ...{ name: '401 HTML', play: { fault: 'http-status', httpStatus: 401, body: 'html' } },
        ...reads(
          'provider-refused',
          /^InstantPay refused access \(HTTP 401\) from .+; your administrator/,
          1,
        ),
        ...unknown(/was not JSON \(HTTP 401\)$/),
      },
    ],
  },
  {
    row: 20,
    fault: '3xx',
    variants: [
      {
        ...{ name: '302 HTML', play: { fault: 'http-status', httpStatus: 302, body: 'html' } },
        ...unclear(/was not JSON \(HTTP 302\)/),
        ...unknown(/was not JSON \(HTTP 302\)$/),
      },
      {
        ...{ name: '307 that says TXN', play: { fault: 'http-status', httpStatus: 307, statuscode: 'TXN' } },
        ...unclear(/gave no clear answer: .+ \(TXN\)/),
        ...unknown(/\(TXN\) with HTTP 307, which does not say whether it acted/),
      },
    ],
  },
  ...ROWS_OF_ANSWERS,
  ...ROWS_OF_TRUTH,
];

function tooMany(name: string, retryAfter?: string, passedOn?: string): Variant {
  const { track, list } = reads('provider-refused', /^InstantPay asks for fewer requests: .+ \(UED\)\.$/, 1);
  const calmer = passedOn === undefined ? {} : { retryAfter: passedOn };
  return {
    name,
    play: { fault: 'http-status', httpStatus: 429, ...(retryAfter === undefined ? {} : { retryAfter }) },
    ...{ track: { ...track, ...calmer }, list: { ...list, ...calmer } },
    ...unknown(/\(UED\) with HTTP 429, which does not say whether it acted$/),
  };
}
