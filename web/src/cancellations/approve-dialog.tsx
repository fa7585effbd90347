import { approveCancellation } from '@linkdesk/server/contract/cancellations';
import { formatMoney } from '@linkdesk/server/contract/money';
import { call } from '../api/call.ts';
import { AskedBy } from './asked-by.tsx';
import { DecisionDialog, type DecisionOnLinkProps } from './decision-dialog.tsx';
import { LinkToDecide } from './link-to-decide.tsx';
import { useLinkNow } from './use-link-now.ts';

/** Says yes to a cancel that a colleague asked for; it goes out at once if the link is still what they saw. */
export function ApproveDialog({ operation, readLink, ...on }: DecisionOnLinkProps) {
  const now = useLinkNow(operation.linkId, readLink);
  const amount = formatMoney(operation.amount);
  return (
    <DecisionDialog
      {...on}
      operation={operation}
      title={`Approve the cancel of the ${amount} link?`}
      keep="Decide later"
      confirm={`Cancel ${amount} link`}
      danger
      fresh
      unseen={now.link === null || now.rereading.tooOld}
      act={() => call(approveCancellation, { params: { id: operation.id }, body: {} })}
    >
      <p className="mt-1 text-quiet">
        <AskedBy operation={operation} />
      </p>
      <p className="mt-1 text-quiet">Link id {operation.linkId}</p>
      <LinkToDecide now={now} />
      <p className="mt-3">
        The Cancel is sent at once, if the link is still as <bdi>{operation.actor}</bdi> saw it. The recipient
        can then no longer claim. It cannot be undone.
      </p>
    </DecisionDialog>
  );
}
