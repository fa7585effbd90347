import { expect, test } from 'vitest';
import { judgeRate } from './judge-rate.ts';

const evenly = (perSecond: number, seconds: number) =>
  Array.from({ length: perSecond * seconds }, (_, n) => (n * 1000) / perSecond);
const inBursts = (size: number, everyMs: number, times: number) =>
  Array.from({ length: times }, (_, n) => Array.from({ length: size }, () => n * everyMs)).flat();
const never = () => 0;

test('calls at the rate pass, one by one or a whole second’s at once', () => {
  expect(judgeRate(evenly(100, 20), 100, never)).toEqual([]);
  expect(judgeRate(inBursts(100, 1000, 20), 100, never)).toEqual([]);
});

test('a few calls more, and a second that comes a moment too early, are too many', () => {
  expect(judgeRate(evenly(103, 20), 100, never)).toHaveLength(2);
  expect(judgeRate(inBursts(100, 990, 20), 100, never)).toHaveLength(2);
  expect(judgeRate([...evenly(100, 1), 999], 100, never)).toHaveLength(1);
});

test('only the lateness of the first call makes its window longer', () => {
  const noted = [...inBursts(50, 1000, 1).map(() => 40), ...evenly(100, 1).map((at) => at + 1000)];
  expect(judgeRate(noted, 50, (at) => (at === 40 ? 40 : 0))).not.toEqual([]);
  expect(judgeRate([40, 1000], 1, (at) => (at === 40 ? 40 : 0))).toEqual([]);
  expect(judgeRate([40, 1000], 1, (at) => (at === 1000 ? 40 : 0))).toHaveLength(1);
});
