import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { useEffect } from 'react';
import { Button } from '../ui/button.tsx';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { useCancellation } from './cancellation-query.ts';
import { dropDraft } from './cancel-draft.ts';
import { Outcome } from './outcome.tsx';

type Props = { operation: CancelOperation; onClose: () => void; onTryAgain: (() => void) | null };

/** The end of a cancel as far as it is known, kept up to date while it is open. */
export function CancelOutcome({ operation: given, onClose, onTryAgain }: Props) {
  const operation = useCancellation(given);

  // Shown is shown: the next cancel of this link is a new intent.
  useEffect(() => {
    if (operation.final) dropDraft(operation.linkId);
  }, [operation.final, operation.linkId]);

  return (
    <>
      <div role="status" className="mt-3">
        <Outcome operation={operation} asked inDialog />
      </div>
      <DialogButtons>
        {onTryAgain && operation.mayTryAgain && <Button onClick={onTryAgain}>Try again</Button>}
        <Button autoFocus look="main" onClick={onClose}>
          Close
        </Button>
      </DialogButtons>
    </>
  );
}
