import { type CancelOperation, declineCancellation } from '@linkdesk/server/contract/cancellations';
import { formatMoney } from '@linkdesk/server/contract/money';
import { call } from '../api/call.ts';
import { TextField } from '../ui/text-field.tsx';
import { useKeptText } from '../ui/use-kept-text.ts';
import { AskedBy } from './asked-by.tsx';
import { DecisionDialog, type DecisionOnLinkProps } from './decision-dialog.tsx';
import { LinkToDecide } from './link-to-decide.tsx';
import { useLinkNow } from './use-link-now.ts';

/** Says no to a cancel that a colleague asked for; nothing is sent. */
export function DeclineDialog({ operation, readLink, ...on }: DecisionOnLinkProps) {
  const now = useLinkNow(operation.linkId, readLink);
  const reason = useKeptText(`decline.${operation.id}`);

  async function decline(): Promise<CancelOperation> {
    const body = { reason: reason.text.trim() };
    const declined = await call(declineCancellation, { params: { id: operation.id }, body });
    reason.drop();
    return declined;
  }

  return (
    <DecisionDialog
      {...on}
      onTryAgain={null}
      operation={operation}
      title={`Decline the cancel of the ${formatMoney(operation.amount)} link?`}
      keep="Decide later"
      confirm="Decline"
      missing={reason.text.trim() === '' ? 'Write a reason first. Nothing was done.' : null}
      act={decline}
    >
      <p className="mt-1 text-quiet">
        <AskedBy operation={operation} />
      </p>
      <p className="mt-1 text-quiet">Link id {operation.linkId}</p>
      <LinkToDecide now={now} />
      <p className="mt-3">Nothing is sent to InstantPay. The link stays open and can still be claimed.</p>
      <TextField
        label="Reason"
        hint="The person who asked will read it."
        value={reason.text}
        maxLength={480}
        onType={reason.write}
        first
      />
    </DecisionDialog>
  );
}
