import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { useQuery } from '@tanstack/react-query';
import { cancellationsOfLinkQuery } from './cancellation-query.ts';
import { Outcome } from './outcome.tsx';
import { UnsettledCancel } from './unsettled-cancel.tsx';
import type { SentDraft } from './use-unsettled-cancel.ts';

type Props = { linkId: string; unsettled: SentDraft | null };

/** What Linkdesk itself knows of a link that InstantPay cannot be asked about: the cancel asked for here. */
export function KnownOfLink({ linkId, unsettled }: Props) {
  const newest = useQuery(cancellationsOfLinkQuery(linkId)).data?.[0];
  return (
    <>
      <UnsettledCancel linkId={linkId} draft={unsettled} />
      {newest && (
        <section aria-label="Cancellation" className="space-y-2">
          <Outcome operation={withoutPromise(newest)} asked />
          {!newest.final && <p className="font-semibold">Do not send a new link.</p>}
        </section>
      )}
    </>
  );
}

/** That it could still be claimed when it was last seen is not known to hold now. */
function withoutPromise(operation: CancelOperation): CancelOperation {
  if (operation.answers.claimable !== 'yes') return operation;
  const because = 'InstantPay cannot be asked right now';
  return { ...operation, answers: { claimable: 'unknown', replacement: 'not-yet', because } };
}
