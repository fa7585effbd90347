import { askAgainForCancellation } from '@linkdesk/server/contract/cancellations';
import { formatMoney } from '@linkdesk/server/contract/money';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { DecisionDialog, type DecisionProps } from './decision-dialog.tsx';

/** One more Cancel request, which only a person may decide. It names how many they had seen, so two send one. */
export function AskAgainDialog({ operation, ...on }: DecisionProps) {
  const [attempts] = useState(operation.attempts.length);
  const amount = formatMoney(operation.amount);
  return (
    <DecisionDialog
      {...on}
      operation={operation}
      title={`Ask InstantPay again to cancel the ${amount} link?`}
      keep="Keep waiting"
      confirm="Send one more Cancel"
      danger
      fresh
      act={() => call(askAgainForCancellation, { params: { id: operation.id }, body: { attempts } })}
    >
      <p className="mt-3">
        <strong>One more Cancel request will be sent.</strong> It cannot be undone.
      </p>
      <p className="mt-2">
        You may ask again because InstantPay’s tracking showed this link as open twice since the last request,
        and that request is old enough. {sentSoFar(attempts)}
      </p>
    </DecisionDialog>
  );
}

function sentSoFar(attempts: number): string {
  return attempts === 1 ? 'One request was made so far.' : `${attempts} requests were made so far.`;
}
