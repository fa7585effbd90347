import type { CancelLabel, CancelOperation } from '@linkdesk/server/contract/cancellations';
import { CopyButton } from '../ui/copy-button.tsx';
import { IstTime } from '../ui/ist-time.tsx';
import { Notice, type Tone } from '../ui/notice.tsx';
import { References } from '../ui/plain-page.tsx';
import { sentence } from '../ui/sentence.ts';
import { span } from '../ui/span.ts';
import { TwoAnswers } from '../ui/two-answers.tsx';
import { useNow } from '../ui/use-now.ts';

const TONES: Record<CancelLabel, Tone> = {
  'Waiting for approval': 'info',
  Sending: 'info',
  Cancelled: 'good',
  'Not cancelled': 'alarm',
  'Not confirmed': 'warning',
  'Ask InstantPay': 'warning',
  'Cancelled later than reported': 'alarm',
};

/** What people read of a cancel: label, reason line, and always the two answers. */
export function Outcome({ operation, asked = false }: { operation: CancelOperation; asked?: boolean }) {
  const reference = operation.attempts.at(-1)?.providerReference;
  const message = operation.messageToInstantPay;
  return (
    <Notice tone={TONES[operation.label]} title={operation.label}>
      <p>{sentence(operation.because)}</p>
      <TwoAnswers answers={operation.answers} />
      {asked && (
        <p className="text-quiet">
          Asked by {operation.actor} at <IstTime at={operation.createdAt} /> · {operation.reason}
          {operation.ticket && ` · ticket ${operation.ticket}`}
        </p>
      )}
      {!operation.final && <NextCheck nextCheckAt={operation.nextCheckAt} />}
      {message && <CopyButton text={() => message} label="Copy message to InstantPay" wide />}
      {reference && <References providerReference={reference} />}
    </Notice>
  );
}

function NextCheck({ nextCheckAt }: { nextCheckAt: string | null }) {
  const now = useNow();
  const leftMs = nextCheckAt ? Date.parse(nextCheckAt) - now : null;
  return (
    <p className="text-quiet">
      {/* Not announced: a live region would read every second aloud. */}
      <span aria-live="off">
        {leftMs !== null && (leftMs > 999 ? `Next check in ${span(leftMs)}. ` : 'Checking now. ')}
      </span>
      You may close this; it continues.
    </p>
  );
}
