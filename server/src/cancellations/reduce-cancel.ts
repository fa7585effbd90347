import type { CancelState } from '../../contract/cancellations.ts';
import type { SeenLink } from '../../contract/seen-link.ts';
import {
  isOpen,
  lastAttempt,
  mayAskAgain,
  wasAccepted,
  type Attempt,
  type CancelEffect,
  type CancelEvent,
  type CancelOperation,
  type CancelRequest,
  type Reduced,
  type Sighting,
  type Truth,
} from './cancel-operation.ts';
import type { CancelTimes } from './cancel-times.ts';

type Event<T extends CancelEvent['type']> = Extract<CancelEvent, { type: T }>;

/**
 * The whole life of a cancel. Given what is recorded and what happened, says what is recorded next and what
 * to do outside once that is committed; null when the event changes nothing. T0…T13 are the
 * transitions of the README's table; no edge leads from `sending` or `unknown` back to `prepared`.
 */
export function reduceCancel(
  operation: CancelOperation | null,
  event: CancelEvent,
  times: CancelTimes,
): Reduced | null {
  if (event.type === 'requested') return operation === null ? request(event, times) : null;
  if (operation === null) return null;
  const reduced = reduceExisting(operation, event, times);
  if (reduced === null) return null;
  return {
    ...reduced,
    operation: { ...reduced.operation, version: operation.version + 1, updatedAt: event.at },
  };
}

