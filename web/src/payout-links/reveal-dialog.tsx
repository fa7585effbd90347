import type { RevealField } from '@linkdesk/server/contract/reveals';
import { isApiError } from '../api/api-error.ts';
import { FreshSignIn } from '../sign-in/fresh-sign-in.tsx';
import type { FreshState } from '../sign-in/use-fresh-sign-in.ts';
import { Button } from '../ui/button.tsx';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { References } from '../ui/plain-page.tsx';
import { revealNoun } from './reveal-words.ts';

type Props = {
  field: RevealField;
  fresh: FreshState;
  pending: boolean;
  error: Error | null;
  onReveal: () => void;
  onClose: () => void;
};

/** Only where a click was not enough: the sign-in is too old, or the server did not answer with the field. */
export function RevealDialog({ field, fresh, pending, error, onReveal, onClose }: Props) {
  const show = `Show ${revealNoun(field)}`;
  return (
    <Dialog title={`Show the ${revealNoun(field)}?`} onClose={onClose}>
      <p className="mt-3">
        It is shown for five minutes. The link’s timeline says that you revealed it, for everybody who looks.
      </p>
      <div role="status" className="mt-3 empty:hidden">
        {error && (
          <Notice tone="warning" title="Not shown">
            <p>{error.message}</p>
            {isApiError(error) && <References {...error.extras} />}
          </Notice>
        )}
      </div>
      <FreshSignIn fresh={fresh} then={`press ${show}`} />
      <DialogButtons>
        <Button onClick={onClose}>Keep masked</Button>
        <Button look="main" aria-disabled={pending} disabled={fresh.needed} onClick={onReveal}>
          {pending ? 'Asking…' : show}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
