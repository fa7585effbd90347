import type { Session } from '@linkdesk/server/contract/session';
import { removeSecondFactor } from '@linkdesk/server/contract/sign-in';
import { useMutation } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { FreshSignIn } from '../sign-in/fresh-sign-in.tsx';
import { useFreshSignIn } from '../sign-in/use-fresh-sign-in.ts';
import { Button } from '../ui/button.tsx';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Refused } from './refused.tsx';

type Props = { onRemoved: (session: Session) => void; onClose: () => void };

/** Makes an account weaker, so it says so. */
export function RemoveSecondFactorDialog({ onRemoved, onClose }: Props) {
  const removing = useMutation({
    mutationFn: () => call(removeSecondFactor, { body: {} }),
    onSuccess: onRemoved,
  });
  const fresh = useFreshSignIn(removing.error);
  return (
    <Dialog title="Turn off the authenticator app?" onClose={onClose}>
      <p className="mt-3">
        Your password alone will then let anybody in who has it. Your recovery codes end as well.
      </p>
      <Refused error={removing.error} />
      <FreshSignIn fresh={fresh} then="press Turn off" />
      <DialogButtons>
        <Button data-first-focus onClick={onClose}>
          Keep it on
        </Button>
        <Button
          look="danger"
          disabled={fresh.needed}
          aria-disabled={removing.isPending}
          onClick={() => {
            if (!removing.isPending) removing.mutate();
          }}
        >
          {removing.isPending ? 'Working…' : 'Turn off'}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
