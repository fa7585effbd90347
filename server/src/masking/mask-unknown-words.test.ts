import { expect, test } from 'vitest';
import { maskUnknownWords } from './mask-unknown-words.ts';

test.each([
  'Payout link created',
  'Beneficiary verification successful',
  'Link Claimed successfully',
  'Payout link cancelled',
  'Link claim failed at bank, link reopened',
  'Payment order 1231212092131KTMDF',
])('the provider’s own words stay: “%s”', (text) => {
  expect(maskUnknownWords(text)).toBe(text);
});

test.each([
  [
    'Payout link notification sent to 8430454547 and gaurav@gmail.com',
    'Payout link notification sent to ••••••4547 and g••••@gmail.com',
  ],
  ['Link claimed by Ravi Kumar', 'Link claimed by R••••• K•••••'],
  ['RAVI-KUMAR claimed', 'R••••• claimed'],
  ['रवि को भेजा', 'र••••• को••••• भे•••••'],
])('what may be a name does not: “%s”', (text, masked) => {
  expect(maskUnknownWords(text)).toBe(masked);
});
