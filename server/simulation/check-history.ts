import { checkAnswers } from './check-answers.ts';
import { checkAuthority } from './check-authority.ts';
import { checkEnds } from './check-ends.ts';
import { checkLinearizable } from './check-linearizable.ts';
import { checkMemory } from './check-memory.ts';
import { checkRequests } from './check-requests.ts';
import { checkTransitions } from './check-transitions.ts';
import type { History } from './history.ts';

/** A broken promise: which invariant, when, and what was seen. */
export type Violation = {
  invariant: `I${number}`;
  kind: 'lost' | 'doubled' | 'false' | 'other';
  at: number;
  what: string;
};

/**
 * Holds a history against the invariants I1 to I10. It knows the provider's side, the commits and what
 * people were told, and nothing of the code that was at work.
 */
export function checkHistory(history: History): Violation[] {
  const checks = [
    checkAuthority,
    checkRequests,
    checkTransitions,
    checkAnswers,
    checkEnds,
    checkMemory,
    checkLinearizable,
  ];
  return checks.flatMap((check) => check(history)).toSorted((a, b) => a.at - b.at);
}
