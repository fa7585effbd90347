import { span } from '../ui/span.ts';

/** The time between two rows in words: `same second`, `5 s later`; null where one has no readable time. */
export function timelineGap(before: string | null, after: string | null): string | null {
  if (before === null || after === null) return null;
  const gapMs = toSecond(after) - toSecond(before);
  if (gapMs === 0) return 'same second';
  // Rows of two clocks (ours and InstantPay's) can stand the wrong way round; say it instead of hiding it.
  return `${span(gapMs)} ${gapMs > 0 ? 'later' : 'earlier'}`;
}

function toSecond(at: string): number {
  return Math.floor(Date.parse(at) / 1000) * 1000;
}
