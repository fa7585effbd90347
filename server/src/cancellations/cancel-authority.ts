import type { Permission } from '../../contract/permissions.ts';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import { permissionsNow, stillMay } from '../people/still-may.ts';
import type { CancelHappening, CancelOperation } from './cancel-operation.ts';
import type { CancelAuthority } from './cancellation-store.ts';
import { askedThemselves, mayDecide } from './may-decide.ts';

/**
 * I10: what a person does with a cancel is theirs to do in the very transaction that records it, and so is each
 * attempt at sending. A refused act leaves nothing behind, so it is thrown; an attempt that nobody may make any more
 * ends its operation, so it becomes another event, and the reducer knows nothing of people.
 */
export function cancelAuthority(approvalAbovePaise: number | null): CancelAuthority {
  return async (trx, happened, { before, asker, at }) => {
    const permission = permissionFor(happened);
    if (permission !== null) {
      if (asker === null) throw new Error(`Nobody asks for ${happened.type}.`);
      refuse(happened, before, await stillMay(trx, asker, permission, at), approvalAbovePaise);
    }
    if (happened.type !== 'send-began' || before === null) return happened;
    const who = before.approvedBy ?? before.actor;
    const permissions = await permissionsNow(trx, who.id);
    return permissions.includes(toSend(before, approvalAbovePaise))
      ? happened
      : { type: 'no-longer-allowed', who };
  };
}

/** What a person needs for what they do; null for what happens without one. */
function permissionFor(happened: CancelHappening): Permission | null {
  switch (happened.type) {
    case 'requested':
      return happened.request.askedOfFinance ? 'ask-to-cancel' : 'cancel';
    case 'approved':
    case 'declined':
      return 'approve';
    case 'asked-again':
      return 'cancel';
    case 'taken-up':
    case 'closed':
      return 'record-reply';
    default:
      return null;
  }
}

function refuse(
  happened: CancelHappening,
  before: CancelOperation | null,
  actor: Actor,
  approvalAbovePaise: number | null,
): void {
  if (before === null) return;
  // One that was decided meanwhile is nobody's to decide; the reducer says so.
  if ((happened.type === 'approved' || happened.type === 'declined') && before.state === 'awaiting-approval')
    refuseUnlessMayDecide(before, actor, approvalAbovePaise);
  if (happened.type === 'closed' && happened.needsSecond)
    refuseUnlessMayConfirm(before, actor, happened.closure.truth);
}

export function refuseUnlessMayDecide(
  operation: CancelOperation,
  actor: Actor,
  approvalAbovePaise: number | null,
): void {
  if (askedThemselves(operation, actor)) throw new Failure('forbidden', 'Another person has to decide this.');
  if (!mayDecide(operation, actor, approvalAbovePaise))
    throw new Failure('forbidden', 'An approver has to decide this.');
}

/** Where approvals are on, what one person recorded is confirmed by an approver. */
export function refuseUnlessMayConfirm({ proposal }: CancelOperation, actor: Actor, truth: string): void {
  const confirms = proposal !== null && proposal.by.id !== actor.id && proposal.truth === truth;
  if (confirms && !actor.permissions.includes('approve-any'))
    throw new Failure('forbidden', 'An approver has to confirm what was recorded.');
}

/** What the person who let it go must hold while it goes. */
function toSend(
  { approvedBy, askedOfFinance, seen }: CancelOperation,
  approvalAbovePaise: number | null,
): Permission {
  if (approvedBy === null) return 'cancel';
  const isAbove = approvalAbovePaise !== null && seen.amount > approvalAbovePaise;
  return askedOfFinance && !isAbove ? 'approve' : 'approve-any';
}
