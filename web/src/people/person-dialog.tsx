import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { isApiError } from '../api/api-error.ts';
import { FreshSignIn } from '../sign-in/fresh-sign-in.tsx';
import { useFreshSignIn } from '../sign-in/use-fresh-sign-in.ts';
import { Button } from '../ui/button.tsx';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { References } from '../ui/plain-page.tsx';

export type PersonDialogProps<Outcome> = {
  title: string;
  confirm: string;
  /** On the button that does nothing. */
  keep?: string;
  /** It ends something at once. */
  danger?: boolean;
  /** What has to be filled in first, as a sentence; null when nothing. */
  missing?: string | null;
  act: () => Promise<Outcome>;
  onDone: (outcome: Outcome) => void;
  onClose: () => void;
  children: ReactNode;
};

/** Says what will happen to a person before it does, and does it once. */
export function PersonDialog<Outcome>({ title, confirm, act, onDone, ...props }: PersonDialogProps<Outcome>) {
  const [said, setSaid] = useState<string | null>(null);
  const acting = useRef(false);
  const doing = useMutation({
    mutationFn: act,
    onSuccess: onDone,
    onSettled: () => {
      acting.current = false;
    },
  });

  const fresh = useFreshSignIn(doing.error);

  function begin(): void {
    setSaid(null);
    if (acting.current) return;
    if (props.missing) return setSaid(props.missing);
    if (!navigator.onLine) return setSaid('You are offline. Nothing was done.');
    acting.current = true;
    doing.mutate();
  }

  return (
    <Dialog title={title} onClose={props.onClose}>
      {props.children}
      <div role="status" className="mt-3 space-y-2 empty:hidden">
        {said && <p className="font-semibold text-danger">{said}</p>}
        {doing.isError && !isApiError(doing.error, 'sign-in-again') && <NotDone error={doing.error} />}
      </div>
      <FreshSignIn fresh={fresh} then={`press ${confirm}`} />
      <DialogButtons>
        <Button onClick={props.onClose}>{props.keep ?? 'Keep as it is'}</Button>
        <Button
          look={props.danger ? 'danger' : 'main'}
          aria-disabled={doing.isPending}
          disabled={fresh.needed}
          onClick={begin}
        >
          {doing.isPending ? 'Working…' : confirm}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

function NotDone({ error }: { error: Error }) {
  const unsure = !isApiError(error) || isApiError(error, 'unreachable', 'unreadable', 'unexpected');
  return (
    <Notice
      tone={unsure ? 'warning' : 'alarm'}
      title={unsure ? 'Not known whether this was done' : 'Nothing was done'}
    >
      <p>{error.message}</p>
      {unsure && <p>Close this and look at the list before you try again.</p>}
      {isApiError(error) && <References {...error.extras} />}
    </Notice>
  );
}
