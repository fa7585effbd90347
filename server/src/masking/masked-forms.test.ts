import { expect, test } from 'vitest';
import { maskAccount, maskAddress, maskEmail, maskMobile, maskName } from './masked-forms.ts';

test.each([
  ['Ravi Kumar', 'R••••• K••••'],
  ['  ravi   kumar ', 'r••••• k••••'],
  ['Ravi', 'R•••••'],
  ['क्षमा राव', 'क्ष••••• रा••••'],
  ['9876543210', '9•••••'],
  ['', '•••••'],
])('the name “%s” is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});

test.each([
  ['8430454547', '••••••4547'],
  ['+91 84304 54547', '••••••4547'],
  ['4547', '••••••'],
])('the mobile “%s” is shown as %s', (mobile, shown) => {
  expect(maskMobile(mobile)).toBe(shown);
});

test.each([
  ['gaurav@gmail.com', 'g••••@gmail.com'],
  ['g••••@gmail.com', 'g••••@gmail.com'],
  ['9876543210@ybl', '98••••@ybl'],
  ['98••••@ybl', '98••••@ybl'],
  ['a@ybl', 'a••••@ybl'],
  ['******@instantpay.in', '******@instantpay.in'],
  ['ravi@9876543210', 'ra••••@••••'],
  ['@gmail.com', '••••'],
  ['no address', '••••'],
])('the address “%s” is shown as %s', (address, shown) => {
  expect(maskEmail(address)).toBe(shown);
});

test.each([
  ['7770007428585742', '••••5742'],
  ['4123XXXXXXXX1234', '••••1234'],
  ['9876543210', '••••3210'],
  ['9876543210@ybl', '98••••@ybl'],
  ['1234', '••••'],
])('the account “%s” is shown as %s', (account, shown) => {
  expect(maskAccount(account)).toBe(shown);
});

test.each([
  ['https://instant.pe/RK25FH', '••••FH'],
  ['https://api.instantpay.in/payment/payout/link/qr/RK25FH', '••••FH'],
  ['https://instant.pe/abcdefgh', '••••efgh'],
  ['https://instant.pe/a/', '••••'],
  ['', '••••'],
])('of the link’s address “%s” %s is shown, never enough to guess the rest', (url, shown) => {
  expect(maskAddress(url)).toBe(shown);
});
