import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { useCancellation, useOnMove } from './cancellation-query.ts';
import { Outcome } from './outcome.tsx';

type Props = { operation: CancelOperation; onChange: () => void };

/** The open cancel of a link, or the last one, as everyone who looks at the link sees it. */
export function OperationPanel({ operation: given, onChange }: Props) {
  const operation = useCancellation(given);
  useOnMove(operation, onChange);
  return (
    <section aria-label="Cancellation" className="mt-3">
      <Outcome operation={operation} asked />
    </section>
  );
}
