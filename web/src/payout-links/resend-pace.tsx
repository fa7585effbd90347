import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { clockSpan } from '../ui/span.ts';
import { useNow } from '../ui/use-now.ts';

/** `Can resend in 0:42 · 2 of 5 today`. */
export function ResendPace({ resending }: { resending: PayoutLink['resending'] }) {
  const waitMs = useResendWait(resending);
  return (
    <>
      {waitMs > 0 && `Can resend in ${clockSpan(waitMs)} · `}
      {resending.today} of {resending.perDay} today
    </>
  );
}

/** What is left of the minute between two resends of one link. */
export function useResendWait({ againAt }: PayoutLink['resending']): number {
  const now = useNow(againAt !== null);
  return againAt ? Math.max(0, Date.parse(againAt) - now) : 0;
}
