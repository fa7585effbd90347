/**
 * One intent to cancel one link: its key, and what was written. Kept in the tab so that a reload neither
 * loses words nor turns one cancel into two.
 */
export type CancelDraft = {
  idempotencyKey: string;
  reason: string;
  /** Words of the operator's own, where the reason is Other. */
  otherReason: string;
  ticket: string;
  /** It may have reached the server: the words stay as they were sent until the outcome is known. */
  sent: boolean;
  /** The newest operation on the link when this intent began, to tell it from its own. */
  after: string | null;
};

/** The draft of this tab for a link; a new one when there is none, or when its outcome has been shown already. */
export function openDraft(linkId: string, newestOperationId: string | null): CancelDraft {
  const kept = readDraft(linkId);
  const ended = kept?.sent && kept.after !== newestOperationId;
  if (kept && !ended) return kept;
  return {
    idempotencyKey: crypto.randomUUID(),
    reason: '',
    otherReason: '',
    ticket: '',
    sent: false,
    after: newestOperationId,
  };
}

export function keepDraft(linkId: string, draft: CancelDraft): void {
  sessionStorage.setItem(storeOf(linkId), JSON.stringify(draft));
}

export function dropDraft(linkId: string): void {
  sessionStorage.removeItem(storeOf(linkId));
}

function readDraft(linkId: string): CancelDraft | null {
  const text = sessionStorage.getItem(storeOf(linkId));
  return text === null ? null : (JSON.parse(text) as CancelDraft);
}

function storeOf(linkId: string): string {
  return `linkdesk.cancel.${linkId}`;
}
