import type { CancelState, Truth } from '../../contract/cancellations.ts';
import {
  isOpen,
  isUndecided,
  lastAttempt,
  wasAccepted,
  type CancelEvent,
  type CancelOperation,
  type EventOf,
  type News,
  type Reduced,
  type Sighting,
} from './cancel-operation.ts';
import type { CancelTimes } from './cancel-times.ts';
import { askPerson, awaitVerdict } from './await-verdict.ts';
import { endCancel, rewatch } from './end-cancel.ts';

/** A Track came back: it settles what was open, or confirms or contradicts what was settled. */
export function seeLink(
  operation: CancelOperation,
  event: EventOf<'tracked'>,
  times: CancelTimes,
): Reduced | null {
  const seen = sighted(operation, event.sighting, event.at);
  if (seen === null) return null;
  if (isUndecided(operation)) return decide({ ...seen, checks: seen.checks + 1 }, event, times);
  // Nothing was sent yet, so nothing is settled by it; only the two answers follow it.
  if (operation.state === 'awaiting-approval') return { operation: { ...seen, issued: null }, effects: [] };
  // What is still to be sent cannot be settled yet; and a newer cancel of the link has ended this one's watch.
  if (isOpen(operation) || operation.watchUntil === null) return null;
  if (operation.state === 'cancelled') return checkContradiction(seen, event, times);
  if (event.sighting.providerStatus === 'CANCELLED' && !recordedAs(operation, 'CANCELLED')) {
    return late(seen, event, times);
  }
  return operation.state === 'closed-by-people'
    ? checkContradiction(seen, event, times)
    : rewatch(seen, event, times);
}

/** Keeps the newest sighting; one sent before the newest, or before the last attempt, tells nothing new. */
function sighted(operation: CancelOperation, sighting: Sighting, at: number): CancelOperation | null {
  const seenAt = at - sighting.ageMs;
  if (seenAt <= (operation.lastTrack?.at ?? 0)) return null;
  if (seenAt <= (operation.jumpedAt ?? lastAttempt(operation)?.startedAt ?? 0)) return null;
  const lastTrack = { status: sighting.providerStatus, at: seenAt, claimedAt: sighting.claimedAt };
  const claimSeen = operation.claimSeen || sighting.providerStatus === 'CLAIMED';
  return {
    ...operation,
    lastTrack,
    claimSeen,
    issued: issuedRun(operation, sighting.providerStatus, seenAt),
  };
}

function issuedRun(operation: CancelOperation, status: string, seenAt: number): CancelOperation['issued'] {
  if (status !== 'ISSUED') return null;
  const { issued, quietUntil } = operation;
  const quiet = quietUntil !== null && seenAt > quietUntil;
  return {
    firstAt: issued?.firstAt ?? seenAt,
    lastAt: seenAt,
    firstQuietAt: issued?.firstQuietAt ?? (quiet ? seenAt : null),
  };
}

/** T6, T7, T8 and T9: what Track says settles it, or it stays undecided. */
function decide(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  const verdict = VERDICTS[operation.lastTrack?.status ?? ''];
  if (operation.contradicted) return awaitVerdict(operation, event, times);
  if (verdict !== undefined) return endCancel(operation, verdict, event, times);
  const { issued } = operation;
  if (issued === null || issued.firstQuietAt === null || issued.lastAt - issued.firstQuietAt < times.apart) {
    return awaitVerdict(operation, event, times);
  }
  // It accepted the cancel and still shows the link as open: only InstantPay can explain that.
  if (wasAccepted(operation)) return askPerson(operation, event, times);
  return tell(endCancel(operation, 'still-live', event, times), 'still-live');
}

const VERDICTS: Readonly<Record<string, CancelState>> = {
  CANCELLED: 'cancelled',
  CLAIMED: 'too-late',
  EXPIRED: 'expired-first',
};

/** T13, and T12 for what people recorded: Track says something else twice, far enough apart. */
function checkContradiction(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  const track = operation.lastTrack;
  if (track === null || recordedAs(operation, track.status)) {
    return rewatch({ ...operation, contradictedSince: null }, event, times);
  }
  const since = operation.contradictedSince ?? track.at;
  if (track.at - since < times.apart) {
    const soon = event.at + times.apart;
    return { operation: { ...operation, contradictedSince: since, dueAt: soon }, effects: [] };
  }
  const doubted = {
    ...operation,
    contradicted: true,
    unknownSince: event.at,
    endedAt: null,
    watchUntil: null,
  };
  return tell({ ...askPerson(doubted, event, times), effects: [] }, 'contradicted');
}

/** Whether a status takes back what a watched operation has settled: "Cancelled", or what people recorded. */
export function contradicts(operation: CancelOperation, status: string): boolean {
  const hasSaid = operation.state === 'cancelled' || operation.state === 'closed-by-people';
  return hasSaid && operation.watchUntil !== null && !recordedAs(operation, status);
}

/** Whether a status is what the ended operation says of its link. */
function recordedAs(operation: CancelOperation, status: string): boolean {
  if (operation.state === 'cancelled') return status === 'CANCELLED';
  return operation.closure !== null && STATUSES_OF_TRUTH[operation.closure.truth].includes(status);
}

const STATUSES_OF_TRUTH: Record<Truth, readonly string[]> = {
  cancelled: ['CANCELLED'],
  claimed: ['CLAIMED'],
  expired: ['EXPIRED'],
  // An open link lives on: only a late cancel contradicts it, and that is T12's other half.
  live: ['ISSUED', 'PROCESSING', 'CLAIMED', 'EXPIRED'],
};

/** T12. */
function late(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  const { state, endedAt, updatedAt } = operation;
  const corrected = { ...operation, reported: { state, at: endedAt ?? updatedAt } };
  return tell(endCancel(corrected, 'cancelled-late', event, times), 'cancelled-late');
}

function tell(reduced: Reduced, what: News): Reduced {
  return { ...reduced, effects: [...reduced.effects, { type: 'tell', what }] };
}
