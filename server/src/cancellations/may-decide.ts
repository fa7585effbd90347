import type { Actor, ActorSession } from '../actor.ts';
import type { CancelOperation } from './cancel-operation.ts';

/** Who looks at an operation, as far as it matters to what they may do with it. */
export type Viewer = Pick<Actor, 'id' | 'permissions'> & { session: Pick<ActorSession, 'email'> };

/**
 * Whether somebody may approve or decline what waits for approval: nobody their own, approvers everything else,
 * operators what was asked of Finance and is not above the limit. Without a limit that is any amount.
 */
export function mayDecide(
  operation: CancelOperation,
  viewer: Viewer,
  approvalAbovePaise: number | null,
): boolean {
  const { state, askedOfFinance, seen } = operation;
  if (state !== 'awaiting-approval' || askedThemselves(operation, viewer)) return false;
  if (viewer.permissions.includes('approve-any')) return true;
  const isBelow = approvalAbovePaise === null || seen.amount <= approvalAbovePaise;
  return askedOfFinance && isBelow && viewer.permissions.includes('approve');
}

/** A second account of one human, as the company's sign-in beside a password, is no second person. */
export function askedThemselves({ actor, actorEmail }: CancelOperation, { id, session }: Viewer): boolean {
  return actor.id === id || (actorEmail !== null && actorEmail === session.email?.toLowerCase());
}
