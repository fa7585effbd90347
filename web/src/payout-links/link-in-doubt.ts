import type { PayoutLink } from '@linkdesk/server/contract/payout-links';
import { isApiError } from '../api/api-error.ts';
import { istMoment } from '../ui/ist.ts';

/** The last known state of a link that cannot be read again: nothing old permits a new link, and nothing is offered. */
export function lastKnownLink(link: PayoutLink, error: Error | null): PayoutLink {
  if (!error) return link;
  const because = whyNotRead(error);
  const marked = withoutActs({ ...link, stale: true, staleBecause: error.message }, `${because}.`);
  if (link.status === 'CLAIMED') return marked;
  return {
    ...marked,
    // The server has prefixed it already where InstantPay did not answer it either.
    headline: link.stale ? link.headline : `As of ${istMoment(link.asOf)}: ${link.headline}`,
    answers: doubted(link, because),
    whatToDo: 'Tell the caller that the state is being checked, and look again when it can be read.',
  };
}

/** A link whose cancel was sent from here, and of which it is not known whether Linkdesk took it on. */
export function linkWithUnsettledCancel(link: PayoutLink, askedAt: string | null): PayoutLink {
  if (askedAt === null) return link;
  const because = 'whether Linkdesk took on your cancel is not known';
  const marked = withoutActs(
    link,
    'You asked to cancel this link; whether Linkdesk took it on is not known.',
  );
  if (link.status === 'CLAIMED') return marked;
  return {
    ...marked,
    headline: `This link may be cancelled already: you asked for it at ${istMoment(askedAt)}, and whether Linkdesk took it on is not known.`,
    answers: { claimable: 'unknown', replacement: 'do-not', because },
    whatToDo: 'Send no new link and promise none. Check again below.',
  };
}

function withoutActs(link: PayoutLink, because: string): PayoutLink {
  return {
    ...link,
    cancellation: { ...link.cancellation, allowed: false, because },
    resending: { ...link.resending, allowed: false, because, againAt: null },
  };
}

/** What was stricter before stays: doubt never loosens an answer. */
function doubted({ answers }: PayoutLink, because: string): PayoutLink['answers'] {
  if (answers.replacement === 'do-not') return { ...answers, claimable: 'unknown' };
  return { claimable: 'unknown', replacement: 'not-yet', because };
}

function whyNotRead(error: Error): string {
  if (isApiError(error, 'unreachable')) return 'Linkdesk cannot be reached right now';
  if (isApiError(error, 'provider-unreachable', 'provider-refused', 'provider-unclear'))
    return 'InstantPay cannot be asked right now';
  return 'Linkdesk could not read this link again';
}
