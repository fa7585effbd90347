import type { Row } from './fault-matrix-row.ts';
import { accepted, shown, unclear, unknown } from './fault-outcomes.ts';

const TOO_LARGE = {
  ...unclear(/sent an answer that cannot be read/),
  ...unknown(/far too large to be one$/),
};
const MALFORMED = {
  ...unclear(/sent an answer that cannot be read/),
  ...unknown(/answer could not be read$/),
};
const NOT_JSON = { ...unclear(/was not valid JSON/), ...unknown(/was not valid JSON \(HTTP 200\)$/) };
const UNLIKE = unknown(/lacked fields it always has/);

/** Answers that came whole and are not what they should be. */
export const ROWS_OF_ANSWERS: readonly Row[] = [
  {
    row: 21,
    fault: '100 MB, endless, gzip bomb',
    variants: [
      { name: '100 MB', play: { fault: 'huge-body' }, ...TOO_LARGE },
      { name: 'endless', play: { fault: 'endless-body' }, ...TOO_LARGE },
      {
        ...{ name: 'gzip, a gigabyte unpacked', play: { fault: 'gzip-bomb' } },
        ...unclear(/cannot be read|came compressed, unasked/),
        ...unknown(/far too large to be one$|came compressed, unasked \(HTTP 200\)$/),
      },
      {
        ...{ name: 'gzip, small', play: { fault: 'gzip-bomb', bytes: 1_000_000 } },
        ...unclear(/came compressed, unasked/),
        ...unknown(/came compressed, unasked \(HTTP 200\)$/),
      },
    ],
  },
  {
    row: 22,
    fault: 'headers over 16 KiB',
    variants: [{ name: '40 kB', play: { fault: 'big-headers' }, ...TOO_LARGE }],
  },
  {
    row: 23,
    fault: 'CL+TE, garbage bytes, 1xx flood',
    variants: [
      { name: 'both framings', play: { fault: 'cl-and-te' }, ...MALFORMED },
      { name: 'garbage', play: { fault: 'garbage-bytes' }, ...MALFORMED },
      { name: '10,000 interim answers', play: { fault: 'many-1xx' }, ...MALFORMED },
    ],
  },
  {
    row: 24,
    fault: 'depth 10⁶',
    variants: [
      {
        ...{ name: 'a million deep', play: { fault: 'deep-json' } },
        ...unclear(/cannot be read|was not valid JSON/),
        ...unknown(/far too large to be one$/),
      },
      { name: '100,000 deep', play: { fault: 'deep-json', times: 100_000 }, ...NOT_JSON },
      { name: '21 deep', play: { fault: 'deep-json', times: 20 }, ...NOT_JSON },
    ],
  },
  {
    row: 25,
    fault: 'duplicate keys',
    variants: [{ name: 'the code twice', play: { fault: 'duplicate-keys' }, ...NOT_JSON }],
  },
  {
    row: 26,
    fault: '__proto__',
    variants: [{ name: 'in both objects', play: { fault: 'proto-keys' }, ...NOT_JSON }],
  },
  {
    row: 27,
    fault: 'unknown codes and states',
    variants: [
      {
        ...{ name: 'code QQX', play: { fault: 'unknown-code' } },
        ...unclear(/gave no clear answer: "Noted" \(QQX\)/),
        ...unknown(/"Noted" \(QQX\) with HTTP 200, which does not say whether it acted$/),
      },
      {
        ...{ name: 'state ON_HOLD', play: { fault: 'unknown-state' } },
        ...{ track: { shown: 'ON_HOLD', requests: 1 }, list: { shown: 'ON_HOLD', requests: 1 } },
        ...unknown(/\(TSU\)/),
      },
    ],
  },
  {
    row: 28,
    fault: 'wrong types',
    variants: [
      {
        ...{ name: 'all of them', play: { fault: 'wrong-types' } },
        ...unclear(/cannot be understood \((status|meta)\)/),
        ...UNLIKE,
      },
    ],
  },
  {
    row: 29,
    fault: 'missing or extra fields',
    variants: [
      {
        ...{ name: 'missing', play: { fault: 'missing-fields' } },
        ...unclear(/cannot be understood \((status|meta)\)/),
        ...UNLIKE,
      },
      {
        ...{ name: 'no reference', play: { fault: 'answer', drop: ['ipay_uuid'] } },
        ...shown,
        ...UNLIKE,
      },
      // More than the nine fields is how an interface grows; nothing that was promised is missing.
      { name: 'extra', play: { fault: 'extra-fields' }, ...shown, ...accepted },
    ],
  },
  {
    row: 30,
    fault: 'another environment or another id',
    variants: [
      {
        ...{ name: 'environment', play: { fault: 'other-environment' } },
        track: {
          ...{ problem: 'wrong-environment', sentence: /answered from "PRODUCTION"/, requests: 1 },
          loud: true,
        },
        list: {
          ...{ problem: 'wrong-environment', sentence: /answered from "PRODUCTION"/, requests: 1 },
          loud: true,
        },
        ...unknown(/came from another environment, "PRODUCTION"/),
      },
      {
        ...{ name: 'id', play: { fault: 'other-id' } },
        ...unclear(/cannot be understood \(linkId\)|about another link/),
        ...unknown(/was about another link$/),
      },
    ],
  },
  {
    row: 31,
    fault: 'impossible timestamps',
    variants: [
      {
        ...{ name: '30 February', play: { fault: 'impossible-timestamps' } },
        ...shown,
        ...UNLIKE,
      },
    ],
  },
];
