import { expect, test } from 'vitest';
import { hideSecrets, quoteProvider } from './provider-text.ts';

test('credentials are hidden at any depth, every time they stand there', () => {
  const hide = hideSecrets(['s3cr3t-value', 'client-id']);
  expect(hide({ a: ['x s3cr3t-value s3cr3t-value', { b: 'client-id' }], n: 1, z: null })).toEqual({
    a: ['x [hidden] [hidden]', { b: '[hidden]' }],
    n: 1,
    z: null,
  });
});

test('a credential too short to be one blanks nothing out', () => {
  expect(hideSecrets(['1', ''])('RPI 1 invalid')).toBe('RPI 1 invalid');
});

test.for([
  ['sent to 8430454547 and gita@gmail.com', 'sent to ••••••4547 and g••••@gmail.com'],
  ['call +91 98765 43210 now', 'call ••••••3210 now'],
  ['account 7770007428585742', 'account ••••••5742'],
  ['Sent To *******742 and ******@instantpay.in', 'Sent To *******742 and ******@instantpay.in'],
  ['IP 198.51.100.7 is not allowed', 'IP 198.51.100.7 is not allowed'],
  ['link 65704add83911e52b70ebcbc', 'link 65704add83911e52b70ebcbc'],
  ['one\r\ntwo\u0000 \u202ethree\u200b', 'one two three'],
  [`Z${'\u0301'.repeat(50)}algo`, 'Z\u0301\u0301algo'],
  ['\ud800 alone', '\ufffd alone'],
])('%j is quoted as %j', ([text, quoted]) => {
  expect(quoteProvider(String(text))).toBe(quoted);
});

test('a long text is cut between letters, not inside one', () => {
  expect(quoteProvider('😀'.repeat(300))).toBe(`${'😀'.repeat(200)}…`);
});
