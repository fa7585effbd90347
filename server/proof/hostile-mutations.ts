import { seededRandom, type SeededRandom } from '../sandbox/seeded-random.ts';
import { ODD_VALUES, ODD_WHOLES } from './hostile-oddities.ts';

export type HostileAnswer = { status: number; contentType: string | undefined; body: Buffer };

/** An answer as it is written, so that a key may stand twice and a value need not be JSON. */
type Member = { key: string; value: string };

/** The provider's answer to a cancel with nought to three things done to it; the same for the same seed. */
export function hostileAnswer(seed: string): HostileAnswer {
  const random = seededRandom(seed);
  const members: Member[] = ENVELOPE.map(([key, value]) => ({ key: JSON.stringify(key), value }));
  const changes = random.between(0, 3);
  const http = { status: 200, contentType: 'application/json' as string | undefined };
  const ofText: ((text: string, random: SeededRandom) => string)[] = [];
  for (let n = 0; n < changes; n++) {
    const kind = random.next();
    if (kind < 0.62) random.pick(OF_MEMBERS)(members, random);
    else if (kind < 0.85) ofText.push(random.pick(OF_TEXT));
    else if (kind < 0.95) random.pick(OF_HTTP)(http, random);
    else ofText.push((_, chance) => chance.pick(ODD_WHOLES));
  }
  const written = `{${members.map(({ key, value }) => `${key}:${value}`).join(',')}}`;
  const text = ofText.reduce((rest, apply) => apply(rest, random), written);
  return { ...http, body: bytesOf(text) };
}

const ENVELOPE: [string, string][] = [
  ['statuscode', '"TXN"'],
  ['actcode', 'null'],
  ['status', '"Link Cancelled Successfully"'],
  ['data', 'null'],
  ['timestamp', '"2023-12-14 11:29:45"'],
  ['ipay_uuid', '"h0009ad832f4-9d2d"'],
  ['orderid', 'null'],
  ['environment', '"SANDBOX"'],
  ['internalCode', 'null'],
];

type OfMembers = (members: Member[], random: SeededRandom) => void;

const OF_MEMBERS: OfMembers[] = [
  (members, random) => void members.splice(random.between(0, members.length - 1), 1),
  (members, random) => members.push({ ...random.pick(members) }),
  (members, random) => members.unshift({ ...random.pick(members), value: random.pick(ODD_VALUES) }),
  (members, random) => void members.sort(() => random.next() - 0.5),
  (members, random) => void (random.pick(members).value = random.pick(ODD_VALUES)),
  (members, random) => void (random.pick(members).value = random.pick(ODD_VALUES)),
  (members, random) => void (random.pick(members).value = random.pick(LIKELY_VALUES)),
  (members, random) => void (random.pick(members).value = random.pick(LIKELY_VALUES)),
  (members, random) => members.push({ key: '"extra"', value: random.pick(ODD_VALUES) }),
  (members, random) => members.push({ key: random.pick(ODD_KEYS), value: random.pick(ODD_VALUES) }),
  (members, random) => change(members, random, (key) => key.toUpperCase()),
  (members, random) => change(members, random, (key) => ` ${key}`),
  (members, random) => change(members, random, (key) => key.replace('s', '\u0455')),
  // A key spelled with escapes is the same key; said twice in two spellings it is said twice.
  (members, random) =>
    void Object.assign(random.pick(members), { key: escapedKey(random.pick(members).key) }),
  (members, random) => members.push({ ...random.pick(members), key: escapedKey(random.pick(members).key) }),
  (members, random) => escapeOwn(random.pick(members)),
  (members, random) => deepen(members, random.between(15, 25)),
];

function change(members: Member[], random: SeededRandom, rename: (key: string) => string): void {
  const member = random.pick(members);
  member.key = `"${rename(member.key.slice(1, -1))}"`;
}

