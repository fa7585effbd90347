import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DirectoryRecord } from '../directory/directory-record.ts';
import { searchKeysOf } from '../directory/search-keys-of.ts';
import { waysOfMeaning } from './keys-of-meaning.ts';
import { matchOf } from './match-of.ts';
import type { Meaning } from '../pastes/paste.ts';

const NAMES = ['Ravi', 'KUMAR', 'José', 'रवि', 'शर्मा', 'ശ്രീ', 'D’Souza', 'Nair', 'O', 'Tara', '李'];
const WORDS = ['Diwali', 'refund', 'Oct', '2023', 'order', '4411', 'Ravi', 'वापसी', 'return', 'x'];
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const some = (words: string[]) => fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 });
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 4 });

/** The parts of a link, from which the test itself says what it has to be found by. */
const parts = fc.record({
  linkId: fc.stringMatching(/^[0-9a-f]{24}$/),
  amountPaise: fc.nat(100_000_000),
  name: optional(some(NAMES)),
  text: optional(some(WORDS)),
  mobile: optional(fc.stringMatching(/^[6-9][0-9]{9}$/)),
  spelling: fc.constantFrom('', '+91 ', '0', '91'),
  user: optional(fc.stringMatching(/^[A-Za-z][A-Za-z0-9.]{0,8}[a-z]$/)),
  reference: optional(
    fc.tuple(fc.stringMatching(/^[A-Z]{2,4}$/), fc.constantFrom('', '-', ' ', '/'), digits(5)),
  ),
  orders: fc.array(fc.stringMatching(/^[0-9]{13}[A-Z]{5}$/), { maxLength: 3 }),
  code: optional(fc.stringMatching(/^[A-Za-z0-9]{6}$/)),
  account: optional(digits(14)),
  upi: optional(fc.stringMatching(/^[a-z0-9]{3,9}@[a-z]{3}$/)),
  ifsc: optional(fc.stringMatching(/^[A-Z]{4}0[A-Z0-9]{6}$/)),
});
type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;

function recordOf(link: Parts): DirectoryRecord {
  const accounts = [link.account, link.upi].filter((number) => number !== null);
  return {
    ...{ linkId: link.linkId, status: 'ISSUED', providerStatus: 'ISSUED', amountPaise: link.amountPaise },
    ...{ createdAt: 0, sinceAt: null, statusAt: 0, listedAt: 0, trackedAt: 0, look: null },
    listed: {
      name: link.name?.join(' ') ?? null,
      mobile: link.mobile === null ? null : `${link.spelling}${link.mobile}`,
      email: link.user === null ? null : `${link.user}@Example.in`,
      ...{ purpose: null, description: link.text?.join(', ') ?? null },
      referenceNo: link.reference?.join('') ?? null,
      orderId: link.orders[0] ?? null,
      url: link.code === null ? null : `https://instant.pe/${link.code}`,
      ...{ qrUrl: null, paymentModes: [], verifiesBeneficiary: null, activatedAt: null, expiresAt: null },
    },
    tracked: {
      ...{ createdAt: null, sentAt: null, sinceAt: null, orderIds: link.orders.slice(1) },
      accounts: accounts.map((number) => ({ number, ifsc: link.ifsc?.toLowerCase() ?? null })),
    },
  };
}

