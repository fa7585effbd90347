import { LinkStatus, type Activity, type PayoutLink } from '../../contract/payout-links.ts';
import type { Actor } from '../actor.ts';
import type { CancelOperation } from '../cancellations/cancel-operation.ts';
import { isOpen } from '../cancellations/cancel-operation.ts';
import { describeCancellation } from '../cancellations/describe-cancellation.ts';
import type { Cancellations } from '../cancellations/run-cancellations.ts';
import { isNewsFor, seenOf, sightingOf } from '../cancellations/sighting.ts';
import { Failure } from '../failure.ts';
import type { CallFor, ListedLink, TrackedLink } from '../instantpay/instantpay.ts';
import { maskText } from '../people/mask.ts';
import { classifyActivity } from './classify-activity.ts';
import { factsForPerson } from './facts-for-person.ts';
import { isoInstant } from './ist-words.ts';
import { linkTimeline } from './link-timeline.ts';
import { tellStory } from './link-story.ts';
import type { ListFacts } from './list-facts.ts';
import { resendAllowance, RESENDS_PER_DAY } from './resend-limit.ts';
import type { ResendRecord, ResendStore } from './resend-store.ts';
import type { SharedTracks } from './shared-tracks.ts';

type Parts = {
  tracks: SharedTracks;
  facts: ListFacts;
  cancellations: Cancellations;
  resends: ResendStore;
  environment: string;
};

/** A failed Track with an older answer behind it: shown, and marked stale. */
type Look = { link: TrackedLink; staleBecause: string | null };

/** One link with its story, as the person may see it. `fresh` asks for a Track sent after this request came. */
export async function getPayoutLink(
  parts: Parts,
  actor: Actor,
  linkId: string,
  fresh: boolean,
): Promise<PayoutLink> {
  const call: CallFor = { endpointIp: actor.endpointIp, priority: fresh ? 'look' : 'refresh' };
  const [look, listed] = await Promise.all([
    trackOrLastKnown(parts, linkId, fresh, call),
    parts.facts.of(linkId, call),
  ]);
  const [operations, resends] = await Promise.all([
    operationsAfterLook(parts, linkId),
    parts.resends.onLink(parts.environment, linkId),
  ]);
  return compose(parts, actor, look, listed, operations, resends);
}

/** What a person sees settles what was in doubt: nobody waits for the next check while looking at the answer. */
async function operationsAfterLook(parts: Parts, linkId: string): Promise<CancelOperation[]> {
  const { cancellations, tracks, environment } = parts;
  const operations = await cancellations.store.allOn(environment, linkId);
  const newest = operations[0];
  const sighted = tracks.lastKnown(linkId);
  if (newest === undefined || sighted === undefined || !isNewsFor(newest, sighted.link)) return operations;
  const sighting = sightingOf(sighted, cancellations.clock);
  const settled = await cancellations.apply(newest.id, { type: 'tracked', sighting });
  return settled === null ? operations : [settled, ...operations.slice(1)];
}

async function trackOrLastKnown(
  { tracks }: Parts,
  linkId: string,
  fresh: boolean,
  call: CallFor,
): Promise<Look> {
  try {
    const { link } = await (fresh ? tracks.fresh(linkId, call) : tracks.newest(linkId, call));
    return { link, staleBecause: null };
  } catch (error) {
    const last = tracks.lastKnown(linkId);
    // That the provider does not know the link, or that the link is of the wrong environment, is news, not a failure to ask.
    if (last === undefined || !(error instanceof Failure) || LOUD.has(error.code)) throw error;
    return { link: last.link, staleBecause: error.message };
  }
}

const LOUD: ReadonlySet<string> = new Set(['link-not-found', 'wrong-environment', 'provider-misconfigured']);

