import { expect, test } from 'vitest';
import { refreshPaceMs } from './refresh-pace.ts';

test('a link is looked at after 5 s, then ever slower, and never less often than each 30 s', () => {
  expect([0, 1, 2, 3, 4, 400].map(refreshPaceMs)).toEqual([5_000, 10_000, 20_000, 30_000, 30_000, 30_000]);
});
