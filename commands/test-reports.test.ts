import { expect, test } from 'vitest';
import { add, exitCodeOf, judge, lastLine } from './test-reports.ts';

test('a part that reports no tests counts as failed', () => {
  expect(judge({ passed: 0, failed: 0, notRun: 0 }, true)).toEqual({ passed: 0, failed: 1, notRun: 0 });
});

test('a part whose program failed counts as failed, even where every test passed', () => {
  expect(judge({ passed: 9, failed: 0, notRun: 0 }, false)).toEqual({ passed: 9, failed: 1, notRun: 0 });
  expect(judge({ passed: 9, failed: 2, notRun: 0 }, false)).toEqual({ passed: 9, failed: 2, notRun: 0 });
});

test('the last line adds up what all parts counted', () => {
  const parts = [
    { passed: 3, failed: 1, notRun: 0 },
    { passed: 40, failed: 0, notRun: 2 },
  ];
  expect(lastLine(add(parts))).toBe('43 passed, 1 failed, 2 not run');
});

test('what was not run is forgiven to a person and not to CI', () => {
  const counts = { passed: 1, failed: 0, notRun: 1 };
  expect(exitCodeOf(counts, false)).toBe(0);
  expect(exitCodeOf(counts, true)).toBe(1);
  expect(exitCodeOf({ ...counts, failed: 1 }, false)).toBe(1);
});
