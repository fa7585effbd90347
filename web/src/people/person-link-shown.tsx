import type { Invitation } from '@linkdesk/server/contract/people';
import { Button } from '../ui/button.tsx';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { IstTime } from '../ui/ist-time.tsx';

type Props = { title: string; name: string; invitation: Invitation; onClose: () => void };

/** The one-time link, for as long as this is open and never again; the focus goes to what copies it. */
export function PersonLinkShown({ title, name, invitation, onClose }: Props) {
  return (
    <Dialog title={title} onClose={onClose}>
      <div role="status" className="mt-3 space-y-3 print:hidden">
        <p>
          Hand this link to {name} personally: whoever opens it first sets the password. It works once, for 24
          hours, until <IstTime at={invitation.expiresAt} as="minute" />.
        </p>
        <p className="rounded-md border border-line bg-raised px-3 py-2 font-mono text-xs break-all select-all">
          {invitation.url}
        </p>
        <p className="text-quiet">
          It is shown only now. If it gets lost, make a new one; the lost one then stops working.
        </p>
      </div>
      <DialogButtons>
        <CopyButton text={() => invitation.url} label="Copy link" wide />
        <Button look="main" onClick={onClose}>
          I have copied it
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
