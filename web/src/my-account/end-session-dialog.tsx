import { endMyOtherSessions, endMySession, type MySession } from '@linkdesk/server/contract/my-account';
import { useMutation } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { FreshSignIn } from '../sign-in/fresh-sign-in.tsx';
import { useFreshSignIn } from '../sign-in/use-fresh-sign-in.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Refused } from './refused.tsx';

type Props = {
  ending: MySession | 'others';
  /** How many other browsers there are. */
  count: number;
  onClose: () => void;
};

/** Signs out other browsers of this person; this one stays. */
export function EndSessionDialog({ ending, count, onClose }: Props) {
  const announce = useAnnounce();
  const act = useMutation({
    mutationFn: () =>
      ending === 'others'
        ? call(endMyOtherSessions, { body: {} })
        : call(endMySession, { params: { id: ending.id }, body: {} }),
    onSuccess: () => {
      announce(ending === 'others' ? 'Signed out everywhere else.' : 'That browser is signed out.');
      onClose();
    },
  });
  const fresh = useFreshSignIn(act.error);
  const what = ending === 'others' ? `your ${count} other browsers` : (ending.device ?? 'that browser');

  return (
    <Dialog title={`Sign out ${what}?`} onClose={onClose}>
      <p className="mt-3">
        Whoever uses {ending === 'others' ? 'them' : 'it'} has to sign in again. This browser stays signed in.{' '}
        If it was not you, change your password as well.
      </p>
      <Refused error={act.error} />
      <FreshSignIn fresh={fresh} then="press Sign out" />
      <DialogButtons>
        <Button data-first-focus onClick={onClose}>
          Keep
        </Button>
        <Button
          look="danger"
          disabled={fresh.needed}
          aria-disabled={act.isPending}
          onClick={() => {
            if (!act.isPending) act.mutate();
          }}
        >
          {act.isPending ? 'Working…' : 'Sign out'}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
