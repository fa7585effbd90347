import type { CancelLabel, CancelOperation } from '@linkdesk/server/contract/cancellations';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice, type Tone } from '../ui/notice.tsx';
import { References } from '../ui/plain-page.tsx';
import { sentence } from '../ui/sentence.ts';
import { TwoAnswers } from '../ui/two-answers.tsx';
import { AskedBy } from './asked-by.tsx';
import { NextCheck } from './next-check.tsx';
import { ProposedReply } from './proposed-reply.tsx';

const TONES: Record<CancelLabel, Tone> = {
  'Waiting for approval': 'info',
  Sending: 'info',
  Cancelled: 'good',
  'Not cancelled': 'alarm',
  'Not confirmed': 'warning',
  'Ask InstantPay': 'warning',
  'Cancelled later than reported': 'alarm',
};

type Props = {
  operation: CancelOperation;
  asked?: boolean;
  /** False where the two answers stand beside it already. */
  answered?: boolean;
  inDialog?: boolean;
};

/** What people read of a cancel: label, reason line, and always the two answers. */
export function Outcome({ operation, asked = false, answered = true, inDialog = false }: Props) {
  const reference = operation.attempts.at(-1)?.providerReference;
  const message = operation.messageToInstantPay;
  return (
    <Notice tone={TONES[operation.label]} title={operation.label}>
      <p>{sentence(operation.because)}</p>
      {answered && <TwoAnswers answers={operation.answers} />}
      {asked && (
        <p className="text-quiet">
          <AskedBy operation={operation} />
        </p>
      )}
      {!operation.final && (
        <p className="text-quiet">
          <NextCheck operation={operation} />
          {inDialog && operation.state !== 'awaiting-approval' && ' You may close this; it continues.'}
        </p>
      )}
      <ProposedReply operation={operation} />
      {message && <CopyButton text={() => message} label="Copy message to InstantPay" wide />}
      {reference && <References providerReference={reference} />}
    </Notice>
  );
}
