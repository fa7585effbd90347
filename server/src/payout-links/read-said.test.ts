import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSaid } from './read-said.ts';

const kinds = (text: string) => readSaid(text).map(({ kind, value }) => `${kind} ${value}`);

test.each([
  '8430454547',
  '+91 84304 54547',
  '091-84304-54547',
  '0091 8430454547',
  '(+91) 84304.54547',
  '84304‑54547',
  '84304 54547\u200b',
  '८४३०४५४५४७',
])('the mobile in “%s” is the same one', (text) => {
  expect(kinds(text)[0]).toBe('mobile 8430454547');
});

test.each([
  [' Gaurav.S@Gmail.COM ', ['e-mail gaurav.s@gmail.com']],
  ['98Gaurav@OkSbi', ['UPI address 98gaurav@oksbi']],
  ['7770-0074 2858 5742', ['account 7770007428585742']],
  ['SBI 0012345678', ['account SBI0012345678']],
  ['sbi0012345678', ['account SBI0012345678']],
  ['777000742', ['account 777000742']],
])('“%s” is read as %j', (text, expected) => {
  expect(kinds(text)).toEqual(expected);
});

test.each([
  ...[
    '',
    'Ravi Kumar',
    '5742',
    '54547',
    '••••4547',
    'x98765',
    'gaurav@',
    '@gmail.com',
    'a@b@c.in',
    'gaurav @ gmail.com',
  ],
  ...[
    '65704add83911e52b70ebcbc',
    'my mobile is 8430454547 and more',
    'is 8430454547',
    '₹120.11',
    '<script>',
    '8430454547, 9876543210',
  ],
])('“%s” is no whole mobile, e-mail, UPI address or account', (text) => {
  expect(readSaid(text)).toEqual([]);
});

test('a mobile of which a digit is missing or too many is not that mobile', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[6-9]\d{9}$/),
      fc.nat(9),
      fc.stringMatching(/^\d$/),
      (mobile, at, digit) => {
        const values = (text: string) =>
          readSaid(text)
            .filter(({ kind }) => kind === 'mobile')
            .map(({ value }) => value);
        expect(values(mobile)).toEqual([mobile]);
        expect(values(mobile.slice(0, at) + mobile.slice(at + 1))).not.toContain(mobile);
        expect(values(`${mobile}${digit}`)).not.toContain(mobile);
      },
    ),
  );
});
