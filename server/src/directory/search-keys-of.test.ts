import { expect, test } from 'vitest';
import type { DirectoryRecord, ListedFacts, TrackedFacts } from './directory-record.ts';
import { searchKeysOf } from './search-keys-of.ts';

const LISTED: ListedFacts = {
  ...{ name: 'Ravi Kumar', mobile: '9876543210', email: 'Ravi.Kumar@Gmail.com' },
  ...{ purpose: 'Refund', description: 'Diwali refund Oct', referenceNo: 'INV-12345' },
  orderId: '1231212092131ktmdf',
  url: 'https://instant.pe/RK25fh',
  qrUrl: 'https://api.instantpay.in/payment/payout/link/qr/RK25fh/?size=200#top',
  ...{ paymentModes: ['ACCOUNT'], verifiesBeneficiary: true, activatedAt: null, expiresAt: null },
};
const TRACKED: TrackedFacts = {
  ...{ createdAt: null, sentAt: null, sinceAt: null },
  orderIds: ['1231212092131KTMDF', '1231212092140ABCDE'],
  accounts: [
    { number: '7770-0074 2858 5742', ifsc: 'yesb0cmsnoc' },
    { number: '9876543210@YBL', ifsc: null },
  ],
};

function keysOf(listed: Partial<ListedFacts> | null, tracked: Partial<TrackedFacts> | null = null): string[] {
  const record: DirectoryRecord = {
    ...{ linkId: '65704ADD83911e52b70ebcbc', status: 'ISSUED', providerStatus: 'ISSUED' },
    ...{
      amountPaise: 12_011,
      createdAt: 0,
      sinceAt: null,
      statusAt: 0,
      listedAt: 0,
      trackedAt: null,
      look: null,
    },
    listed: listed && { ...NO_FACTS, ...listed },
    tracked: tracked && { ...TRACKED, orderIds: [], accounts: [], ...tracked },
  };
  return searchKeysOf(record).map(({ kind, value }) => `${kind} ${value}`);
}

const NO_FACTS: ListedFacts = {
  ...{ name: null, mobile: null, email: null, purpose: null, description: null, referenceNo: null },
  ...{ orderId: null, url: null, qrUrl: null, paymentModes: [], verifiesBeneficiary: null },
  ...{ activatedAt: null, expiresAt: null },
};
const ALWAYS = ['link-id-end 0ebcbc', 'amount 12011'];

test('a link is kept by everything that List and Track tell of it, each once', () => {
  expect(keysOf(LISTED, TRACKED).toSorted()).toEqual(
    [
      ...ALWAYS,
      ...[
        'order-id 1231212092131KTMDF',
        'order-id 1231212092131',
        'order-id 1231212092140ABCDE',
        'order-id 1231212092140',
        'reference INV12345',
        'short-link rk25fh',
      ],
      ...['mobile 9876543210', 'mobile-last-6 543210', 'mobile-last-4 3210', 'mobile-last-3 210'],
      ...['e-mail ravi.kumar@gmail.com', 'text-word refund', 'text-word diwali', 'text-word oct'],
      ...['name-word ravi', 'name-word kumar', 'name-start rav', 'name-start kum'],
      ...['name-pair kumar ravi', 'name-pair ravi ₹12011', 'name-pair kumar ₹12011'],
      ...['account-last-6 585742', 'account-last-4 5742', 'upi-address 9876543210@ybl', 'ifsc YESB0CMSNOC'],
    ].toSorted(),
  );
});

test('a link of which nothing but its id and amount are known is kept by these', () => {
  expect(keysOf(null)).toEqual(ALWAYS);
});

test.each(['NA', 'na', 'N/A', 'n.a.', '-', '--', 'null', 'None', ' ', '', 'NIL'])(
  'what is written for nothing (“%s”) is no reference, order id, purpose or description',
  (none) => {
    expect(
      keysOf({ referenceNo: none, orderId: none, purpose: none, description: none, url: none, email: none }),
    ).toEqual(ALWAYS);
  },
);

