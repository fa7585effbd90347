import { Notice } from '../ui/notice.tsx';

/** The link's status is known, whom it goes to is not: its id is all there is to go by. */
export function RecipientNotKnown({ linkId }: { linkId: string }) {
  return (
    <div role="status" className="mt-3">
      <Notice tone="warning" title="Recipient not known yet: InstantPay’s list has not answered">
        <p>
          Check the link id before you decide: <span className="font-mono break-all">{linkId}</span>
        </p>
      </Notice>
    </div>
  );
}
