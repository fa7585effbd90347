import { expect, test } from 'vitest';
import { accountLine } from './account-line.ts';

const ACCOUNT = {
  type: 'ACCOUNT',
  number: '••••••••••••5742',
  ifsc: 'YESB0CMSNOC',
  bank: 'YES BANK',
  virtual: true,
};

test('an account is named by bank, kind and last four digits', () => {
  expect(accountLine(ACCOUNT)).toBe('YES BANK virtual account ending 5742');
  expect(accountLine({ ...ACCOUNT, virtual: false })).toBe('YES BANK account ending 5742');
});

test('what the provider did not say is left out', () => {
  expect(accountLine({ ...ACCOUNT, bank: null, virtual: false })).toBe(
    'IFSC YESB0CMSNOC account ending 5742',
  );
  expect(accountLine({ type: null, number: null, ifsc: null, bank: null, virtual: false })).toBe('Account');
});

test('a UPI address stays as it was masked', () => {
  expect(accountLine({ ...ACCOUNT, type: 'VPA', number: '98••••@ybl', bank: null })).toBe('UPI 98••••@ybl');
});
