import type { Finding } from './part-result.ts';

const WINDOWS_S = [1, 5];

/**
 * In no window more calls than the rate. `lateMs` tells how late a provider that was busy may have noted a call:
 * what it noted first may have left earlier by that, so its window is longer than it looks.
 */
export function judgeRate(
  notedAt: readonly number[],
  ratePerS: number,
  lateMs: (at: number) => number,
): Finding[] {
  const sorted = notedAt.toSorted((a, b) => a - b);
  return WINDOWS_S.flatMap((windowS): Finding[] => {
    const allowed = windowS * ratePerS;
    const tooMany = sorted.findIndex((at, n) => {
      const next = sorted[n + allowed] ?? Infinity;
      return next - (at - lateMs(at)) < windowS * 1000;
    });
    const [from, to] = [sorted[tooMany], sorted[tooMany + allowed]];
    if (from === undefined || to === undefined) return [];
    const what = `${allowed + 1} calls in ${to - from} ms, the first noted at most ${lateMs(from)} ms late`;
    return [{ kind: 'other', what }];
  });
}
