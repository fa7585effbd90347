/**
 * The named points of a cancel, in their order: before, inside (written, not committed) and after the commit
 * of what happened, and around the wire.
 */
export const CRASH_POINTS = [
  'before requested',
  'inside requested',
  'after requested',
  'before send-began',
  'inside send-began',
  'after send-began',
  'before the wire',
  'connected',
  'bytes sent',
  'answer received',
  'before answered',
  'inside answered',
  'after answered',
  'before tracked',
  'inside tracked',
  'after tracked',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

export function readCrashPoint(name: string | undefined): CrashPoint | null {
  if (name === undefined) return null;
  const point = CRASH_POINTS.find((known) => known === name);
  if (point === undefined) throw new Error(`CRASH_AT: there is no point “${name}”`);
  return point;
}
