// reported: vitest(no-focused-tests)
import { expect, test } from 'vitest';

test.only('one of many', () => {
  expect(1).toBe(1);
});