test('somebody may be called Na', () => {
  expect(keysOf({ name: 'Na' })).toContain('name-word na');
});

test.each([
  ['+91 98765 43210', '9876543210'],
  ['09876543210', '9876543210'],
  ['९८७६५४३२१०', '9876543210'],
  ['+1 415 555 0100', '14155550100'],
  ['12', '12'],
])('the mobile “%s” is kept as %s', (mobile, kept) => {
  const keys = keysOf({ mobile });
  expect(keys).toContain(`mobile ${kept}`);
  expect(keys.includes(`mobile-last-4 ${kept.slice(-4)}`)).toBe(kept.length >= 4);
});

test.each([
  ['INV-12345', 'INV12345'],
  ['inv 12345', 'INV12345'],
  ['ORD/2024/77', 'ORD2024-77'],
  ['10-1', '10-1'],
  ['101', '101'],
  ['CN REF 22', 'CN-REF22'],
  ['***', '***'],
])('the reference “%s” is kept as %s', (referenceNo, kept) => {
  expect(keysOf({ referenceNo })).toContain(`reference ${kept}`);
});

test.each([
  ['https://instant.pe/RK25FH/', 'rk25fh'],
  ['instant.pe/RK25FH', 'rk25fh'],
  ['RK25FH', 'rk25fh'],
])('the code of “%s” is its last part', (url, code) => {
  expect(keysOf({ url })).toContain(`short-link ${code}`);
});

test.each(['https://instant.pe', 'https://instant.pe/', '/'])('the address “%s” has no code', (url) => {
  expect(keysOf({ url })).toEqual(ALWAYS);
});

test.each([
  ['José Ñuñez', ['jose', 'nunez']],
  ['क्षमा राव', ['क्षमा', 'राव']],
  ['O’Neil', ['oneil', 'neil']],
  ['A. P. J. Abdul-Kalam', ['abdul', 'kalam']],
  ['R', ['r']],
  ['R Kumar', ['kumar']],
  ['ＲＡＶＩ', ['ravi']],
])('the name “%s” is kept by its words', (name, words) => {
  const starts = new Set(
    words.map((word) => [...word].slice(0, 3).join('')).filter((start) => [...start].length > 2),
  );
  const keys = keysOf({ name });
  expect(keys.filter((key) => !key.startsWith('name-pair '))).toEqual([
    ...ALWAYS,
    ...words.map((word) => `name-word ${word}`),
    ...[...starts].map((start) => `name-start ${start}`),
  ]);
  const amount = '₹12011';
  expect(keys.filter((key) => key.startsWith('name-pair '))).toEqual(
    [...words, amount].flatMap((one, at, all) =>
      all.slice(at + 1).map((other) => `name-pair ${[one, other].toSorted().join(' ')}`),
    ),
  );
});

test('a description is not kept by how its words begin', () => {
  expect(keysOf({ description: 'Diwali' })).toEqual([...ALWAYS, 'text-word diwali']);
});

const hundredsOf = (word: string) => Array.from({ length: 400 }, (_, n) => `${word}${n}`).join(' ');

test('of a long description the first words are kept, and the name before all', () => {
  const keys = keysOf({ description: hundredsOf('word'), name: 'Ravi Kumar' });
  const words = keys.filter((key) => /^(?:name|text)-word /.test(key));
  expect(words).toHaveLength(40);
  expect(words.slice(0, 3)).toEqual(['name-word ravi', 'name-word kumar', 'text-word word0']);
});

test('a word of the name is not kept again where the description repeats it', () => {
  const keys = keysOf({ description: 'for Ravi', name: 'Ravi' });
  expect(keys.filter((key) => key.endsWith(' ravi'))).toEqual(['name-word ravi']);
});

test('a name that never ends is kept by its first words, and by a few hundred keys at most', () => {
  const keys = keysOf({ name: hundredsOf('word') });
  expect(keys.filter((key) => key.startsWith('name-word '))).toHaveLength(12);
  expect(keys.filter((key) => key.startsWith('text-word '))).toHaveLength(28);
  expect(keys.length).toBeLessThan(200);
});
