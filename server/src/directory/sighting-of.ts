import { LinkStatus, type ActivityKind } from '../../contract/payout-links.ts';
import type { ListedLink, TrackedActivity, TrackedLink } from '../instantpay/instantpay.ts';
import { classifyActivity } from '../payout-links/classify-activity.ts';
import type { ListedFacts, Sighting, TrackedFacts } from './directory-record.ts';

/** What an answer of Track tells of a link. */
export function trackSighting({
  linkId,
  providerStatus,
  amountPaise,
  activity,
  sentAt,
}: TrackedLink): Sighting {
  return {
    by: 'track',
    linkId,
    providerStatus,
    amountPaise,
    facts: trackedFacts(providerStatus, activity),
    sentAt,
  };
}

/** `sentAt`: our clock when the page was asked for. */
export function listSightings(links: readonly ListedLink[], sentAt: number): Sighting[] {
  return links.map((link) => ({ by: 'list', link, sentAt }));
}

export function linkIdOf(sighting: Sighting): string {
  return sighting.by === 'list' ? sighting.link.linkId : sighting.linkId;
}

export function linkStatusOf(providerStatus: string): LinkStatus {
  return LinkStatus.safeParse(providerStatus).data ?? 'OTHER';
}

/** Always in this order, so that equal facts are equal texts. */
export function listedFacts(link: ListedLink): ListedFacts {
  const { name, mobile, email, purpose, description, referenceNo, orderId, url, qrUrl } = link;
  const { paymentModes, verifiesBeneficiary, activatedAt, expiresAt } = link;
  return {
    ...{ name, mobile, email, purpose, description, referenceNo, orderId, url, qrUrl },
    ...{ paymentModes, verifiesBeneficiary, activatedAt, expiresAt },
  };
}

/** The step that a status begins with. */
const BEGINS_WITH: Partial<Record<LinkStatus, ActivityKind>> = {
  PROCESSING: 'verified',
  CLAIMED: 'claimed',
  CANCELLED: 'cancelled',
};

function trackedFacts(providerStatus: string, activity: readonly TrackedActivity[]): TrackedFacts {
  const steps = activity.map(({ text, at }) => ({ kind: classifyActivity(text), at }));
  const timesOf = (kind: ActivityKind | undefined) =>
    steps.filter((step) => step.kind === kind).flatMap(({ at }) => (at === null ? [] : [at]));
  const wasSent = steps.some(({ kind }) => kind === 'notified');
  return {
    createdAt: least(timesOf('created')),
    // It was sent, also where the provider gave an impossible time.
    sentAt: greatest(timesOf('notified')) ?? (wasSent ? 0 : null),
    sinceAt: greatest(timesOf(BEGINS_WITH[linkStatusOf(providerStatus)])),
    orderIds: [...new Set(activity.flatMap(({ orderId }) => (orderId === null ? [] : [orderId])))].slice(
      -MOST_KEPT,
    ),
    accounts: accountsIn(activity),
  };
}

function accountsIn(activity: readonly TrackedActivity[]): TrackedFacts['accounts'] {
  const named = activity.flatMap(({ accountNumber: number, accountIfsc: ifsc }) =>
    number === null ? [] : [{ number, ifsc }],
  );
  const different = new Map(named.map((account) => [`${account.number} ${account.ifsc}`, account]));
  return [...different.values()].slice(-MOST_KEPT);
}

/** A link has two or three; an answer that names thousands must not become as many search keys. The newest count. */
const MOST_KEPT = 20;

function least(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.min(...times);
}

function greatest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.max(...times);
}
