import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { span } from '../ui/span.ts';
import { useNow } from '../ui/use-now.ts';

/** What happens next: `Next check in 15 s. Checked 3 times.` Counts down, and is not announced: it would be read aloud every second. */
export function NextCheck({ operation }: { operation: CancelOperation }) {
  const { state, nextCheckAt, checks } = operation;
  const now = useNow(nextCheckAt !== null);
  const leftMs = nextCheckAt === null ? null : Date.parse(nextCheckAt) - now;
  return (
    <span aria-live="off">
      {state === 'awaiting-approval' && 'Nothing is sent before it is approved.'}
      {leftMs !== null && (leftMs > 999 ? `Next check in ${span(leftMs)}. ` : 'Checking now. ')}
      {checks > 0 && `Checked ${checks === 1 ? 'once' : `${checks} times`}.`}
    </span>
  );
}
