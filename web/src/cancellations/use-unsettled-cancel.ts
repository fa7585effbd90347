import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { type CancelDraft, draftText, dropDraft, onDraftChange } from './cancel-draft.ts';
import { takenOn } from './taken-on.ts';

export type SentDraft = CancelDraft & { sent: NonNullable<CancelDraft['sent']> };

/** The cancel this tab has sent for a link without learning what became of it; null when there is none. */
export function useUnsettledCancel(linkId: string, link: PayoutLink | undefined): SentDraft | null {
  const text = useSyncExternalStore(onDraftChange, () => draftText(linkId));
  const draft = useMemo(() => (text === null ? null : (JSON.parse(text) as CancelDraft)), [text]);
  const settled = draft !== null && link !== undefined && takenOn(draft, link) !== null;

  useEffect(() => {
    if (settled) dropDraft(linkId);
  }, [settled, linkId]);

  return draft?.sent && !settled ? (draft as SentDraft) : null;
}
