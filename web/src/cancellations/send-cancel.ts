import { type CancelOperation, cancelPayoutLink } from '@linkdesk/server/contract/cancellations';
import { call } from '../api/call.ts';
import { reasonText } from './cancel-reason.tsx';
import type { SentDraft } from './use-unsettled-cancel.ts';

/** Sends what was written, under its own key: however often, it is one cancel. */
export function sendCancel(linkId: string, draft: SentDraft): Promise<CancelOperation> {
  const ticket = draft.ticket.trim();
  return call(cancelPayoutLink, {
    params: { linkId },
    idempotencyKey: draft.idempotencyKey,
    body: {
      ...{ reason: reasonText(draft), ...(ticket && { ticket }), seen: draft.sent.seen },
      // What was pressed counts, whatever this person may do by now.
      ...(draft.sent.asks && { asks: true }),
    },
  });
}
