import type { CompanyFlow } from './company-flow.ts';
import type { CompanyIdentity } from './company-identity.ts';
import { SESSION_RULES } from './session-rules.ts';

/** Two clocks that keep time differ by less; a sign-in of minutes ago is never taken for a new one. */
const CLOCKS_APART_MS = 5_000;

/** Whether the person showed who they are as lately as was asked for. `now` is ms UTC. */
export function isAsFreshAsAsked(
  { fresh, startedAt }: Pick<CompanyFlow, 'fresh' | 'startedAt'>,
  { authenticatedAt }: Pick<CompanyIdentity, 'authenticatedAt'>,
  now: number,
): boolean {
  if (authenticatedAt === null) return !fresh;
  if (authenticatedAt > now + CLOCKS_APART_MS) return false;
  return authenticatedAt >= (fresh ? startedAt : now - SESSION_RULES.longestMs) - CLOCKS_APART_MS;
}
