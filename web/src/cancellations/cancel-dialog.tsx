import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { formatMoney } from '@linkdesk/server/contract/money';
import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { isApiError } from '../api/api-error.ts';
import { FreshSignIn } from '../sign-in/fresh-sign-in.tsx';
import { useFreshSignIn } from '../sign-in/use-fresh-sign-in.ts';
import { Button } from '../ui/button.tsx';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CancelConflict, sameFacts } from './cancel-conflict.tsx';
import { type CancelDraft, dropDraft, keepDraft, openDraft } from './cancel-draft.ts';
import { CancelFailed } from './cancel-failed.tsx';
import { CancelOutcome } from './cancel-outcome.tsx';
import { CancelReason, reasonText } from './cancel-reason.tsx';
import { cancelWords, identityOf } from './cancel-words.ts';
import { CheckedAgo } from './checked-ago.tsx';
import { mayHaveBeenTakenOn, showsNotTakenOn } from './may-have-been-taken-on.ts';
import { RecipientNotKnown } from './recipient-not-known.tsx';
import { sendCancel } from './send-cancel.ts';
import { takenOn } from './taken-on.ts';
import { useRereading } from './use-rereading.ts';
import type { SentDraft } from './use-unsettled-cancel.ts';

type Props = {
  link: PayoutLink;
  /** Asks Finance to cancel: nothing is sent before somebody there agrees. */
  asks: boolean;
  reread: () => Promise<PayoutLink>;
  /** Told whether the last click failed. */
  onClose: (failed: boolean) => void;
  /** Starts over with a new intent. */
  onTryAgain: () => void;
};

/**
 * Confirms one cancel. It sends only what the person has seen: when the link has changed, both sides stand
 * beside each other and the changed one must be confirmed anew.
 */
export function CancelDialog({ link, asks, reread, onClose, onTryAgain }: Props) {
  const newest = (link.openOperation ?? link.lastOperation)?.id ?? null;
  const [draft, setDraft] = useState(() => openDraft(link.id, newest));
  const [seen, setSeen] = useState(link.cancellation.seen);
  const [accepted, setAccepted] = useState(seen);
  const [refused, setRefused] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const rereading = useRereading(reread);
  const sending = useRef(false);
  const cancel = useMutation<CancelOperation, Error, { draft: SentDraft; again: boolean }>({
    mutationFn: ({ draft: sent }) => sendCancel(link.id, sent),
    onError: (error, { draft: sent, again }) => {
      // Nothing was recorded: the words may change again, and the key is still unused.
      const unused = again ? showsNotTakenOn(error) : !mayHaveBeenTakenOn(error);
      if (unused && !isApiError(error, 'key-reused')) write({ ...sent, sent: null });
      if (!isApiError(error, 'link-changed')) return;
      setRefused(true);
      if (error.extras.now) setSeen(error.extras.now);
    },
    onSettled: (operation) => {
      sending.current = false;
      // By now the link has been read again, and shows what the request became.
      if (operation) dropDraft(link.id);
    },
  });

  const fresh = useFreshSignIn(cancel.error);

  /** Stored at once: a request may end after this dialog is closed. */
  function write(next: CancelDraft): void {
    setSaid(null);
    setDraft(next);
    keepDraft(link.id, next);
  }

  useEffect(() => setSeen(link.cancellation.seen), [link.cancellation.seen]);

  function confirm(): void {
    setSaid(null);
    if (sending.current) return;
    if (!navigator.onLine) return setSaid(`You are offline. Nothing ${draft.sent ? 'more ' : ''}was sent.`);
    if (reasonText(draft) === '') return setSaid('Choose a reason first. Nothing was sent.');
    sending.current = true;
    const first = draft.sent ?? { at: new Date().toISOString(), asOf: link.asOf, asks };
    const sent = { ...draft, sent: { ...first, seen: accepted } };
    write(sent);
    cancel.mutate({ draft: sent, again: draft.sent !== null });
  }

  function acceptNew(): void {
    setAccepted(seen);
    setRefused(false);
  }

  function startOver(): void {
    dropDraft(link.id);
    onTryAgain();
  }

  const words = cancelWords(link, asks);
  const operation = cancel.data ?? (cancel.isPending ? null : takenOn(draft, link));
  const close = () => onClose(cancel.isError);
  if (operation) {
    return (
      <Dialog title={`Cancel of the ${formatMoney(link.amount)} link`} onClose={close}>
        <CancelOutcome operation={operation} onClose={close} onTryAgain={startOver} />
      </Dialog>
    );
  }

  // Once sent, a change may be this cancel's own doing, and "nothing was sent" would be untrue.
  const isSent = draft.sent !== null;
  const changed = refused || (!isSent && !sameFacts(accepted, seen));
  const possible = link.cancellation.allowed || isSent;
  // InstantPay cancels what is Issued, and nothing else.
  const over = (!isSent && seen.providerStatus !== 'ISSUED') || isApiError(cancel.error, 'not-cancellable');
  return (
    <Dialog title={words.title} onClose={close}>
      <p className="mt-1 text-quiet">{identityOf(link, asks)}</p>
      {!link.factsRead && <RecipientNotKnown linkId={link.id} />}
      <p className="mt-3">{words.body}</p>
      <CheckedAgo link={link} rereading={rereading} />
      <CancelReason draft={draft} locked={draft.sent !== null} onChange={write} />
      <div role="status" className="mt-3 space-y-2 empty:hidden">
        {cancel.isPending && <p>{words.pending} You may close this; it continues.</p>}
        {said && <p className="font-semibold text-danger">{said}</p>}
        {changed && (
          <CancelConflict saw={accepted} now={seen} onAccept={possible && !over ? acceptNew : null} />
        )}
        {cancel.isError && !isApiError(cancel.error, 'link-changed', 'sign-in-again') && (
          <CancelFailed error={cancel.error} link={link} onStartOver={startOver} />
        )}
      </div>
      {!over && <FreshSignIn fresh={fresh} then={`press ${words.confirm}`} notYet="Nothing was sent yet" />}
      <DialogButtons>
        <Button onClick={close}>{over ? 'Close' : words.keep}</Button>
        {!over && (
          <Button
            look={asks ? 'main' : 'danger'}
            aria-disabled={cancel.isPending}
            disabled={changed || !possible || rereading.tooOld || fresh.needed}
            onClick={confirm}
          >
            {cancel.isPending ? words.pendingShort : words.confirm}
          </Button>
        )}
      </DialogButtons>
    </Dialog>
  );
}
