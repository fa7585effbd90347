import type { AttemptClass, CancelState, Truth } from '../../contract/cancellations.ts';
import type { SeenLink } from '../../contract/seen-link.ts';
import type { WriteVerdict } from '../instantpay/instantpay.ts';
import type { CancelTimes } from './cancel-times.ts';

/** One person's intent to cancel one link, and everything known about it. Instants are ms UTC. */
export type CancelOperation = {
  id: string;
  environment: string;
  linkId: string;
  state: CancelState;
  version: number;
  actor: Person;
  /** In lower case, to know one human with two accounts; null for sample people. */
  actorEmail: string | null;
  idempotencyKey: string;
  /** What the key stands for: link, reason and ticket, and whether it only asks. */
  requestHash: string;
  reason: string;
  ticket: string | null;
  seen: SeenLink;
  /** By somebody who may not cancel, or who asked all the same: people of Finance may agree to it below the limit. */
  askedOfFinance: boolean;
  /** Words were typed while the recipient’s name was not known here, so it may stand in them. */
  namesUnknown: boolean;
  createdAt: number;
  updatedAt: number;
  /** When the send clock began: the click, or the approval. */
  clickAt: number;
  attempts: Attempt[];
  /** Until then a Cancel that was sent may still take effect. */
  quietUntil: number | null;
  /** An attempt without an answer by then is unknown. */
  sendLeaseUntil: number | null;
  /** By the clock as it is since it jumped: the last attempt began before. Null when it has not jumped since. */
  jumpedAt: number | null;
  /** Since when nobody knows. */
  unknownSince: number | null;
  checks: number;
  /** When time alone, or a check, is due next. */
  dueAt: number | null;
  watchUntil: number | null;
  /** The newer cancel of the same link that speaks for it now; its own watch is over. */
  supersededBy: string | null;
  /** Track has said CLAIMED at least once: from then on no new link may follow, whatever it says later. */
  claimSeen: boolean;
  /** What had been reported before Track showed a late cancel. */
  reported: { state: CancelState; at: number } | null;
  /** When it was settled; null while open. */
  endedAt: number | null;
  lastTrack: { status: string; at: number; claimedAt: number | null } | null;
  /** An unbroken run of Tracks that say ISSUED since the last attempt. */
  issued: { firstAt: number; lastAt: number; firstQuietAt: number | null } | null;
  /** Since when Track has contradicted what was settled. */
  contradictedSince: number | null;
  /** Track took back what it had said: from here only a person decides. */
  contradicted: boolean;
  approvedBy: Person | null;
  /** Whose right to send it was gone before it was sent. */
  notAllowed: Person | null;
  declined: { by: Person; because: string } | null;
  /** A reply that one person has recorded and a second one has to confirm. */
  proposal: Closure | null;
  closure: Closure | null;
};

export type Person = { id: string; name: string };
export type Closure = { by: Person; providerTicket: string; truth: Truth; because: string };

/** One permission to put one Cancel request on the wire. */
export type Attempt = {
  n: number;
  class: AttemptClass | null;
  because: string | null;
  statusCode: string | null;
  providerReference: string | null;
  bodyHash: string | null;
  startedAt: number;
  endedAt: number | null;
};

/** A Track, `ageMs` old when it is applied: an age is immune to clocks that disagree or jump. */
export type Sighting = { providerStatus: string; ageMs: number; claimedAt: number | null };

export type CancelRequest = Pick<
  CancelOperation,
  | 'id'
  | 'environment'
  | 'linkId'
  | 'actor'
  | 'actorEmail'
  | 'idempotencyKey'
  | 'requestHash'
  | 'reason'
  | 'ticket'
  | 'seen'
  | 'askedOfFinance'
  | 'namesUnknown'
> & { now: SeenLink; ageMs: number; needsApproval: boolean };

/** What happened outside. `at` is the database's clock, stamped when it is applied; `jitter` lies in 0…1. */
export type CancelEvent = { at: number; jitter: number } & CancelHappening;
export type EventOf<T extends CancelHappening['type']> = Extract<CancelEvent, { type: T }>;
export type CancelHappening =
  | { type: 'requested'; request: CancelRequest }
  | { type: 'approved'; by: Person; now: SeenLink; ageMs: number }
  | { type: 'declined'; by: Person; because: string; namesUnknown?: boolean }
  | { type: 'send-began' }
  /** In its place, where whoever asked or approved may not any more. */
  | { type: 'no-longer-allowed'; who: Person }
  | { type: 'answered'; n: number; verdict: WriteVerdict }
  | { type: 'tracked'; sighting: Sighting }
  | { type: 'track-failed' }
  | { type: 'time-passed' }
  | { type: 'clock-jumped' }
  /** `attempts` is how many the person had seen. */
  | { type: 'asked-again'; by: Person; attempts: number }
  | { type: 'taken-up'; by: Person }
  | { type: 'closed'; closure: Closure; needsSecond: boolean; namesUnknown?: boolean };

/** What to do outside once the new state is committed. Lost `track`s are found again; a lost `send` never is. */
export type CancelEffect =
  | { type: 'begin'; afterMs: number }
  | { type: 'send'; n: number }
  | { type: 'track' }
  | { type: 'tell'; what: News };

/** What whoever asked is told, because they may have read otherwise or may be somewhere else by now. */
export type News =
  | 'still-live'
  | 'needs-person'
  | 'cancelled-late'
  | 'contradicted'
  | 'approved'
  | 'declined'
  | 'approval-expired'
  | 'ended';

export type Reduced = { operation: CancelOperation; effects: CancelEffect[] };

export const OPEN_STATES: ReadonlySet<CancelState> = new Set([
  'awaiting-approval',
  'prepared',
  'sending',
  'unknown',
  'needs-person',
]);

export const isOpen = (operation: Pick<CancelOperation, 'state'>): boolean =>
  OPEN_STATES.has(operation.state);
export const isUndecided = ({ state }: Pick<CancelOperation, 'state'>): boolean =>
  state === 'unknown' || state === 'needs-person';
export const wasAccepted = (operation: CancelOperation): boolean =>
  operation.attempts.some((attempt) => attempt.class === 'accepted');
/** Whether a request of it may have been on its way, or answered, at that time or later. */
export const hasActedSince = ({ attempts }: Pick<CancelOperation, 'attempts'>, at: number): boolean =>
  attempts.some((attempt) => (attempt.endedAt ?? attempt.startedAt) >= at);
export const lastAttempt = (operation: CancelOperation): Attempt | undefined => operation.attempts.at(-1);

/** A person may send one more Cancel: it was seen open twice, and the last attempt is old enough (T10a). */
export function mayAskAgain(operation: CancelOperation, at: number, times: CancelTimes): boolean {
  const { issued, state } = operation;
  if (state !== 'unknown' && state !== 'needs-person') return false;
  if (issued === null || issued.lastAt - issued.firstAt < times.apart) return false;
  return at - (lastAttempt(operation)?.startedAt ?? 0) >= times.askAgainAfter;
}