/** As people know it: each part of the link, whole or its end, said by the test in its own words. */
function meaningsOf(link: Parts): [Meaning, string][] {
  const { mobile, account } = link;
  const words = [...(link.name ?? []), ...(link.text ?? [])]
    .filter((word) => [...word].length > 1)
    .map((word) => FOLDED[word] ?? word.toLowerCase());
  const meanings: [Meaning, string][] = [
    [{ by: 'link id', linkId: link.linkId }, 'link id'],
    [{ by: 'amount', paise: link.amountPaise }, 'amount'],
    ...[6, 9, 23].map((n): [Meaning, string] => [
      { by: 'link id end', end: link.linkId.slice(-n) },
      'link id',
    ]),
    ...link.orders.flatMap((orderId): [Meaning, string][] => [
      [{ by: 'order id', orderId }, 'order id'],
      [{ by: 'order id', orderId: orderId.slice(0, 13) }, 'order id'],
    ]),
    ...words.map((word): [Meaning, string] => [{ by: 'words', words: [word] }, '']),
  ];
  if (words.length > 0) {
    meanings.push([{ by: 'words', words }, '']);
    meanings.push([{ by: 'words', words, paise: link.amountPaise }, '']);
  }
  const named = (link.name ?? []).map((word) => FOLDED[word] ?? word.toLowerCase());
  const starts = named.filter((word) => [...word].length > 2).map((word) => [...word].slice(0, 3).join(''));
  if (starts.length > 0) {
    meanings.push([{ by: 'name starts', starts }, 'name']);
    const paise = link.amountPaise;
    meanings.push([{ by: 'name starts', starts: starts.map((start) => start.slice(0, 3)), paise }, 'name']);
  }
  if (mobile !== null) {
    meanings.push([{ by: 'mobile', mobile }, 'mobile']);
    for (const n of [3, 4, 5, 6, 7, 8, 9])
      meanings.push([{ by: 'mobile end', digits: mobile.slice(-n) }, 'mobile']);
  }
  if (link.user !== null)
    meanings.push([{ by: 'e-mail', email: `${link.user.toLowerCase()}@example.in` }, 'e-mail']);
  if (link.reference !== null)
    meanings.push([{ by: 'reference', reference: `${link.reference[0]}${link.reference[2]}` }, 'reference']);
  if (link.code !== null) meanings.push([{ by: 'short link', code: link.code }, 'short link']);
  if (account !== null) {
    meanings.push([{ by: 'account', number: account }, 'account']);
    for (const n of [4, 5, 9, 14])
      meanings.push([{ by: 'account end', digits: account.slice(-n) }, 'account']);
  }
  if (link.upi !== null) meanings.push([{ by: 'account', number: link.upi }, 'account']);
  if (link.ifsc !== null && (account ?? link.upi) !== null)
    meanings.push([{ by: 'ifsc', ifsc: link.ifsc }, 'IFSC']);
  return meanings;
}

const FOLDED: Record<string, string> = { José: 'jose', 'D’Souza': 'dsouza', '2023': '2023' };

const textOf = ({ kind, value }: { kind: string; value: string }) => `${kind} ${value}`;
/** How many ways lead to a link. */
const waysTo = (record: DirectoryRecord, meaning: Meaning) => {
  const kept = new Set(searchKeysOf(record).map(textOf));
  return waysOfMeaning(meaning).filter((way) =>
    way.every((choice) => choice.some((key) => kept.has(textOf(key)))),
  ).length;
};

test('nothing that is kept of a link is not found', () => {
  fc.assert(
    fc.property(parts, (link) => {
      const record = recordOf(link);
      for (const [meaning, expected] of meaningsOf(link)) {
        // A link that is found twice would be counted twice.
        expect(waysTo(record, meaning), JSON.stringify(meaning)).toBe(1);
        const matched = matchOf(meaning, record);
        if (expected === '') expect(['name', 'description'], JSON.stringify(meaning)).toContain(matched);
        else expect(matched, JSON.stringify(meaning)).toBe(expected);
      }
    }),
    { numRuns: 300 },
  );
});

test('nothing is found that is not on the link, and what is found has all its keys', () => {
  fc.assert(
    fc.property(parts, parts, (link, other) => {
      const record = recordOf(link);
      const own = new Set(meaningsOf(link).map(([meaning]) => JSON.stringify(meaning)));
      for (const [meaning] of meaningsOf(other)) {
        if (['words', 'name starts'].includes(meaning.by) || own.has(JSON.stringify(meaning))) continue;
        expect(matchOf(meaning, record), JSON.stringify(meaning)).toBeNull();
      }
    }),
    { numRuns: 300 },
  );
});

/** Near misses: a digit more, a digit less, another letter. */
test('a value that is only nearly right finds nothing', () => {
  fc.assert(
    fc.property(parts, fc.nat(8), fc.integer({ min: 1, max: 9 }), (link, at, by) => {
      const record = recordOf(link);
      const turned = (text: string) =>
        `${text.slice(0, at)}${(Number(text.charAt(at)) + by) % 10}${text.slice(at + 1)}`;
      if (link.mobile !== null) {
        expect(matchOf({ by: 'mobile', mobile: turned(link.mobile) }, record)).toBeNull();
        expect(matchOf({ by: 'mobile', mobile: link.mobile.slice(0, 9) }, record)).toBeNull();
      }
      if (link.account !== null) {
        expect(matchOf({ by: 'account', number: turned(link.account) }, record)).toBeNull();
        expect(matchOf({ by: 'account end', digits: `${by}${link.account}` }, record)).toBeNull();
      }
      expect(matchOf({ by: 'amount', paise: link.amountPaise + by }, record)).toBeNull();
      expect(matchOf({ by: 'words', words: ['ravi', 'nobody'] }, record)).toBeNull();
      expect(matchOf({ by: 'words', words: [] }, record)).toBeNull();
    }),
    { numRuns: 300 },
  );
});

