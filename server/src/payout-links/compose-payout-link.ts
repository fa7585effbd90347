import type { CancelOperation as CancelOperationView } from '../../contract/cancellations.ts';
import { LinkStatus, type Activity, type PayoutLink } from '../../contract/payout-links.ts';
import type { Actor } from '../actor.ts';
import { isOpen, type CancelOperation } from '../cancellations/cancel-operation.ts';
import type { CancelTimes } from '../cancellations/cancel-times.ts';
import { describeCancellation } from '../cancellations/describe-cancellation.ts';
import { seenOf } from '../cancellations/sighting.ts';
import type { ListedLink } from '../instantpay/instantpay.ts';
import { operationFor } from '../cancellations/operation-for.ts';
import { hiddenFrom, maskReference, maskStatus } from '../masking/hidden.ts';
import { maskQuoted } from '../masking/mask-quoted.ts';
import { factsForPerson } from './facts-for-person.ts';
import { isoInstant } from './ist-words.ts';
import { knownOfLink } from './known-of-link.ts';
import { linkTimeline } from './link-timeline.ts';
import { tellStory, type Story } from './link-story.ts';
import { tellOpenCancel } from './tell-open-cancel.ts';
import type { Disclosure } from './disclosure-store.ts';
import type { ResendRecord } from './resend-store.ts';
import type { Look } from './track-or-last-known.ts';
import { cancellationAllowed, resendingAllowed } from './what-may-be-done.ts';
import { whoCancelled } from './who-cancelled.ts';

type Known = {
  look: Look;
  /** Null while List has not answered. */
  listed: ListedLink | null;
  /** Newest first. */
  operations: CancelOperation[];
  resends: ResendRecord[];
  disclosures: Disclosure[];
  now: number;
  times: CancelTimes;
  approvalAbovePaise: number | null;
};

/** Everything known of a link in one answer, masked for the person who asks. */
export function composePayoutLink(actor: Actor, known: Known): PayoutLink {
  const { look, listed, resends, disclosures, now } = known;
  const { link, staleBecause } = look;
  const stale = staleBecause !== null;
  const status = LinkStatus.safeParse(link.providerStatus).data ?? 'OTHER';
  const hidden = hiddenFrom(actor, knownOfLink(listed, link));
  const providerStatus = maskStatus(link.providerStatus, hidden);
  const operations = known.operations.map((operation) => operationFor(operation, hidden));
  const shown = factsForPerson(link.linkId, listed, actor, hidden);
  const activity = linkTimeline({ link, hidden, operations, resends, disclosures, now });
  const created = activity.find((row) => row.kind === 'created' && row.at !== null)?.at ?? null;
  const createdAt = created ?? shown.createdAt;
  const open = operations.find(isOpen);
  const openOperation = viewOf(open, actor, known);
  const claimed = activity.findLast((row) => row.kind === 'claimed');
  const story = tellStory({
    ...{ status, providerStatus, stale, now, asOf: link.sentAt },
    createdAt: msOf(createdAt),
    activatedAt: listed?.activatedAt ?? null,
    expiresAt: listed?.expiresAt ?? null,
    claimedAt: msOf(claimed?.at),
    failure: standingFailure(activity),
    account: claimed?.account ?? null,
    cancelled: whoCancelled(operations, msOf(activity.findLast((row) => row.kind === 'cancelled')?.at)),
    mayCancel: actor.permissions.includes('cancel'),
  });
  return {
    ...shown,
    ...{ id: link.linkId, status, providerStatus },
    amount: { paise: link.amountPaise, currency: 'INR' },
    factsRead: listed !== null,
    createdAt,
    createdAtSource: created === null ? shown.createdAtSource : 'activity',
    ...tellOpenCancel(heedingClaims(story, operations), { status, stale, open: openOperation }),
    activity,
    cancellation: { ...cancellationAllowed(status, stale, open, actor), seen: seenOf(link) },
    resending: resendingAllowed(status, stale, open, resends, now),
    openOperation,
    lastOperation: viewOf(
      operations.find((operation) => !isOpen(operation)),
      actor,
      known,
    ),
    asOf: isoInstant(link.sentAt),
    ...{ stale, staleBecause: staleBecause === null ? null : maskQuoted(staleBecause, hidden) },
    moving: openOperation !== null || stale || !['CLAIMED', 'CANCELLED', 'EXPIRED'].includes(status),
    provider: {
      reference: link.reference === null ? null : maskReference(link.reference, hidden),
      environment: link.environment,
      statusCode: maskReference(link.statusCode, hidden),
    },
  };
}

/** InstantPay has taken back a claim: until it explains, a second link could pay twice. */
function heedingClaims(story: Story, operations: CancelOperation[]): Story {
  if (story.answers.replacement !== 'may' || !operations.some(({ claimSeen }) => claimSeen)) return story;
  const because = 'InstantPay has shown this one as claimed, too; ask it which holds';
  return {
    ...story,
    answers: { ...story.answers, replacement: 'do-not', because },
    whatToDo: 'Ask InstantPay with the request reference before anything is sent or promised.',
  };
}

/** A failure counts until something succeeded after it; one without a time still stands in the provider's order. */
function standingFailure(activity: Activity[]): { at: number | null } | null {
  const last = activity.findLast(
    ({ kind }) => kind === 'failed' || kind === 'verified' || kind === 'claimed',
  );
  return last?.kind === 'failed' ? { at: msOf(last.at) } : null;
}

function viewOf(
  operation: CancelOperation | undefined,
  actor: Actor,
  known: Known,
): CancelOperationView | null {
  return operation === undefined ? null : describeCancellation(operation, actor, known);
}

function msOf(instant: string | null | undefined): number | null {
  return instant == null ? null : Date.parse(instant);
}
