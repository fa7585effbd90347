import type { Actor } from '../actor.ts';
import type { CancelOperation } from './cancel-operation.ts';

/** Who looks at an operation, as far as it matters to what they may do with it. */
export type Viewer = Pick<Actor, 'id' | 'permissions'>;

/**
 * Whether somebody may approve or decline what waits for approval: nobody their own, approvers everything else,
 * operators what was asked of Finance and is not above the limit. Without a limit that is any amount.
 */
export function mayDecide(
  { state, actor, askedOfFinance, seen }: CancelOperation,
  { id, permissions }: Viewer,
  approvalAbovePaise: number | null,
): boolean {
  if (state !== 'awaiting-approval' || actor.id === id) return false;
  if (permissions.includes('approve-any')) return true;
  const isBelow = approvalAbovePaise === null || seen.amount <= approvalAbovePaise;
  return askedOfFinance && isBelow && permissions.includes('approve');
}