function reduceExisting(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced | null {
  switch (event.type) {
    case 'approved':
      return approve(operation, event, times);
    case 'declined':
      return operation.state === 'awaiting-approval' && event.by.id !== operation.actor.id
        ? end({ ...operation, declined: { by: event.by, because: event.because } }, 'declined', event, times)
        : null;
    case 'send-began':
      return beginSending(operation, event, times);
    case 'answered':
      return recordAnswer(operation, event, times);
    case 'tracked':
      return see(operation, event, times);
    case 'track-failed':
      return isUndecided(operation)
        ? stayUndecided(counted(operation), event, times)
        : rewatch(operation, event, times);
    case 'time-passed':
      return passTime(operation, event, times);
    case 'clock-jumped':
      return distrustClock(operation, times);
    case 'asked-again':
      return mayAskAgain(operation, event.at, times) ? attempt(operation, event, times) : null;
    case 'taken-up':
      return operation.state === 'unknown' ? askPerson(operation, event, times) : null;
    case 'closed':
      return operation.state === 'needs-person'
        ? end({ ...operation, closure: event.closure }, 'closed-by-people', event, times)
        : null;
    default:
      return null;
  }
}

/** T0: a fresh Track shows exactly what the person saw. */
function request(event: Event<'requested'>, times: CancelTimes): Reduced | null {
  const { now, ageMs, needsApproval, ...intent } = event.request;
  if (ageMs > times.trackAge || !showsCancellable(intent.seen, now)) return null;
  const operation = newOperation(intent, event.at, times, needsApproval);
  return { operation, effects: needsApproval ? [] : [{ type: 'begin', afterMs: 0 }] };
}

function newOperation(
  intent: Omit<CancelRequest, 'now' | 'ageMs' | 'needsApproval'>,
  at: number,
  times: CancelTimes,
  needsApproval: boolean,
): CancelOperation {
  return {
    ...intent,
    state: needsApproval ? 'awaiting-approval' : 'prepared',
    version: 1,
    createdAt: at,
    updatedAt: at,
    clickAt: at,
    attempts: [],
    quietUntil: null,
    sendLeaseUntil: null,
    unknownSince: null,
    checks: 0,
    dueAt: at + (needsApproval ? times.approval : times.intentAge),
    watchUntil: null,
    endedAt: null,
    lastTrack: null,
    issued: null,
    contradictedSince: null,
    contradicted: false,
    approvedBy: null,
    declined: null,
    closure: null,
  };
}

/** T1: another person says yes while the link is still what the first one saw. */
function approve(operation: CancelOperation, event: Event<'approved'>, times: CancelTimes): Reduced | null {
  if (operation.state !== 'awaiting-approval' || event.by.id === operation.actor.id) return null;
  if (event.at >= operation.createdAt + times.approval)
    return end(operation, 'approval-expired', event, times);
  if (event.ageMs > times.trackAge || !showsCancellable(operation.seen, event.now)) return null;
  const approved = {
    ...operation,
    approvedBy: event.by,
    clickAt: event.at,
    dueAt: event.at + times.intentAge,
  };
  return { operation: { ...approved, state: 'prepared' }, effects: [{ type: 'begin', afterMs: 0 }] };
}

/** T2 from `prepared`, T4a after an attempt that provably was not sent. */
function beginSending(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced | null {
  if (event.at - operation.clickAt >= times.intentAge) return null;
  if (operation.state === 'prepared') return attempt(operation, event, times);
  return operation.state === 'sending' && mayRetry(operation, event.at, times)
    ? attempt(operation, event, times)
    : null;
}

function mayRetry(operation: CancelOperation, at: number, times: CancelTimes): boolean {
  const { attempts } = operation;
  const sinceClick = at - operation.clickAt;
  // All of them: an attempt after "ask again" must never be repeated by itself.
  return (
    attempts.every(({ class: proof }) => proof === 'not-sent') &&
    attempts.length < 3 &&
    sinceClick < times.intentAge
  );
}

/** The permission for one request. What it allows is durable before the request is. */
function attempt(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  const n = operation.attempts.length + 1;
  const begun: Attempt = {
    n,
    class: null,
    because: null,
    statusCode: null,
    providerText: null,
    providerReference: null,
    bodyHash: null,
    startedAt: event.at,
    endedAt: null,
  };
  const sendLeaseUntil = event.at + times.sendLease;
  return {
    operation: {
      ...operation,
      state: 'sending',
      attempts: [...operation.attempts, begun],
      sendLeaseUntil,
      dueAt: sendLeaseUntil,
      quietUntil: event.at + times.quiet,
      issued: null,
    },
    effects: [{ type: 'send', n }],
  };
}

/** T4: the class of the attempt decides; T4a when it provably was not sent and there is time. */
function recordAnswer(
  operation: CancelOperation,
  event: Event<'answered'>,
  times: CancelTimes,
): Reduced | null {
  const current = lastAttempt(operation);
  if (current?.n !== event.n || current.class !== null) return null;
  const { reference, ...verdict } = event.verdict;
  const ended: Attempt = { ...current, ...verdict, providerReference: reference, endedAt: event.at };
  const answered = { ...operation, attempts: operation.attempts.with(-1, ended) };
  // It came after the lease had passed: kept as evidence, and Track still decides.
  if (operation.state !== 'sending') return { operation: answered, effects: [] };
  if (verdict.class === 'refused') return endUnlessAskedBefore(answered, 'refused', event, times);
  if (verdict.class !== 'not-sent') return doubt(answered, event, times);
  const afterMs = event.jitter * times.retryJitter;
  if (!mayRetry(answered, event.at + afterMs, times))
    return endUnlessAskedBefore(answered, 'not-sent', event, times);
  return { operation: answered, effects: [{ type: 'begin', afterMs }] };
}

/**
 * An attempt that changed nothing ends the operation only if no earlier one is in doubt:
 * after "ask again" the first request may still take effect.
 */
function endUnlessAskedBefore(
  operation: CancelOperation,
  state: 'refused' | 'not-sent',
  event: CancelEvent,
  times: CancelTimes,
): Reduced {
  const inDoubt = operation.attempts.some(
    ({ class: proof }) => proof === null || proof === 'unknown' || proof === 'accepted',
  );
  return inDoubt ? doubt(operation, event, times) : end(operation, state, event, times);
}

/** Nobody knows, from now on: Track is asked at once, and then by the schedule. */
function doubt(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  const doubted: CancelOperation = {
    ...operation,
    state: 'unknown',
    unknownSince: operation.unknownSince ?? event.at,
    sendLeaseUntil: null,
  };
  return { operation: { ...doubted, dueAt: nextCheck(doubted, event, times) }, effects: [{ type: 'track' }] };
}

function see(operation: CancelOperation, event: Event<'tracked'>, times: CancelTimes): Reduced | null {
  const seen = sighted(operation, event.sighting, event.at);
  if (seen === null) return null;
  if (isUndecided(operation)) return decide(counted(seen), event, times);
  if (operation.state === 'cancelled') return checkContradiction(seen, event, times);
  if (isOpen(operation)) return null;
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
  if (seenAt <= (lastAttempt(operation)?.startedAt ?? 0)) return null;
  const lastTrack = { status: sighting.providerStatus, at: seenAt, claimedAt: sighting.claimedAt };
  return { ...operation, lastTrack, issued: issuedRun(operation, sighting.providerStatus, seenAt) };
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
  if (operation.contradicted) return stayUndecided(operation, event, times);
  if (verdict !== undefined) return end(operation, verdict, event, times);
  const { issued } = operation;
  if (issued === null || issued.firstQuietAt === null || issued.lastAt - issued.firstQuietAt < times.apart) {
    return stayUndecided(operation, event, times);
  }
  // It accepted the cancel and still shows the link as open: only InstantPay can explain that.
  if (wasAccepted(operation)) return askPerson(operation, event, times);
  return tell(end(operation, 'still-live', event, times), 'still-live');
}

const VERDICTS: Readonly<Record<string, CancelState>> = {
  CANCELLED: 'cancelled',
  CLAIMED: 'too-late',
  EXPIRED: 'expired-first',
};

function stayUndecided(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  const overdue = event.at - (operation.unknownSince ?? event.at) >= times.personAfter;
  if (operation.state === 'unknown' && overdue) return askPerson(operation, event, times);
  return { operation: { ...operation, dueAt: nextCheck(operation, event, times) }, effects: [] };
}

/** T9. */
function askPerson(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  const asked: CancelOperation = {
    ...operation,
    state: 'needs-person',
    unknownSince: operation.unknownSince ?? event.at,
  };
  const effects: CancelEffect[] =
    operation.state === 'needs-person' ? [] : [{ type: 'tell', what: 'needs-person' }];
  return { operation: { ...asked, dueAt: nextCheck(asked, event, times) }, effects };
}

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
  return tell(end(operation, 'cancelled-late', event, times), 'cancelled-late');
}

/** T5, T9, T11 and the other ends that time alone brings. */
function passTime(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced | null {
  if (operation.dueAt === null || event.at < operation.dueAt) return null;
  switch (operation.state) {
    case 'awaiting-approval':
      return end(operation, 'approval-expired', event, times);
    case 'prepared':
      return end(operation, 'abandoned', event, times);
    case 'sending':
      return lastAttempt(operation)?.class === 'not-sent'
        ? endUnlessAskedBefore(operation, 'not-sent', event, times)
        : doubt(operation, event, times);
    default: {
      // A check is due: ask, and come back if the answer is lost.
      const { operation: next, effects } = rescheduled(operation, event, times);
      return { operation: next, effects: [...effects, { type: 'track' }] };
    }
  }
}

function rescheduled(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  return isUndecided(operation) ? stayUndecided(operation, event, times) : rewatch(operation, event, times);
}

/** A clock that jumped proves no quiet: everything waits out a whole quiet period again. */
function distrustClock(operation: CancelOperation, times: CancelTimes): Reduced | null {
  if (!isOpen(operation) || operation.quietUntil === null) return null;
  const { quietUntil, sendLeaseUntil } = operation;
  const lease = sendLeaseUntil === null ? null : sendLeaseUntil + times.quiet;
  return {
    operation: {
      ...operation,
      quietUntil: quietUntil + times.quiet,
      sendLeaseUntil: lease,
      dueAt: lease ?? operation.dueAt,
      issued: null,
    },
    effects: [],
  };
}

/** Ends the operation and watches the link for a while: what was reported must stay true. */
function end(
  operation: CancelOperation,
  state: CancelState,
  event: CancelEvent,
  times: CancelTimes,
): Reduced {
  const watched = state !== 'cancelled-late';
  return {
    operation: {
      ...operation,
      state,
      endedAt: event.at,
      sendLeaseUntil: null,
      contradictedSince: null,
      watchUntil: watched ? event.at + times.watch : null,
      dueAt: watched ? event.at + times.watchEvery : null,
    },
    effects: [],
  };
}

function rewatch(operation: CancelOperation, event: CancelEvent, times: CancelTimes): Reduced {
  const over = operation.watchUntil === null || event.at >= operation.watchUntil;
  const next = over ? null : event.at + times.watchEvery;
  return {
    operation: { ...operation, watchUntil: over ? null : operation.watchUntil, dueAt: next },
    effects: [],
  };
}

/** By the schedule since the doubt began; sooner when a second sighting would settle it. */
function nextCheck(operation: CancelOperation, event: CancelEvent, times: CancelTimes): number {
  const elapsed = event.at - (operation.unknownSince ?? event.at);
  const offset = times.checks.find((check) => check > elapsed);
  const regular =
    operation.state === 'needs-person' && elapsed >= times.personAfter
      ? times.checkEveryForPerson
      : times.checkEvery;
  const wait = offset === undefined ? regular : offset - elapsed;
  const settling = operation.issued !== null && operation.issued.firstQuietAt !== null;
  const shortest = settling ? Math.min(wait, times.apart * 1.25) : wait;
  return Math.round(event.at + shortest * (0.8 + 0.4 * event.jitter));
}

function showsCancellable(seen: SeenLink, now: SeenLink): boolean {
  return now.providerStatus === 'ISSUED' && sameFacts(seen, now);
}

/** Whether a Track still shows what the person decided on. Notifications do not count. */
export function sameFacts(seen: SeenLink, now: SeenLink): boolean {
  return (
    seen.providerStatus === now.providerStatus &&
    seen.amount === now.amount &&
    seen.lastActivityAt === now.lastActivityAt
  );
}

function tell(reduced: Reduced, what: Extract<CancelEffect, { type: 'tell' }>['what']): Reduced {
  return { ...reduced, effects: [...reduced.effects, { type: 'tell', what }] };
}

const counted = (operation: CancelOperation): CancelOperation => ({
  ...operation,
  checks: operation.checks + 1,
});
const isUndecided = ({ state }: CancelOperation): boolean => state === 'unknown' || state === 'needs-person';
