import type { LinkStatus, PayoutLink } from '../../contract/payout-links.ts';
import type { Actor } from '../actor.ts';
import type { CancelOperation } from '../cancellations/cancel-operation.ts';
import { isoInstant } from './ist-words.ts';
import { resendAllowance, RESENDS_PER_DAY } from './resend-limit.ts';
import type { ResendRecord } from './resend-store.ts';

const CANNOT_ASK = 'InstantPay cannot be asked right now.';

/** Whether the link may be cancelled now, and why not. */
export function cancellationAllowed(
  status: LinkStatus,
  stale: boolean,
  open: CancelOperation | undefined,
  { id }: Pick<Actor, 'id'>,
): { allowed: boolean; because: string | null } {
  const because =
    open === undefined
      ? (WHY_NOT[status] ?? (stale ? CANNOT_ASK : null))
      : open.actor.id === id
        ? 'You have asked to cancel this link; that is still open.'
        : `${open.actor.name} has asked to cancel this link; that is still open.`;
  return { allowed: because === null, because };
}

const WHY_NOT: Record<LinkStatus, string | null> = {
  ISSUED: null,
  PROCESSING: 'A claim is under way, so it cannot be cancelled now.',
  CLAIMED: 'It is claimed, so it cannot be cancelled.',
  CANCELLED: 'It is cancelled already.',
  EXPIRED: 'It has expired, so there is nothing to cancel.',
  OTHER: 'Linkdesk does not know this status, so it cannot be cancelled here.',
};

/** Whether the link may be resent now, and why not. */
export function resendingAllowed(
  status: LinkStatus,
  stale: boolean,
  open: CancelOperation | undefined,
  resends: readonly ResendRecord[],
  now: number,
): PayoutLink['resending'] {
  const { today, againAt, because } = resendAllowance(resends, now);
  const why = refusal(status, stale, open) ?? because;
  return {
    allowed: why === null,
    because: why,
    againAt: againAt === null ? null : isoInstant(againAt),
    today,
    perDay: RESENDS_PER_DAY,
  };
}

function refusal(status: LinkStatus, stale: boolean, open: CancelOperation | undefined): string | null {
  if (status !== 'ISSUED') return 'Only a link that is Issued can be resent.';
  if (open !== undefined) return 'A cancel of this link is still open.';
  return stale ? CANNOT_ASK : null;
}
