import { expect, test } from 'vitest';
import { readFilter, writeFilter } from './cancellations-address.ts';

test.each(['open', 'needs-person', null] as const)('the filter %s survives the address', (filter) => {
  expect(readFilter(writeFilter(filter))).toBe(filter);
});

test('words that are no state filter nothing', () => {
  expect(readFilter('?state=everything')).toBeNull();
});
