import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { Button } from '../ui/button.tsx';
import { span } from '../ui/span.ts';
import { statusWord } from '../ui/status-badge.tsx';
import { useNow } from '../ui/use-now.ts';
import type { Rereading } from './use-rereading.ts';

type Props = { link: PayoutLink; rereading: Rereading; className?: string };

/** `Checked 2 s ago: Issued`, or why it could not be checked. */
export function CheckedAgo({ link, rereading, className = 'mt-3' }: Props) {
  const now = useNow();
  const agoMs = Math.max(0, now - Date.parse(link.asOf));
  return (
    <div className={`flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 text-quiet ${className}`}>
      <span>
        Checked {span(agoMs)} ago: <strong className="text-ink">{statusWord(link.providerStatus)}</strong>
      </span>
      {rereading.failed && <span className="text-danger">{rereading.failed}</span>}
      {rereading.tooOld && (
        <>
          <span role="status" className="text-danger">
            This has been open for more than 2 minutes. Check the link again before you decide.
          </span>
          <Button disabled={rereading.reading} onClick={rereading.readAgain}>
            Check again
          </Button>
        </>
      )}
    </div>
  );
}
