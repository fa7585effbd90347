import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgePassword } from './password-rules.ts';

const ASHA = { name: 'Asha Nair', email: 'asha.nair@desk.example' };
const judge = (password: string) => judgePassword(password, ASHA);

test.each([
  ...['123456789012', '000000000000', '112233445566', '123123123123', '987654321098', 'a1b2c3d4e5f6'],
  ...['qwerty123456', 'qwertyuiop[]', '1q2w3e4r5t6y', 'q1w2e3r4t5y6', '1qaz2wsx3edc', 'qazwsxedcrfv'],
  ...['passwordpassword', 'Password1234!', 'p@ssw0rd1234', 'iloveyou2024', 'changeme1234', 'administrator'],
  ...[
    'manchesterunited',
    'krishna@1234',
    'Mumbai@12345',
    'January2026!',
    'summer-winter-2024',
    'jaishreeram1',
  ],
  ...['abababababababababab', '----------------', 'correct horse battery staple', 'aaaaaaaaaaaaaaaaaaaaaaaa'],
])('%s is among the first that are tried', (password) => {
  expect(judge(password)).toMatch(/among the first that are tried/);
});

test.each([
  'Instantpay@2026',
  'linkdesk-linkdesk',
  'AshaNair1990!',
  'asha.nair@desk.example',
  'nair-payouts',
])('%s is made of what everybody knows about Asha and her desk', (password) => {
  expect(judge(password)).toMatch(/among the first that are tried/);
});

test.each([
  ...['xkvbqpwzrmtyhgnjdslf', 'seven quiet lanterns', 'tram nickel obvious bread', 'wQ7#vT2!pLx9'],
  ...['मेरा पासवर्ड अच्छा है', 'ÄÖÜ grüne Wiese am See', '           trailing and leading '],
])('“%s” is good: no kind of character is asked for', (password) => {
  expect(judge(password)).toBeNull();
});

test('twelve characters at least, as people count them, and 256 at most', () => {
  expect(judge('vexcobmuzpy')).toMatch(/at least 12/);
  expect(judge('vexcobmuzpyk')).toBeNull();
  expect(judge('🦜🌵🪐🎻🧭🪁🛶🦔🥨🪵🧶')).toMatch(/at least 12/);
  const long = 'vexcobmuzpykqrtlwna '.repeat(20);
  expect(judge(`${long.slice(0, 200)}${crypto.randomUUID()}${crypto.randomUUID()}`.slice(0, 256))).toBeNull();
  expect(judge(`${long.slice(0, 200)}${crypto.randomUUID()}${crypto.randomUUID()}`.slice(0, 257))).toMatch(
    /at most/,
  );
});

test('sixteen random bytes are never refused', () => {
  for (let run = 0; run < 500; run += 1) {
    const random = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
    expect([random, judge(random)]).toEqual([random, null]);
  }
});

test('capitals, and anything of the person put behind, make no password better', () => {
  const refused = fc.constantFrom('password1234', 'qwertyuiop12', 'instantpay2026', 'sunshine2024');
  fc.assert(
    fc.property(refused, fc.constantFrom('', 'Asha', '-nair', '@desk'), (word, more) => {
      expect(judge(word.toUpperCase() + more)).not.toBeNull();
    }),
  );
});
