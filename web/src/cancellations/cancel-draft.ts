import type { SeenLink } from '@linkdesk/server/contract/seen-link';

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
  sent: Sent | null;
  /** The newest operation on the link when this intent began, which is not its own. */
  after: string | null;
};

type Sent = {
  /** This tab's clock, for people to read. */
  at: string;
  /** The server's clock on the look before the click: what it became is newer. */
  asOf: string;
  seen: SeenLink;
  /** Finance was asked; nothing was to be sent. */
  asks?: boolean;
};

/** The draft of this tab for a link, or a new one. */
export function openDraft(linkId: string, newestOperationId: string | null): CancelDraft {
  return (
    readDraft(linkId) ?? {
      idempotencyKey: crypto.randomUUID(),
      reason: '',
      otherReason: '',
      ticket: '',
      sent: null,
      after: newestOperationId,
    }
  );
}

export function keepDraft(linkId: string, draft: CancelDraft): void {
  sessionStorage.setItem(storeOf(linkId), JSON.stringify(draft));
  changes.dispatchEvent(new Event('change'));
}

export function dropDraft(linkId: string): void {
  sessionStorage.removeItem(storeOf(linkId));
  changes.dispatchEvent(new Event('change'));
}

/** The draft as it is stored, to compare; a tab's own storage tells nobody when it changes. */
export function draftText(linkId: string): string | null {
  return sessionStorage.getItem(storeOf(linkId));
}

export function onDraftChange(tell: () => void): () => void {
  changes.addEventListener('change', tell);
  return () => changes.removeEventListener('change', tell);
}

const changes = new EventTarget();

function readDraft(linkId: string): CancelDraft | null {
  const text = draftText(linkId);
  return text === null ? null : (JSON.parse(text) as CancelDraft);
}

function storeOf(linkId: string): string {
  return `linkdesk.cancel.${linkId}`;
}
