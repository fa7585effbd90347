import { approveCancellation } from '@linkdesk/server/contract/cancellations';
import { formatMoney } from '@linkdesk/server/contract/money';
import { call } from '../api/call.ts';
import { AskedBy } from './asked-by.tsx';
import { DecisionDialog, type DecisionProps } from './decision-dialog.tsx';

/** Says yes to a cancel that a colleague asked for; it goes out at once if the link is still what they saw. */
export function ApproveDialog({ operation, ...on }: DecisionProps) {
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
      act={() => call(approveCancellation, { params: { id: operation.id }, body: {} })}
    >
      <p className="mt-1 text-quiet">
        <AskedBy operation={operation} />
      </p>
      <p className="mt-1 text-quiet">Link id {operation.linkId}</p>
      <p className="mt-3">
        The Cancel is sent at once, if the link is still as <bdi>{operation.actor}</bdi> saw it. The recipient
        can then no longer claim. It cannot be undone.
      </p>
    </DecisionDialog>
  );
}
