const PACE_S = [5, 10, 20, 30];

/** How long to wait before the next look at a link that can still move: quick at first, then slower. */
export function refreshPaceMs(looksWithoutChange: number): number {
  return (PACE_S[Math.min(looksWithoutChange, PACE_S.length - 1)] ?? 30) * 1000;
}
