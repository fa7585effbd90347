import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NAUGHTY_STRINGS } from '../../testing/naughty-strings.ts';
import type { Meaning } from './paste.ts';
import { readPaste } from './read-paste.ts';

const firstOf = (text: string): Meaning | undefined => {
  const paste = readPaste(text);
  return paste.kind === 'one' ? paste.tiers[0]?.[0] : undefined;
};

const mobile = fc.stringMatching(/^[6-9][0-9]{9}$/);
const gap = fc.constantFrom('', ' ', '-', '.', '\u00a0', '–', ' - ', '\u200b');
const prefix = fc.constantFrom(
  '',
  '+91',
  '+91 ',
  '+91-',
  '0',
  '0 ',
  '91 ',
  '(+91) ',
  '0091 ',
  '091-',
  'tel:+91',
  'https://wa.me/91',
);
const wrap = fc.constantFrom<[string, string]>(
  ['', ''],
  [' ', '\n'],
  ['"', '"'],
  ['(', ')'],
  ['Mob: ', ''],
  ['call me on ', ' please'],
  ['Ph.no:- ', '.'],
  ['\u202a', '\u202c'],
  ['Ravi, ', ', Delhi'],
);
const script = fc.constantFrom(
  0x30,
  0x966,
  0x9e6,
  0xa66,
  0xae6,
  0xb66,
  0xbe6,
  0xc66,
  0xce6,
  0xd66,
  0x660,
  0x6f0,
  0xff10,
);
const inScript = (digits: string, zero: number) =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const broken = fc.constantFrom([5], [4, 7], [3, 6], []);

test('a mobile is the same mobile in any spelling', () => {
  fc.assert(
    fc.property(
      mobile,
      gap,
      broken,
      prefix,
      wrap,
      script,
      (digits, between, at, before, [left, right], zero) => {
        const parts = [0, ...at].map((from, n) => digits.slice(from, at[n] ?? 10));
        // A word and a number behind it are a name and a part of a number to nobody.
        const text = `${left}${before}${inScript(parts.join(between), zero)}${right}`;
        expect(firstOf(text), text).toEqual({ by: 'mobile', mobile: digits });
      },
    ),
    { numRuns: 500 },
  );
});

const hex = fc.stringMatching(/^[0-9a-f]{24}$/).filter((id) => /[a-f]/.test(id));
const ending = (text: string) => !/^[\p{L}\p{N}]|[\p{L}\p{N}]$/u.test(text.normalize('NFKC'));