const NOBODYS_PAISE = 1;
const anyMeaning: fc.Arbitrary<Meaning> = fc.oneof(
  fc.record({ by: fc.constant('account' as const), number: fc.stringMatching(/^0{0,9}[0-9]{1,9}$/) }),
  fc.record({
    by: fc.constant('short link' as const),
    code: fc.constantFrom('rk25fh', 'RK25FH', 'Rk25fh', 'İx'),
  }),
  fc.record({ by: fc.constant('mobile end' as const), digits: fc.stringMatching(/^[01]{3,9}$/) }),
  fc.record({ by: fc.constant('account end' as const), digits: fc.stringMatching(/^[01]{4,9}$/) }),
  fc.record(
    {
      by: fc.constant('words' as const),
      words: fc.array(fc.constantFrom('a', 'b', 'ab', 'ba'), { minLength: 1 }),
      paise: fc.constantFrom(NOBODYS_PAISE, NOBODYS_PAISE + 1),
    },
    { requiredKeys: ['by', 'words'] },
  ),
  fc.record({
    by: fc.constant('name starts' as const),
    starts: fc.array(fc.stringMatching(/^[ab]{2,4}$/), { minLength: 1, maxLength: 2 }),
  }),
);

test('whatever the provider keeps, one way leads to a match, and to nothing else by whole words', () => {
  const odd = fc.record({
    number: fc.stringMatching(/^[01]{1,18}$/),
    mobile: fc.stringMatching(/^[01]{1,12}$/),
    code: fc.constantFrom('rK25FH', 'RK25FH', 'İx', 'rk25fh'),
    name: fc.stringMatching(/^[ab '’.]{0,12}$/),
    description: fc.stringMatching(/^[ab '’.]{0,200}$/),
  });
  fc.assert(
    fc.property(odd, anyMeaning, ({ number, mobile, code, name, description }, meaning) => {
      const record = recordOf({
        ...NOBODY,
        account: number,
        mobile,
        code,
        name: [name],
        text: [description],
      });
      const isMatch = matchOf(meaning, record) !== null;
      if (isMatch || meaning.by === 'words') expect(waysTo(record, meaning)).toBe(isMatch ? 1 : 0);
    }),
    { numRuns: 2000 },
  );
});

const NOBODY: Parts = {
  ...{
    linkId: '65704add83911e52b70ebcbc',
    amountPaise: NOBODYS_PAISE,
    name: null,
    text: null,
    mobile: null,
    spelling: '',
  },
  ...{ user: null, reference: null, orders: [], code: null, account: null, upi: null, ifsc: null },
};

test.each([
  [['ravi'], 'name'],
  [['refund'], 'description'],
  [['ravi', 'kumar', 'refund'], 'name'],
  [['ravi', 'refund', 'oct'], 'description'],
] as const)('the words %j are found in the %s', (words, where) => {
  const record = recordOf({ ...NOBODY, name: ['Ravi', 'Kumar'], text: ['refund', 'Oct'] });
  expect(matchOf({ by: 'words', words: [...words] }, record)).toBe(where);
});

test.each([
  ['rk25fH', null],
  ['rk25fh', 'short link'],
  ['RK25FH', 'short link'],
  ['Rk25fh', 'short link'],
])('the capitals of a code count where there are both kinds: %s finds %s', (code, found) => {
  expect(matchOf({ by: 'short link', code }, recordOf({ ...NOBODY, code: 'Rk25fh' }))).toBe(found);
});

test.each([
  [['tan', 'meh'], 'name'],
  [['tanvi', 'me'], 'name'],
  [['meht'], 'name'],
  [['tanvi', 'x'], null],
  [['anvi'], null],
  [['ref'], null],
])('the beginnings %j of a name: %s', (starts, found) => {
  const record = recordOf({ ...NOBODY, name: ['Tanvi', 'Mehta'], text: ['refund'] });
  expect(matchOf({ by: 'name starts', starts }, record)).toBe(found);
  expect(matchOf({ by: 'name starts', starts, paise: 2 }, record)).toBeNull();
});

test('a name and an amount typed together have to hold both', () => {
  const record = recordOf({ ...NOBODY, name: ['Tanvi'] });
  expect(matchOf({ by: 'words', words: ['tanvi'], paise: 1 }, record)).toBe('name');
  expect(matchOf({ by: 'words', words: ['tanvi'], paise: 2 }, record)).toBeNull();
});

test('an account is found without the zeros in front', () => {
  const record = recordOf({ ...NOBODY, account: '00112233445566' });
  expect(matchOf({ by: 'account', number: '112233445566' }, record)).toBe('account');
});
