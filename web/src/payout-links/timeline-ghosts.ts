import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { span } from '../ui/span.ts';

export type Ghost = { kind: 'notified' | 'verified' | 'claimed'; text: string };

type Facts = Pick<PayoutLink, 'status' | 'activity' | 'verifiesBeneficiary' | 'expiresAt' | 'activatedAt'>;

/** The steps a link has not reached but still can, in their order. */
export function timelineGhosts(link: Facts, nowMs: number): Ghost[] {
  if (link.status !== 'ISSUED' && link.status !== 'PROCESSING') return [];
  const done = new Set(link.activity.map((row) => row.kind));
  const ghosts: Ghost[] = [];
  if (!done.has('notified') && !done.has('resent'))
    ghosts.push({ kind: 'notified', text: 'Not sent to the recipient yet' });
  // Unknown is not the same as on: only a check that will happen is announced.
  if (!done.has('verified') && link.verifiesBeneficiary) {
    ghosts.push({ kind: 'verified', text: 'Account check, when the recipient gives an account' });
  }
  ghosts.push({ kind: 'claimed', text: claimGhost(link, nowMs) });
  return ghosts;
}

function claimGhost({ status, expiresAt, activatedAt }: Facts, nowMs: number): string {
  if (status === 'PROCESSING') return 'Claim under way at InstantPay';
  if (activatedAt && Date.parse(activatedAt) > nowMs) {
    return `Can be claimed in ${span(Date.parse(activatedAt) - nowMs)}`;
  }
  if (!expiresAt) return 'Waiting for the recipient';
  const leftMs = Date.parse(expiresAt) - nowMs;
  if (leftMs <= 0)
    return 'Waiting for the recipient · its time is over, InstantPay does not show it expired yet';
  return `Waiting for the recipient · expires in ${span(leftMs)}`;
}
