import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { IstTime } from '../ui/ist-time.tsx';

/** Who asked, when and why. */
export function AskedBy({ operation }: { operation: CancelOperation }) {
  const { actor, mine, createdAt, reason, ticket } = operation;
  return (
    <>
      {mine ? (
        'You asked'
      ) : (
        <>
          Asked by <bdi>{actor}</bdi>
        </>
      )}{' '}
      at <IstTime at={createdAt} /> · <bdi>{reason}</bdi>
      {ticket && (
        <>
          {' '}
          · ticket <bdi>{ticket}</bdi>
        </>
      )}
    </>
  );
}
