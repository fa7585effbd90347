import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../ui/button.tsx';
import { ApproveDialog } from './approve-dialog.tsx';
import { AskAgainDialog } from './ask-again-dialog.tsx';
import { DeclineDialog } from './decline-dialog.tsx';
import type { ReadLink } from './read-link.ts';
import { RecordReplyDialog } from './record-reply-dialog.tsx';
import type { Viewer } from './viewer.ts';
import { whatToDo } from './what-to-do.ts';

const DIALOGS = {
  approve: ApproveDialog,
  decline: DeclineDialog,
  reply: RecordReplyDialog,
  'ask-again': AskAgainDialog,
};

type Props = { operation: CancelOperation; viewer: Viewer; readLink: ReadLink };

/** What this person may do with a cancel now, and why not where another one could. */
export function CancellationActions({ operation, viewer, readLink }: Props) {
  const [dialog, setDialog] = useState<keyof typeof DIALOGS | null>(null);
  const navigate = useNavigate();
  const { acts, tryAgain, whyNot } = whatToDo(operation, viewer);
  // The link's own page asks for the reason and reads the link anew before anything is sent.
  const toCancelDialog = () => navigate(`/links/${operation.linkId}`, { state: { cancel: true } });
  const Open = dialog && DIALOGS[dialog];
  return (
    <>
      {acts.map(({ dialog: opens, label }) => (
        <Button key={opens} onClick={() => setDialog(opens)}>
          {label}
        </Button>
      ))}
      {tryAgain && <Button onClick={toCancelDialog}>Try again…</Button>}
      {whyNot.map((sentence) => (
        <span key={sentence} className="text-quiet">
          {sentence}
        </span>
      ))}
      {/* Beside its button, not inside it: the outcome stays on screen when the button is gone. */}
      {Open && (
        <Open
          operation={operation}
          readLink={readLink}
          onClose={() => setDialog(null)}
          onTryAgain={toCancelDialog}
        />
      )}
    </>
  );
}
