import type { SeenLink } from '../../contract/seen-link.ts';
import type { CancelOperation, CancelRequest, EventOf, Reduced } from './cancel-operation.ts';
import type { CancelTimes } from './cancel-times.ts';
import { endAndLook } from './end-cancel.ts';

/** T0: a fresh Track shows exactly what the person saw. */
export function askForCancel(event: EventOf<'requested'>, times: CancelTimes): Reduced | null {
  const { now, ageMs, needsApproval, ...intent } = event.request;
  if (ageMs > times.trackAge || !showsCancellable(intent.seen, now)) return null;
  const operation = newOperation(intent, event.at, times, needsApproval);
  return { operation, effects: needsApproval ? [] : [{ type: 'begin', afterMs: 0 }] };
}

/** T1: another person says yes while the link is still what the first one saw. */
export function approveCancel(
  operation: CancelOperation,
  event: EventOf<'approved'>,
  times: CancelTimes,
): Reduced | null {
  if (operation.state !== 'awaiting-approval' || event.by.id === operation.actor.id) return null;
  if (event.at >= operation.createdAt + times.approval)
    return endAndLook(operation, 'approval-expired', event, times);
  if (event.ageMs > times.trackAge || !showsCancellable(operation.seen, event.now)) return null;
  const approved = {
    ...operation,
    approvedBy: event.by,
    clickAt: event.at,
    dueAt: event.at + times.intentAge,
  };
  return { operation: { ...approved, state: 'prepared' }, effects: [{ type: 'begin', afterMs: 0 }] };
}

/** A second person says no. */
export function declineCancel(
  operation: CancelOperation,
  event: EventOf<'declined'>,
  times: CancelTimes,
): Reduced | null {
  if (operation.state !== 'awaiting-approval' || event.by.id === operation.actor.id) return null;
  return endAndLook(
    { ...operation, declined: { by: event.by, because: event.because } },
    'declined',
    event,
    times,
  );
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
    jumpedAt: null,
    unknownSince: null,
    checks: 0,
    dueAt: at + (needsApproval ? times.approval : times.intentAge),
    watchUntil: null,
    supersededBy: null,
    claimSeen: false,
    reported: null,
    endedAt: null,
    lastTrack: null,
    issued: null,
    contradictedSince: null,
    contradicted: false,
    approvedBy: null,
    notAllowed: null,
    declined: null,
    proposal: null,
    closure: null,
  };
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
