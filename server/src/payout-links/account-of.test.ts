import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { accountOf } from './account-of.ts';
import bankNames from './bank-names.generated.json' with { type: 'json' };

const ROW = { text: '', at: null, orderId: null };

test('the virtual account of the provider’s sample is named as one', () => {
  const row = {
    ...ROW,
    accountType: 'ACCOUNT',
    accountNumber: '7770007428585742',
    accountIfsc: 'YESB0CMSNOC',
  };
  expect(accountOf(row)).toEqual({
    type: 'ACCOUNT',
    number: '••••5742',
    ifsc: 'YESB0CMSNOC',
    bank: 'YES BANK',
    virtual: true,
  });
});

test.each([
  ['SBIN0000691', 'State Bank of India', false],
  ['sbin0000691', 'State Bank of India', false],
  ['HDFC0000060', 'HDFC Bank', false],
  ['ZZZZ0000001', null, false],
  ['ICIC0000104', 'ICICI Bank', true],
  ['__proto__', null, false],
  ['toString', null, false],
])('the IFSC %s belongs to %s', (accountIfsc, bank, virtual) => {
  const row = { ...ROW, accountType: 'ACCOUNT', accountNumber: '50100012345678', accountIfsc };
  expect(accountOf(row)).toMatchObject({ bank, virtual });
});

test('a UPI address and a card keep their ends only', () => {
  const row = { ...ROW, accountIfsc: null };
  expect(accountOf({ ...row, accountType: 'VPA', accountNumber: '9876543210@ybl' })).toMatchObject({
    number: '98••••@ybl',
    bank: null,
  });
  expect(accountOf({ ...row, accountType: 'CREDITCARD', accountNumber: '4123XXXXXXXX1234' })).toMatchObject({
    number: '••••1234',
  });
});

test('an account number in a wrong field is masked there', () => {
  const row = {
    ...ROW,
    accountType: '7770007428585742',
    accountNumber: null,
    accountIfsc: '7770007428585742',
  };
  expect(accountOf(row)).toMatchObject({ type: '••••5742', ifsc: '••••5742', number: null });
});

test('a row without an account has none', () => {
  expect(accountOf({ ...ROW, accountType: 'ACCOUNT', accountNumber: null, accountIfsc: null })).toBeNull();
});

test('the bank names are those of the ifsc package', () => {
  const file = createRequire(import.meta.url).resolve('ifsc/src/banknames.json');
  expect(bankNames).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});
