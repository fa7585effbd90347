import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { CancellationActions } from './cancellation-actions.tsx';
import { useCancellation, useOnMove } from './cancellation-query.ts';
import { Outcome } from './outcome.tsx';
import type { ReadLink } from './read-link.ts';
import type { Viewer } from './viewer.ts';

type Props = {
  operation: CancelOperation;
  viewer: Viewer;
  readLink: ReadLink;
  onChange: () => void;
  inDoubt: boolean;
};

/** The open cancel of a link, or the last one, as everyone who looks at the link sees it. */
export function OperationPanel({ operation: given, viewer, readLink, onChange, inDoubt }: Props) {
  const operation = useCancellation(given);
  useOnMove(operation, onChange);
  return (
    <section aria-label="Cancellation" className="mt-3">
      {/* Its answers stand at the top; those of an old look are no longer certain. */}
      <Outcome operation={operation} asked answered={!operation.final && !inDoubt} />
      <div className="mt-2 flex flex-wrap items-center gap-2 empty:hidden print:hidden">
        <CancellationActions operation={operation} viewer={viewer} readLink={readLink} />
      </div>
    </section>
  );
}
