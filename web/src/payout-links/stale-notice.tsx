import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { IstTime } from '../ui/ist-time.tsx';
import { Notice } from '../ui/notice.tsx';

/** Says that what follows is the last known state, since when, and why. */
export function StaleNotice({ link, error }: { link: PayoutLink; error: Error | null }) {
  if (!link.stale && !error) return null;
  return (
    <div role="status" className="mb-3">
      <Notice
        tone="warning"
        title={
          <>
            Last known state, as of <IstTime at={link.asOf} />
          </>
        }
      >
        <p>{error?.message ?? link.staleBecause} It may have changed since.</p>
      </Notice>
    </div>
  );
}
