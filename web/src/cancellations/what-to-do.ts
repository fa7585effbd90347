import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
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
    if (!may('approve')) whyNot.push('An approver has to decide this.');
    else if (operation.actor === viewer.name)
      whyNot.push('You asked for it, so another approver has to decide.');
    else acts.push({ dialog: 'approve', label: 'Approve…' }, { dialog: 'decline', label: 'Decline…' });
  }
  if (operation.state === 'unknown' || operation.state === 'needs-person') {
    const { proposedReply } = operation;
    const confirms = proposedReply !== null && proposedReply.by !== viewer.name;
    if (confirms && !may('approve')) whyNot.push('An approver has to confirm it.');
    else if (may('record-reply')) acts.push({ dialog: 'reply', label: replyLabel(operation, viewer) });
    else whyNot.push('Only Finance can record InstantPay’s reply.');
  }
  if (operation.mayAskAgain) {
    if (may('cancel')) acts.push({ dialog: 'ask-again', label: 'Ask again…' });
    else whyNot.push('Only Finance can ask again.');
  }
  if (operation.mayTryAgain && !may('cancel')) whyNot.push('Only Finance can try again.');
  return {
    acts,
    tryAgain: operation.mayTryAgain && may('cancel'),
    whyNot,
  };
}

function replyLabel({ proposedReply }: CancelOperation, { name }: Viewer): string {
  if (!proposedReply) return 'Record their reply…';
  return proposedReply.by === name ? 'Change what you recorded…' : 'Confirm their reply…';
}