function compose(
  { cancellations }: Parts,
  actor: Actor,
  { link, staleBecause }: Look,
  listed: ListedLink | null,
  operations: CancelOperation[],
  resends: ResendRecord[],
): PayoutLink {
  const now = Date.now();
  const open = operations.find(isOpen);
  const ended = operations.find((operation) => !isOpen(operation));
  const view = (operation: CancelOperation | undefined) =>
    operation === undefined ? null : describeCancellation(operation, now, cancellations.times);
  const openOperation = view(open);
  const shown = factsForPerson(link.linkId, listed, actor);
  const hiddenNames = listed?.name == null || actor.permissions.includes('see-names') ? [] : [listed.name];
  const activity = linkTimeline({ link, hiddenNames, operations, resends, now });
  const known = LinkStatus.safeParse(link.providerStatus);
  const status = known.success ? known.data : 'OTHER';
  const providerStatus = maskText(link.providerStatus.slice(0, 60), hiddenNames);
  const created =
    link.activity.find((row) => row.at !== null && classifyActivity(row.text) === 'created')?.at ?? null;
  const stale = staleBecause !== null;
  const createdAt = created === null ? shown.createdAt : isoInstant(created);
  const story = tellStory({
    status,
    providerStatus,
    now,
    asOf: link.sentAt,
    stale,
    createdAt: createdAt === null ? null : Date.parse(createdAt),
    activatedAt: listed?.activatedAt ?? null,
    expiresAt: listed?.expiresAt ?? null,
    claimedAt: lastAt(activity, 'claimed'),
    lastFailureAt: lastAt(activity, 'failed'),
    account: activity.findLast((row) => row.kind === 'claimed')?.account ?? null,
    cancelledHere: cancelledHere(operations),
    mayCancel: actor.permissions.includes('cancel'),
  });
  return {
    ...shown,
    id: link.linkId,
    status,
    providerStatus,
    amount: { paise: link.amountPaise, currency: 'INR' },
    createdAt,
    createdAtSource: created === null ? shown.createdAtSource : 'activity',
    ...story,
    // While a cancel is open, what it knows counts, not what Track said a moment ago.
    answers: openOperation?.answers ?? story.answers,
    activity,
    cancellation: { ...cancellationAllowed(status, stale, open), seen: seenOf(link) },
    resending: resendingAllowed(status, stale, open, resends, now),
    openOperation,
    lastOperation: view(ended),
    asOf: isoInstant(link.sentAt),
    stale,
    staleBecause,
    moving: openOperation !== null || stale || !['CLAIMED', 'CANCELLED', 'EXPIRED'].includes(status),
    provider: { reference: link.reference, environment: link.environment, statusCode: link.statusCode },
  };
}

function cancellationAllowed(
  status: LinkStatus,
  stale: boolean,
  open: CancelOperation | undefined,
): { allowed: boolean; because: string | null } {
  if (open !== undefined)
    return { allowed: false, because: `${open.actor.name} is already cancelling this link.` };
  if (status !== 'ISSUED') return { allowed: false, because: WHY_NOT[status] };
  return stale
    ? { allowed: false, because: 'InstantPay cannot be asked right now.' }
    : { allowed: true, because: null };
}

const WHY_NOT: Record<Exclude<LinkStatus, 'ISSUED'>, string> = {
  PROCESSING: 'A claim is under way, so it cannot be cancelled now.',
  CLAIMED: 'It is claimed, so it cannot be cancelled.',
  CANCELLED: 'It is cancelled already.',
  EXPIRED: 'It has expired, so there is nothing to cancel.',
  OTHER: 'Linkdesk does not know this status, so it cannot be cancelled here.',
};

function resendingAllowed(
  status: LinkStatus,
  stale: boolean,
  open: CancelOperation | undefined,
  resends: ResendRecord[],
  now: number,
): PayoutLink['resending'] {
  const { today, againAt, because } = resendAllowance(resends, now);
  const why = resendRefusal(status, stale, open) ?? because;
  return {
    allowed: why === null,
    because: why,
    againAt: againAt === null ? null : isoInstant(againAt),
    today,
    perDay: RESENDS_PER_DAY,
  };
}

function resendRefusal(status: LinkStatus, stale: boolean, open: CancelOperation | undefined): string | null {
  if (status !== 'ISSUED') return 'Only a link that is Issued can be resent.';
  if (open !== undefined) return 'A cancel of this link is under way.';
  return stale ? 'InstantPay cannot be asked right now.' : null;
}

function cancelledHere(operations: CancelOperation[]): { by: string; at: number } | null {
  const cancelled = operations.find(({ state }) => state === 'cancelled' || state === 'cancelled-late');
  if (cancelled === undefined) return null;
  return { by: cancelled.actor.name, at: cancelled.lastTrack?.at ?? cancelled.updatedAt };
}

function lastAt(activity: Activity[], kind: Activity['kind']): number | null {
  const at = activity.findLast((row) => row.kind === kind)?.at ?? null;
  return at === null ? null : Date.parse(at);
}