test('a link id is found in any text around it', () => {
  fc.assert(
    fc.property(hex, fc.string(), fc.string(), fc.boolean(), (id, before, after, shouted) => {
      fc.pre(!/[0-9a-f]{24}|#/i.test(`${before}${after}`.normalize('NFKC')));
      const [left, right] = [ending(before) ? before : `${before} `, ending(after) ? after : ` ${after}`];
      expect(firstOf(`${left}${shouted ? id.toUpperCase() : id}${right}`)).toEqual({
        by: 'link id',
        linkId: id,
      });
    }),
  );
});

const SAID: fc.Arbitrary<[string, Meaning]> = fc.oneof(
  fc
    .stringMatching(/^1[0-9]{12}[A-Z]{5}$/)
    .map((id): [string, Meaning] => [id, { by: 'order id', orderId: id }]),
  fc
    .tuple(
      fc.constantFrom('INV', 'ORD', 'EMP', 'CN'),
      fc.constantFrom('-', '/', '', '_'),
      fc.stringMatching(/^[1-9][0-9]{3,6}$/),
    )
    .map(([a, b, c]): [string, Meaning] => [`${a}${b}${c}`, { by: 'reference', reference: `${a}${c}` }]),
  fc
    .stringMatching(/^[a-z]{2,8}\.[a-z]{2,8}@[a-z]{3,8}\.(?:com|in)$/)
    .map((email): [string, Meaning] => [email, { by: 'e-mail', email }]),
  fc
    .integer({ min: 1, max: 99_99_999 })
    .map((rupees): [string, Meaning] => [
      `₹${rupees.toLocaleString('en-IN')}`,
      { by: 'amount', paise: rupees * 100 },
    ]),
  fc
    .stringMatching(/^[A-Za-z0-9]{6}$/)
    .map((code): [string, Meaning] => [`https://instant.pe/${code}`, { by: 'short link', code }]),
);

test('what is shaped like itself is found in a sentence, in capitals or not', () => {
  fc.assert(
    fc.property(
      SAID,
      fc.constantFrom('', 'Hello, I got nothing for ', 'pls check ', '"', '(', 'FYI: '),
      ([text, meaning], before) => {
        const after = AFTER[before] ?? ' since last week.';
        expect(firstOf(`${before}${text}${after}`), text).toEqual(meaning);
        if (meaning.by !== 'short link') expect(firstOf(text.toLowerCase()), text).toEqual(meaning);
      },
    ),
    { numRuns: 500 },
  );
});

const AFTER: Record<string, string> = { '"': '"', '(': ')', '': '' };

test('a list of one kind is read line by line, in its order', () => {
  const lists = fc.oneof(
    fc.uniqueArray(mobile, { minLength: 2, maxLength: 30 }),
    fc.uniqueArray(hex, { minLength: 2, maxLength: 30 }),
  );
  const bullet = fc.constantFrom('', '- ', '• ', '* ', '1. ', '2) ');
  fc.assert(
    fc.property(lists, bullet, fc.constantFrom('\n', '\r\n', '\n\n'), (things, mark, end) => {
      const paste = readPaste(things.map((thing) => `${mark}${thing}`).join(end));
      const read = paste.kind === 'several' ? paste.lines.map(({ reading }) => reading?.tiers[0]?.[0]) : [];
      expect(read.map((meaning) => JSON.stringify(meaning).split('"')[7])).toEqual(things);
    }),
  );
});

test('two hundred lines are read, and no more', () => {
  const ids = (count: number) =>
    Array.from({ length: count }, (_, n) => `65704add83911e52b7${n.toString(16).padStart(6, '0')}`).join(
      '\n',
    );
  const read = readPaste(ids(200));
  expect(read.kind === 'several' ? read.lines.length : read).toBe(200);
  expect(readPaste(ids(201))).toEqual({
    kind: 'nothing',
    because: 'These are 201 lines. Paste at most 200 at once.',
  });
});

test('naughty strings are understood or refused in words', () => {
  for (const text of NAUGHTY_STRINGS)
    expect(['everything', 'one', 'several', 'nothing'], text).toContain(readPaste(text).kind);
});

test('no word is looked for that is longer than any name', () => {
  for (const around of ['', ' link', ' 500', ', naam Asha'])
    expect(JSON.stringify(readPaste(`${'q'.repeat(81)}${around}`)), around).not.toContain('q'.repeat(81));
});

const PIECES = [
  '9',
  ' ',
  '-',
  '@',
  '.',
  'a',
  '+',
  '(',
  "'",
  '"',
  '1,',
  '/',
  'X',
  '•',
  '*',
  '\n',
  '\t',
  ':',
  '#',
  '=',
  'f0',
  'rs',
  'no',
  'ref',
  '₹',
  '₹1',
  'https://',
  'a.com/',
  'last 4',
  'name is ',
  '\ufdfa',
  'é',
  '[at]',
  '12/',
  'Jan ',
  'five ',
  'hundred ',
  'Cr ',
  '· ',
  'R•• ',
  'instant.pe/',
  '%2F',
  'UTR ',
];

const TRAPS = ['9', ' ', '@', '.', 'a', '1,', '12/', 'x.', '•1', 'last 4', 'nine ', 'name '];

/** Regular expressions are a trap here: each of these is one that some pattern has to go back over. */
test('ten thousand characters of anything are read within half a second', () => {
  readPaste('warm up');
  const slow: string[] = [];
  for (const one of TRAPS) {
    for (const other of TRAPS) {
      const text = `${one}${other}`.repeat(10_000).slice(0, 10_000);
      const startedAt = performance.now();
      readPaste(text);
      if (performance.now() - startedAt > 500)
        slow.push(`${JSON.stringify(one + other)} ${performance.now() - startedAt}`);
    }
  }
  expect(slow).toEqual([]);
});

test('whatever is pasted is understood or refused in words', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 1000 }),
    fc.string({ unit: fc.constantFrom(...PIECES), maxLength: 1000 }),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const paste = readPaste(text);
      if (paste.kind === 'nothing') expect(paste.because).toMatch(/^[A-Z].*\.$/s);
      if (paste.kind === 'one') {
        expect(paste.tiers.length).toBeGreaterThan(0);
        for (const tier of paste.tiers) {
          expect(tier.length).toBeGreaterThan(0);
          expect(tier.length).toBeLessThanOrEqual(20);
        }
      }
    }),
    { numRuns: 150 },
  );
});
