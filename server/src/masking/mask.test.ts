import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskText } from './mask.ts';

test.each([
  ['sent to 8430454547 and gaurav@gmail.com', 'sent to ••••••4547 and g••••@gmail.com'],
  ['sent to:8430454547,gaurav@gmail.com', 'sent to:••••••4547,g••••@gmail.com'],
  ['+91 84304 54547', '••••••4547'],
  ['84304-54547', '••••••4547'],
  ['9876-54-3210', '••••••3210'],
  ['(+91) 84304.54547.', '(••••••4547.'],
  ['84304\u200b54547', '••••••4547'],
  ['८४३०४५४५४७', '••••••४५४७'],
  ['mob8430454547x', 'mob••••••4547x'],
  ['account 7770007428585742', 'account ••••5742'],
  ['a/c7770007428585742', 'a/c••••5742'],
  ['6.00 -0000012', '••••••0012'],
  ['Rs 987 654 3210', 'Rs ••••••3210'],
  ['9-8-2076 54321', '••••••4321'],
  ['7770 0074 2858 5742', '••••5742'],
  ['paid to 9876543210@ybl', 'paid to 98••••@ybl'],
  ['<ravi.kumar@mail.co.in>', '<r••••@mail.co.in>'],
])('“%s” is masked', (text, masked) => {
  expect(maskText(text)).toBe(masked);
});

test.each([
  'Payout link created',
  '2023-12-12 14:51:25',
  '12-12-2023 14:51:25',
  '12/12/2023, 14:51 IST',
  '12 Dec 2023 at 14:51:31 IST',
  '₹1,20,000.00',
  'Rs. 9,87,65,432.10',
  '120.11',
  '120000000.00',
  '1231212092131KTMDF',
  '65704add83911e52b70ebcbc',
  'h0009ad832f4-f43d-40c0-81d3-c04979ab81df-e51WjQG73oSk',
  'ORD2023121200012',
  'SBIN0000691',
  'Notification Link Sent To *******742 and ******@instantpay.in',
  '••••••4547 · g••••@gmail.com · ••••5742 · 98••••@ybl · R••••• K••••',
  '5742',
])('“%s” stays as it is', (text) => {
  expect(maskText(text)).toBe(text);
});

test('a name is masked in any case, as a whole and word by word', () => {
  const text = 'RAVI  kumar, Mr Kumar and Ravi: a ravine';
  expect(maskText(text, ['Ravi Kumar'])).toBe('R••••• K••••, Mr K••••• and R•••••: a ravine');
});

test('a short name masks no other words', () => {
  expect(maskText('Al paid also Al.', ['Al'])).toBe('A••••• paid also A•••••.');
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));
const word = fc.stringMatching(/^[a-z]{3,9}$/);
const mobile = fc.stringMatching(/^[6-9]\d{9}$/);
const email = fc.tuple(word, word).map(([user, host]) => `${user}@${host}.com`);
const vpa = fc
  .tuple(fc.oneof(word, mobile), fc.constantFrom('ybl', 'oksbi', 'paytm'))
  .map((parts) => parts.join('@'));
const account = fc.integer({ min: 9, max: 18 }).chain(digits);
const filler = fc
  .array(fc.oneof(word, fc.constantFrom('•', '-', '·', '₹120.11', '2023-12-12', '💸', 'é')), { maxLength: 6 })
  .map((words) => words.join(' '));

test('no mobile, e-mail, account or UPI address survives in any text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(filler, fc.oneof(mobile, email, vpa, account)), { minLength: 1, maxLength: 4 }),
      filler,
      (parts, end) => {
        const text = [...parts.flat(), end].join(' ');
        const masked = maskText(text);
        for (const [, secret] of parts) expect(masked).not.toContain(secret);
      },
    ),
  );
});

test('a mobile does not survive in any spelling', () => {
  const gap = fc.constantFrom('', ' ', '-', '.', '\u00a0', '\u200b', ' - '.slice(0, 2));
  fc.assert(
    fc.property(
      mobile,
      fc.array(gap, { minLength: 10, maxLength: 10 }),
      fc.constantFrom('', '+91 ', '0', '91-'),
      (number, gaps, prefix) => {
        const spelt = [...number].map((digit, index) => `${digit}${gaps[index]}`).join('');
        const left = maskText(`call ${prefix}${spelt} today`).replace(/\D/g, '');
        expect(left).toBe(number.slice(-4));
      },
    ),
  );
});

test('no name survives in any text', () => {
  const name = fc.array(fc.stringMatching(/^[A-ZÀ-Ýक-ह][a-zà-ýक-ह]{2,8}$/u), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(name, filler, filler, (words, before, after) => {
      const masked = maskText(`${before} ${words.join(' ')} ${after}`, [words.join(' ')]);
      for (const part of words) expect(masked.split(/\s+/)).not.toContain(part);
    }),
  );
});

test('masking twice changes nothing', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.oneof(filler, mobile, email, vpa, account, fc.constantFrom('@', 'a@b@c', '98@ybl', '+')))
      .map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(any, fc.constantFrom([], ['Ravi Kumar'], ['R K']), (text, names) => {
      const once = maskText(text, names);
      expect(maskText(once, names)).toBe(once);
    }),
  );
});

test('no text takes long, whatever it is', () => {
  for (const piece of ['9', '9 ', '1.', 'a@', '@', 'a', '12/', '₹1,', 'a1-', 'Ravi ']) {
    const startedAt = performance.now();
    maskText(piece.repeat(10_000), ['Ravi Kumar']);
    expect(performance.now() - startedAt, piece).toBeLessThan(1000);
  }
});

test.each([
  ['Harpreet9876543210', 'H•••••••••••3210'],
  ['9876543210Harpreet', '••••••3210H•••••'],
  ['Om9876543210', 'O•••••••••••3210'],
  ['to harpreetgulzar9876543210 now', 'to H••••• G••••••••••3210 now'],
  ['Harpreet••••••3210', 'H•••••••••••3210'],
  ['H••••• G••••, ••••••3210', 'H••••• G••••, ••••••3210'],
])('a name glued to a number is masked like the number: “%s”', (text, masked) => {
  expect(maskText(text, ['Harpreet Gulzar', 'Om'])).toBe(masked);
});
