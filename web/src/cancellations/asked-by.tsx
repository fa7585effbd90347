import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { useContext } from 'react';
import { SessionContext } from '../people/use-session.ts';
import { IstTime } from '../ui/ist-time.tsx';

/** Who asked, when and why. */
export function AskedBy({ operation }: { operation: CancelOperation }) {
  const { actor, createdAt, reason, ticket } = operation;
  const own = useContext(SessionContext)?.person.name === actor;
  return (
    <>
      {own ? (
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
