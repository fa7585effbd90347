import type { CrashPoint } from '../testing/crash-points.ts';

/** What a Cancel does at the provider; `refused` is answered by a listed refusal. */
export const EFFECTS = ['happened', 'will happen', 'never', 'refused'] as const;
export type Effect = (typeof EFFECTS)[number];

/** The state the cancel stands in, in the end; null: there is none, nothing of it was recorded. */
type Stands = 'abandoned' | 'cancelled' | 'still-live' | 'refused' | null;
export type Expected = { stands: Stands; received: 0 | 1 };

/** “Killed at each point: what must stand after restart”, written out by hand. */
export function expectedAfter(point: CrashPoint, effect: Effect): Expected {
  switch (point) {
    case 'before requested':
    case 'inside requested':
      return { stands: null, received: 0 };
    case 'after requested':
    case 'before send-began':
    case 'inside send-began':
      return { stands: 'abandoned', received: 0 };
    case 'after send-began':
    case 'before the wire':
    case 'connected':
      // Nothing arrived, which nobody here can know: the truth by Track is that it is open.
      return { stands: 'still-live', received: 0 };
    case 'bytes sent':
    case 'answer received':
    case 'before answered':
    case 'inside answered':
      return {
        stands: effect === 'happened' || effect === 'will happen' ? 'cancelled' : 'still-live',
        received: 1,
      };
    case 'after answered':
    case 'before tracked':
    case 'inside tracked':
    case 'after tracked':
      if (effect === 'refused') return { stands: 'refused', received: 1 };
      return { stands: effect === 'never' ? 'still-live' : 'cancelled', received: 1 };
  }
}
