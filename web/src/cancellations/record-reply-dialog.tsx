import { type CancelOperation, closeCancellation, Truth } from '@linkdesk/server/contract/cancellations';
import { formatMoney } from '@linkdesk/server/contract/money';
import { useId } from 'react';
import { call } from '../api/call.ts';
import { TextField } from '../ui/text-field.tsx';
import { TwoAnswers } from '../ui/two-answers.tsx';
import { useKeptText } from '../ui/use-kept-text.ts';
import { DecisionDialog, type DecisionProps } from './decision-dialog.tsx';
import { TRUTHS } from './truth-words.ts';

/** What InstantPay's support replied. From then on it is what everybody reads, so it says beforehand what that is. */
export function RecordReplyDialog({ operation, ...on }: DecisionProps) {
  const proposed = operation.proposedReply;
  // What was half written before somebody proposed is no answer to the proposal.
  const place = `reply.${operation.id}.${proposed === null ? 'new' : 'proposed'}`;
  const chosen = useKeptText(`${place}.truth`, proposed?.truth);
  const truth = Truth.options.find((option) => option === chosen.text) ?? null;
  const ticket = useKeptText(`${place}.ticket`, proposed?.ticket);
  const reason = useKeptText(`${place}.reason`, proposed?.reason);
  const answersId = useId();
  const confirms = proposed !== null && !proposed.mine;

  async function record(): Promise<CancelOperation> {
    const body = { ticket: ticket.text.trim(), truth: truth ?? 'live', reason: reason.text.trim() };
    const recorded = await call(closeCancellation, { params: { id: operation.id }, body });
    for (const kept of [chosen, ticket, reason]) kept.drop();
    return recorded;
  }

  return (
    <DecisionDialog
      {...on}
      operation={operation}
      title={`InstantPay’s reply about the ${formatMoney(operation.amount)} link`}
      keep="Not now"
      confirm={confirms && truth === proposed.truth ? 'Confirm reply' : 'Record reply'}
      missing={missing(truth, ticket.text, reason.text)}
      act={record}
    >
      <p className="mt-1 text-quiet">Link id {operation.linkId}</p>
      {confirms && (
        <p className="mt-3">
          <bdi>{proposed.by}</bdi> recorded this reply. Confirm it only if you have read it yourself.
        </p>
      )}
      <fieldset className="mt-3">
        <legend className="font-semibold">What did InstantPay say the link is?</legend>
        {Truth.options.map((option, index) => (
          <div key={option} className="mt-2">
            <label className="flex min-h-6 items-center gap-2 font-medium">
              <input
                type="radio"
                name="truth"
                aria-describedby={`${answersId}-${option}`}
                data-first-focus={index === 0 ? '' : undefined}
                checked={truth === option}
                onChange={() => chosen.write(option)}
              />
              {TRUTHS[option].word}
            </label>
            <div id={`${answersId}-${option}`} className="pl-5.5 text-quiet">
              <TwoAnswers answers={TRUTHS[option].answers} />
            </div>
          </div>
        ))}
      </fieldset>
      <TextField
        label="InstantPay’s ticket number"
        value={ticket.text}
        maxLength={60}
        onType={ticket.write}
      />
      <TextField
        label="What they wrote, in short"
        hint="No mobiles or account numbers."
        value={reason.text}
        maxLength={480}
        onType={reason.write}
      />
    </DecisionDialog>
  );
}

function missing(truth: Truth | null, ticket: string, reason: string): string | null {
  if (truth === null) return 'Choose what InstantPay said first. Nothing was recorded.';
  if (ticket.trim() === '') return 'Write InstantPay’s ticket number first. Nothing was recorded.';
  return reason.trim() === '' ? 'Write in short what they wrote first. Nothing was recorded.' : null;
}
