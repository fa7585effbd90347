import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { Notice } from '../ui/notice.tsx';
import { sentence } from '../ui/sentence.ts';
import { TRUTHS } from './truth-words.ts';

/** InstantPay's reply as one person recorded it, while it waits for a second one. It changes nothing yet. */
export function ProposedReply({ operation: { proposedReply } }: { operation: CancelOperation }) {
  if (!proposedReply) return null;
  const { truth, ticket, reason, by } = proposedReply;
  return (
    <Notice tone="info" title="A colleague has to confirm InstantPay’s reply">
      <p>
        <bdi>{by}</bdi> recorded: <strong>{TRUTHS[truth].word}</strong> · ticket <bdi>{ticket}</bdi> ·{' '}
        <bdi>{sentence(reason)}</bdi> Until a second person confirms it, the answers stay as they are.
      </p>
    </Notice>
  );
}
