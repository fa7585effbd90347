import { type CancelOperation, cancelPayoutLink } from '@linkdesk/server/contract/cancellations';
import { formatMoney } from '@linkdesk/server/contract/money';
import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { isApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { Button } from '../ui/button.tsx';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CancelConflict, sameFacts } from './cancel-conflict.tsx';
import { dropDraft, keepDraft, openDraft } from './cancel-draft.ts';
import { CancelFailed } from './cancel-failed.tsx';
import { CancelOutcome } from './cancel-outcome.tsx';
import { CancelReason, reasonText } from './cancel-reason.tsx';
import { CheckedAgo } from './checked-ago.tsx';
import { mayHaveBeenTakenOn } from './may-have-been-taken-on.ts';
import { useRereading } from './use-rereading.ts';

type Props = {
  link: PayoutLink;
  reread: () => Promise<PayoutLink>;
  onClose: () => void;
  /** Starts over with a new intent. */
  onTryAgain: () => void;
};

/**
 * Confirms one cancel. It sends only what the person has seen: when the link has changed, both sides stand
 * beside each other and the changed one must be confirmed anew.
 */
export function CancelDialog({ link, reread, onClose, onTryAgain }: Props) {
  const newest = (link.openOperation ?? link.lastOperation)?.id ?? null;
  const [draft, setDraft] = useState(() => openDraft(link.id, newest));
  const [seen, setSeen] = useState(link.cancellation.seen);
  const [accepted, setAccepted] = useState(seen);
  const [refused, setRefused] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const rereading = useRereading(reread);
  const sending = useRef(false);
  const cancel = useMutation<CancelOperation, Error, typeof draft>({
    mutationFn: ({ idempotencyKey, ticket, ...words }) =>
      call(cancelPayoutLink, {
        params: { linkId: link.id },
        idempotencyKey,
        body: { reason: reasonText(words), ...(ticket.trim() && { ticket: ticket.trim() }), seen: accepted },
      }),
    onError: (error) => {
      // Nothing was recorded: the words may change again, and the key is still unused.
      if (!mayHaveBeenTakenOn(error) && !isApiError(error, 'key-reused')) {
        setDraft((kept) => ({ ...kept, sent: false }));
      }
      if (!isApiError(error, 'link-changed')) return;
      setRefused(true);
      if (error.extras.now) setSeen(error.extras.now);
    },
    onSettled: () => {
      sending.current = false;
    },
  });

  useEffect(() => keepDraft(link.id, draft), [link.id, draft]);
  useEffect(() => setSeen(link.cancellation.seen), [link.cancellation.seen]);

  function confirm(): void {
    setSaid(null);
    if (sending.current) return;
    if (!navigator.onLine) return setSaid('You are offline. Nothing was sent.');
    if (reasonText(draft) === '') return setSaid('Choose a reason first. Nothing was sent.');
    sending.current = true;
    const sent = { ...draft, sent: true };
    setDraft(sent);
    cancel.mutate(sent);
  }

  function acceptNew(): void {
    setAccepted(seen);
    setRefused(false);
  }

  function startOver(): void {
    dropDraft(link.id);
    onTryAgain();
  }

  const amount = formatMoney(link.amount);
  const operation = cancel.data ?? (draft.sent && !cancel.isPending ? takenOn(link, draft.after) : null);
  if (operation) {
    return (
      <Dialog title={`Cancel of the ${amount} link`} onClose={onClose}>
        <CancelOutcome operation={operation} onClose={onClose} onTryAgain={startOver} />
      </Dialog>
    );
  }

  const changed = refused || !sameFacts(accepted, seen);
  const possible = link.cancellation.allowed;
  return (
    <Dialog title={`Cancel the ${amount} link to ${recipientOf(link)}?`} onClose={onClose}>
      <p className="mt-1 text-quiet">{identityOf(link)}</p>
      <p className="mt-3">
        The recipient can no longer claim. It cannot be undone. Linkdesk does not inform the recipient.
        InstantPay does not state when the money returns to your balance.
      </p>
      <CheckedAgo link={link} rereading={rereading} />
      <CancelReason draft={draft} locked={draft.sent} onChange={setDraft} />
      <div role="status" className="mt-3 space-y-2 empty:hidden">
        {cancel.isPending && <p>Sending. You may close this; it continues.</p>}
        {said && <p className="font-semibold text-danger">{said}</p>}
        {changed && <CancelConflict saw={accepted} now={seen} onAccept={possible ? acceptNew : null} />}
        {cancel.isError && !isApiError(cancel.error, 'link-changed') && (
          <CancelFailed error={cancel.error} link={link} onStartOver={startOver} />
        )}
      </div>
      <DialogButtons>
        <Button onClick={onClose}>Keep link</Button>
        <Button
          look="danger"
          aria-disabled={cancel.isPending}
          disabled={changed || !possible || rereading.tooOld}
          onClick={confirm}
        >
          {cancel.isPending ? 'Sending…' : `Cancel ${amount} link`}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

/** The operation a sent request became, when its answer never reached this tab. */
function takenOn({ openOperation, lastOperation }: PayoutLink, after: string | null): CancelOperation | null {
  const newest = openOperation ?? lastOperation;
  return newest && newest.id !== after ? newest : null;
}

function recipientOf({ recipient }: PayoutLink): string {
  if (!recipient) return 'no recipient on this link';
  return recipient.name ?? recipient.mobile ?? recipient.email ?? 'no recipient on this link';
}

function identityOf({ id, recipient, referenceNo }: PayoutLink): string {
  const mobile = recipient?.mobile ? `Mobile ending ${recipient.mobile.slice(-4)}` : 'No mobile';
  return `${mobile} · Reference ${referenceNo ?? 'none'} · Link id ending ${id.slice(-6)}`;
}
