import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hiddenFrom, maskFreeText, maskKnown, maskReference, maskStatus, type Hidden } from './hidden.ts';
import { maskQuoted } from './mask-quoted.ts';

const RAVI: Hidden = {
  names: ['Ravi Kumar'],
  values: [
    '9876543210',
    'ravi@mail.in',
    'https://instant.pe/RK25FH',
    'https://api.instantpay.in/payment/payout/link/qr/RK25FH',
    '12345678',
    'SBI00123456789',
    '98ravi@ybl',
  ],
};
const UNKNOWN: Hidden = { names: null, values: [] };

test.each([
  ['open https://instant.pe/RK25FH now', 'open ••••FH now'],
  ['open https://instant.pe/RK25FH.', 'open ••••FH.'],
  ['(instant.pe/RK25FH)', '(••••FH)'],
  ['code RK25FH for Ravi', 'code ••••FH for R•••••'],
  ['a/c 12345678 failed', 'a/c ••••5678 failed'],
  ['XSBI12345678', 'XSBI••••5678'],
  ['sbi00123456789', '••••6789'],
  ['ref9876543210a', 'ref••••••3210a'],
  ['RAVI@MAIL.IN', 'R••••@MAIL.IN'],
])('what is known of the recipient does not stand in “%s”', (text, masked) => {
  expect(maskKnown(text, RAVI)).toMatch(masked);
});

test.each([
  ['see www.example.com/pay?id=9', 'see ••••'],
  ['hxxp is no address', 'hxxp is no address'],
  ['mail ravi＠mail.in', 'mail r••••@mail.in'],
  ['mail ravi%40mail.in', 'mail r••••@mail.in'],
  ['mail ravi(at)mail.in', 'mail r••••@mail.in'],
  ['mail ravi @ mail.in today', 'mail r••••@mail.in today'],
  ['upi:9876543210@ybl', 'upi:98••••@ybl'],
  ['claimed @ 14:51', 'claimed @ 14:51'],
])('in “%s” nothing has to be known to be masked', (text, masked) => {
  const shown = maskKnown(text, { names: [], values: [] });
  expect(shown.slice(0, masked.length)).toBe(masked);
  expect(shown).not.toMatch(/pay\?id|ravi|9876/);
});

test('a number that is somebody’s account in one link is nothing in another', () => {
  expect(maskKnown('batch 12345678', { names: [], values: [] })).toBe('batch 12345678');
});

test('who may see names is hidden everything but names', () => {
  expect(maskFreeText('Ravi 9876543210', hiddenFrom({ permissions: ['see-names'] }, RAVI))).toBe(
    'Ravi ••••••3210',
  );
  expect(maskFreeText('Ravi 9876543210', hiddenFrom({ permissions: ['look'] }, RAVI))).toBe(
    'R••••• ••••••3210',
  );
});

test('a reference to quote keeps its long numbers, but no number of the recipient', () => {
  expect(maskReference('123456789012345', RAVI)).toBe('123456789012345');
  expect(maskReference('X-9876543210', RAVI)).toBe('X-••••••3210');
});

test('a status that is a code stays, one that is a sentence may name somebody', () => {
  expect(maskStatus('ON_HOLD', UNKNOWN)).toBe('ON_HOLD');
  expect(maskStatus('Held for Ravi Kumar', UNKNOWN)).toBe('H••••• for R••••• K•••••');
  expect(maskStatus('RAVI_KUMAR', RAVI)).toBe('R••••• K••••');
});

test('of a sentence of ours only what it quotes is masked, and machines keep their addresses', () => {
  const sentence =
    'InstantPay refused Linkdesk’s access: "Zubin asked from 203.112.144.251" (Zubin). Your administrator must act.';
  expect(maskQuoted(sentence, UNKNOWN)).toBe(
    'InstantPay refused Linkdesk’s access: "Z••••• asked from 203.112.144.251" (Z•••••). Your administrator must act.',
  );
  expect(maskQuoted('It says: "a "Ravi" quoted 9876543210" (IAC), your administrator must act', RAVI)).toBe(
    'It says: "a "R•••••" quoted ••••••3210" (IAC), your administrator must act',
  );
});

const piece = fc.constantFrom(
  ...['Ravi', 'kumar', '9876543210', '98765', '43210', 'ravi@mail.in', 'https://instant.pe/RK25FH', 'RK25FH'],
  ...[
    '12345678',
    '@',
    '•',
    '·',
    '-',
    '"',
    '(',
    ')',
    'a/c',
    '₹120.11',
    '2023-12-12',
    '91',
    'paid',
    '98ravi@ybl',
    '\u200b',
    '/',
  ],
);
const text = fc
  .tuple(fc.array(piece, { maxLength: 9 }), fc.constantFrom('', ' '))
  .map(([all, gap]) => all.join(gap));

test('masking twice changes nothing, whatever is known', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(RAVI, UNKNOWN, { names: [], values: [] }), (given, hidden) => {
      const once = maskFreeText(given, hidden);
      expect(maskFreeText(once, hidden)).toBe(once);
    }),
    { numRuns: 2000 },
  );
});

test('no run of ten digits survives, however it is grouped', () => {
  const digit = fc.constantFrom(...'0123456789०५९');
  const gap = fc.constantFrom('', '', '', ' ', '-', '.', '\u00a0', '\u200b', ') ');
  const run = fc
    .array(fc.tuple(digit, gap), { minLength: 10, maxLength: 19 })
    .map((all) => all.flat().join(''));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('to', 'call', '·', '(', 'paid:'), run), {
        minLength: 1,
        maxLength: 3,
      }),
      (parts) => {
        const masked = maskFreeText(parts.map((all) => all.join(' ')).join(' and '), UNKNOWN);
        expect(masked.replace(/[\s().\-\u200b]/g, '')).not.toMatch(/\p{Nd}{10}/u);
      },
    ),
    { numRuns: 1000 },
  );
});
