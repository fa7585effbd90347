import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { cancelPower } from './cancel-power.ts';
import type { Viewer } from './viewer.ts';

type Act = { dialog: 'approve' | 'decline' | 'reply' | 'ask-again'; label: string };

export type WhatToDo = {
  acts: Act[];
  /** A new cancel of the link may be started. */
  tryAgain: boolean;
  /** What somebody may do, but not this person, and who may. */
  whyNot: string[];
};

/** What may be done with a cancel, by this person. The server decides again when it is done. */
export function whatToDo(operation: CancelOperation, viewer: Viewer): WhatToDo {
  const may = (permission: Viewer['permissions'][number]) => viewer.permissions.includes(permission);
  const acts: Act[] = [];
  const whyNot: string[] = [];

  if (operation.state === 'awaiting-approval') {
    if (operation.mayDecide)
      acts.push({ dialog: 'approve', label: 'Approve…' }, { dialog: 'decline', label: 'Decline…' });
    else whyNot.push(whoDecides(operation, viewer));
  }
  if (operation.state === 'unknown' || operation.state === 'needs-person') {
    const confirms = operation.proposedReply?.mine === false;
    if (confirms && !may('approve-any')) whyNot.push('An approver has to confirm it.');
    else if (may('record-reply')) acts.push({ dialog: 'reply', label: replyLabel(operation) });
    else whyNot.push('Only Finance can record InstantPay’s reply.');
  }
  if (operation.mayAskAgain) {
    if (may('cancel')) acts.push({ dialog: 'ask-again', label: 'Ask again…' });
    else whyNot.push('Only Finance can ask again.');
  }
  const mayStart = cancelPower(viewer.permissions) !== null;
  if (operation.mayTryAgain && !mayStart) whyNot.push('Only Finance can try again.');
  return {
    acts,
    tryAgain: operation.mayTryAgain && mayStart,
    whyNot,
  };
}

/** Why this person does not: they asked for it themselves, it is too large for them, or it is not their part. */
function whoDecides({ mine }: CancelOperation, { permissions }: Viewer): string {
  if (!permissions.includes('approve')) return 'Finance has to decide this.';
  if (mine && permissions.includes('approve-any'))
    return 'You asked for it, so another approver has to decide.';
  return 'An approver has to decide this.';
}

function replyLabel({ proposedReply }: CancelOperation): string {
  if (!proposedReply) return 'Record their reply…';
  return proposedReply.mine ? 'Change what you recorded…' : 'Confirm their reply…';
}
