import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { isApiError } from '../api/api-error.ts';
import { FreshSignIn } from '../sign-in/fresh-sign-in.tsx';
import { useFreshSignIn } from '../sign-in/use-fresh-sign-in.ts';
import { Button } from '../ui/button.tsx';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { References } from '../ui/plain-page.tsx';
import { CancelConflict } from './cancel-conflict.tsx';
import { CancelOutcome } from './cancel-outcome.tsx';
import { cancellationQuery } from './cancellation-query.ts';
import { mayHaveBeenTakenOn } from './may-have-been-taken-on.ts';
import type { ReadLink } from './read-link.ts';

export type DecisionProps = {
  operation: CancelOperation;
  onClose: () => void;
  /** Starts a new cancel of the link; null where that contradicts what was just decided. */
  onTryAgain: (() => void) | null;
};

export type DecisionOnLinkProps = DecisionProps & { readLink: ReadLink };

type Props = DecisionProps & {
  title: string;
  keep: string;
  confirm: string;
  /** Something irreversible goes out. */
  danger?: boolean;
  /** What has to be filled in first, as a sentence; null when nothing. */
  missing?: string | null;
  /** What the decision is about has not been seen, or not lately. */
  unseen?: boolean;
  /** Its endpoint asks for a sign-in that is not too old. */
  fresh?: boolean;
  act: () => Promise<CancelOperation>;
  children: ReactNode;
};

/** A person's decision on a cancel: what it will do, what is needed for it, and afterwards what came of it. */
export function DecisionDialog({ operation, title, act, missing = null, children, ...props }: Props) {
  const client = useQueryClient();
  const [said, setSaid] = useState<string | null>(null);
  const deciding = useRef(false);
  const decision = useMutation({
    mutationFn: act,
    onSuccess: (decided) => client.setQueryData(cancellationQuery(decided.id).queryKey, decided),
    onSettled: () => {
      deciding.current = false;
    },
  });

  const fresh = useFreshSignIn(decision.error);
  const asksProof = props.fresh === true;

  function decide(): void {
    setSaid(null);
    if (deciding.current) return;
    if (missing !== null) return setSaid(missing);
    if (!navigator.onLine)
      return setSaid(`You are offline. Nothing ${decision.isError ? 'more ' : ''}was done.`);
    deciding.current = true;
    decision.mutate();
  }

  if (decision.data) {
    return (
      <Dialog title={title} onClose={props.onClose}>
        <CancelOutcome operation={decision.data} onClose={props.onClose} onTryAgain={props.onTryAgain} />
      </Dialog>
    );
  }
  return (
    <Dialog title={title} onClose={props.onClose}>
      {children}
      <div role="status" className="mt-3 space-y-2 empty:hidden">
        {said && <p className="font-semibold text-danger">{said}</p>}
        {operation.final && !decision.isPending && (
          <Notice tone="info" title={`It has ended meanwhile: ${operation.label}`} />
        )}
        {decision.isError && !isApiError(decision.error, 'sign-in-again') && (
          <Failed error={decision.error} asker={operation.actor} />
        )}
      </div>
      {asksProof && !operation.final && <FreshSignIn fresh={fresh} then={`press ${props.confirm}`} />}
      <DialogButtons>
        <Button onClick={props.onClose}>{props.keep}</Button>
        <Button
          look={props.danger ? 'danger' : 'main'}
          aria-disabled={decision.isPending}
          disabled={operation.final || props.unseen === true || (asksProof && fresh.needed)}
          onClick={decide}
        >
          {decision.isPending ? 'Working…' : props.confirm}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

function Failed({ error, asker }: { error: Error; asker: string }) {
  const changed = isApiError(error, 'link-changed') ? error.extras : {};
  if (changed.seen && changed.now) {
    return <CancelConflict saw={changed.seen} now={changed.now} sawWho={asker} />;
  }
  const unsure = mayHaveBeenTakenOn(error);
  return (
    <Notice
      tone={unsure ? 'warning' : 'alarm'}
      title={unsure ? 'Not known whether Linkdesk took this on' : 'Nothing was done'}
    >
      <p>{error.message}</p>
      {unsure && <p>Close this and look at the cancellation before you decide again.</p>}
      {isApiError(error) && <References {...error.extras} />}
    </Notice>
  );
}
