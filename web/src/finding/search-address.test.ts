import { expect, test } from 'vitest';
import { readSearchAddress, writeSearchAddress } from './search-address.ts';

test('a search survives the way into the address and back', () => {
  for (const q of ['', '98765 43210', '+91 98765', 'a&b=c#d', 'रवि', '100%']) {
    for (const status of [null, 'ISSUED'] as const) {
      const { search, hash } = writeSearchAddress({ q, status });
      expect(readSearchAddress(search, hash)).toEqual({ q, status });
    }
  }
});

test('what was typed stands in the fragment only', () => {
  const { search, hash } = writeSearchAddress({ q: '9876543210', status: 'CLAIMED' });
  expect(search).toBe('?status=CLAIMED');
  expect(hash).toBe('#q=9876543210');
});

test('a filter nobody offers is no filter', () => {
  expect(readSearchAddress('?status=PAID', '').status).toBeNull();
});