function escapedKey(quoted: string): string {
  return quoted.replace(/[a-z]/i, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
}

function escapeOwn(member: Member): void {
  member.key = escapedKey(member.key);
}

function deepen(members: Member[], depth: number): void {
  const data = members.find(({ key }) => key === '"data"');
  if (data !== undefined) data.value = `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
}

const LIKELY_VALUES = [
  ...[
    '"TXN"',
    '"txn"',
    '" TXN"',
    '"TXN "',
    '"TUP"',
    '"\\u0054XN"',
    '"TXN\\u0000"',
    '"ТXN"',
    '["TXN"]',
    '"RPI"',
  ],
  ...[
    '"SANDBOX"',
    '"Sandbox"',
    '"sandbox"',
    '"LIVE"',
    '"PRODUCTION"',
    '"SANDBOX "',
    '"SANDBOX\\u200b"',
    '""',
  ],
  ...['"2023-02-30 11:29:45"', '"2024-02-29 23:59:59"', '"2023-12-14T11:29:45"', '"2023-12-14 24:00:00"'],
  ...[
    '{}',
    '{"linkId":"65704add83911e52b70ebcbc"}',
    '{"linkId":"657aa9841b8d3897ff0a84fb"}',
    '{"linkId":null}',
  ],
  ...['"Link is already cancelled"', '"\\ud800"', '"0"', 'null', 'null', 'null'],
];
const ODD_KEYS = [
  ...['"__proto__"', '"\\u005f_proto__"', '"constructor"', '"toString"', '""', '"statuscode\\u0000"'],
  ...['"STATUSCODE"', '"statusCode"', '"status code"', 'statuscode', "'statuscode'", '1', 'null', '"a\\/b"'],
];

type OfText = (text: string, random: SeededRandom) => string;

const OF_TEXT: OfText[] = [
  (text) => `\uFEFF${text}`,
  (text) => `${text}${text}`,
  (text) => `${text}{}`,
  (text) => `${text}\u0000`,
  (text) => `[${text}]`,
  (text) => `{"answer":${text}}`,
  (text) => JSON.stringify(text),
  (text) => text.replace(/\}$/, ',}'),
  (text) => text.replace('{', '{,'),
  (text) => text.replaceAll('"', "'"),
  (text) => text.replace(',', ',/* a comment */'),
  (text) => `// a comment\n${text}`,
  (text) => `)]}',\n${text}`,
  (text) => `callback(${text})`,
  (text) => text.replaceAll(':', ' :\t').replaceAll(',', '\r\n , '),
  (text) => ` \n\t\r${text}\r\n `,
  (text) => `\u00a0${text}`,
  (text) => `${text}\u000b`,
  (text) => text.replace(',', ';'),
  (text) => text.replace(':', '='),
  (text, random) => text.slice(0, random.between(0, text.length - 1)),
  (text, random) => text.slice(random.between(1, text.length - 1)),
  (text, random) => splice(text, random, ''),
  (text, random) =>
    splice(text, random, random.pick(['\n', '\t', '"', '\\', '{', '}', ',', ':', '0', '\u2028'])),
  (text, random) => splice(text, random, RAW),
];

function splice(text: string, random: SeededRandom, put: string): string {
  const at = random.between(0, text.length - 1);
  return `${text.slice(0, at)}${put}${text.slice(at + (put === '' ? 1 : 0))}`;
}

/** Stands where bytes come that are no UTF-8. */
const RAW = '\u{F0000}';
const NOT_UTF8 = ['ff', 'c328', 'eda080', 'f4908080', 'c080', 'e28228', 'fe', '80'];

function bytesOf(text: string): Buffer {
  const bytes = Buffer.from(NOT_UTF8[text.length % NOT_UTF8.length] ?? 'ff', 'hex');
  const pieces = text.split(RAW).flatMap((piece, n) => (n === 0 ? [piece] : [bytes, piece]));
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
}

type OfHttp = (http: { status: number; contentType: string | undefined }, random: SeededRandom) => void;

const OF_HTTP: OfHttp[] = [
  (http, random) => void (http.status = random.pick([201, 202, 203, 206, 226, 299])),
  (http, random) =>
    void (http.status = random.pick([300, 302, 307, 400, 401, 403, 404, 408, 429, 500, 503, 599])),
  (http, random) => void (http.contentType = random.pick(TYPES)),
];

const TYPES = [
  ...['application/json; charset=utf-8', 'application/json;charset="UTF-8"', 'Application/JSON', undefined],
  ...['application/json; charset=utf-16', 'application/json; charset=latin1', 'text/html', 'text/json', ''],
  ...['application/json-seq', 'application/problem+json', 'application/jsonp', 'xapplication/json', 'json'],
  ...['application/json, text/html', 'application/json; charset=utf-8; x=1', 'text/plain; application/json'],
];
