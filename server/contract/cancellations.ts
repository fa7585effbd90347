import * as z from 'zod/mini';
import { Answers } from './answers.ts';
import { endpoint } from './endpoint.ts';
import { Instant } from './instant.ts';
import { LinkId } from './link-id.ts';
import { Money } from './money.ts';
import { SeenLink } from './seen-link.ts';

export const CancelState = z.enum([
  'awaiting-approval',
  'prepared',
  'sending',
  'unknown',
  'needs-person',
  'cancelled',
  'refused',
  'too-late',
  'expired-first',
  'not-sent',
  'abandoned',
  'still-live',
  'declined',
  'approval-expired',
  'closed-by-people',
  'cancelled-late',
]);
export type CancelState = z.infer<typeof CancelState>;

/** The words people read for a state. */
export const CancelLabel = z.enum([
  'Waiting for approval',
  'Sending',
  'Cancelled',
  'Not cancelled',
  'Not confirmed',
  'Ask InstantPay',
  'Cancelled later than reported',
]);
export type CancelLabel = z.infer<typeof CancelLabel>;

/** What one attempt proved. Only `not-sent` and `refused` may say "not cancelled" at once. */
export const AttemptClass = z.enum(['not-sent', 'accepted', 'refused', 'unknown']);
export type AttemptClass = z.infer<typeof AttemptClass>;

/** What InstantPay told people of a link. */
export const Truth = z.enum(['cancelled', 'claimed', 'expired', 'live']);
export type Truth = z.infer<typeof Truth>;

export const CancelAttempt = z.strictObject({
  n: z.int(),
  /** null while the request is under way. */
  class: z.nullable(AttemptClass),
  /** Why it was judged so, in words. */
  because: z.nullable(z.string()),
  statusCode: z.nullable(z.string()),
  providerReference: z.nullable(z.string()),
  startedAt: Instant,
  endedAt: z.nullable(Instant),
});
export type CancelAttempt = z.infer<typeof CancelAttempt>;

export const CancelOperation = z.strictObject({
  id: z.string(),
  linkId: LinkId,
  /** As the operator saw it when asking. */
  amount: Money,
  state: CancelState,
  label: CancelLabel,
  /** Why it has that label, for example `Too late: claimed at 16:42:49 IST`. */
  because: z.string(),
  /** No further request and no check is due by itself. */
  final: z.boolean(),
  /** A new cancel of the same link may be started. */
  mayTryAgain: z.boolean(),
  /** A person may decide to send one more Cancel on this operation: it was seen open twice since the last one. */
  mayAskAgain: z.boolean(),
  answers: Answers,
  reason: z.string(),
  ticket: z.nullable(z.string()),
  actor: z.string(),
  /** Asked for by the person who looks. */
  mine: z.boolean(),
  /** It waits for approval, and the person who looks may approve or decline it. */
  mayDecide: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
  nextCheckAt: z.nullable(Instant),
  checks: z.int(),
  /** What to send to the provider's support; null where there is nothing to ask. */
  messageToInstantPay: z.nullable(z.string()),
  /** A reply of InstantPay's that waits for a second person. */
  proposedReply: z.nullable(
    z.strictObject({
      truth: Truth,
      ticket: z.string(),
      reason: z.string(),
      by: z.string(),
      /** Recorded by the person who looks. */
      mine: z.boolean(),
    }),
  ),
  attempts: z.array(CancelAttempt),
});
export type CancelOperation = z.infer<typeof CancelOperation>;

/** The list the dialog offers; `Other` takes words of the operator's own. */
export const CANCEL_REASONS = [
  'Wrong amount',
  'Wrong recipient',
  'Duplicate',
  'Recipient asked',
  'Suspected fraud',
  'Replaced',
] as const;

export type CancelReason = (typeof CANCEL_REASONS)[number];

export const cancelPayoutLink = endpoint({
  does: 'Cancel a payout link that still shows what the person saw, or ask Finance to',
  method: 'POST',
  path: '/api/payout-links/:linkId/cancellations',
  /** Whoever may not cancel asks: the operation waits for approval, and nothing is sent before. */
  permission: 'ask-to-cancel',
  fresh: true,
  act: 'cancel',
  idempotent: true,
  params: z.strictObject({ linkId: LinkId }),
  body: z.strictObject({
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
    ticket: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(60))),
    seen: SeenLink,
    /** Only asks Finance, also where this person may cancel by now: what was pressed counts. */
    asks: z.optional(z.boolean()),
  }),
  output: CancelOperation,
});

export const getCancellation = endpoint({
  does: 'Read one cancellation as it stands',
  method: 'GET',
  path: '/api/cancellations/:id',
  permission: 'look',
  params: z.strictObject({ id: z.uuid() }),
  output: CancelOperation,
});

export const listCancellations = endpoint({
  does: 'List cancellations, open ones first, then newest first',
  method: 'GET',
  path: '/api/cancellations',
  permission: 'look',
  query: z.strictObject({
    state: z.optional(z.union([z.literal('open'), CancelState])),
    linkId: z.optional(LinkId),
    cursor: z.optional(z.string().check(z.maxLength(200))),
  }),
  output: z.strictObject({ items: z.array(CancelOperation), nextCursor: z.nullable(z.string()) }),
});

const ofOperation = {
  permission: 'cancel',
  params: z.strictObject({ id: z.uuid() }),
  output: CancelOperation,
} as const;
const inWords = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

export const approveCancellation = endpoint({
  ...ofOperation,
  does: 'Approve a cancel that another person asked for',
  method: 'POST',
  path: '/api/cancellations/:id/approve',
  permission: 'approve',
  fresh: true,
  act: 'cancel-approve',
  body: z.strictObject({}),
});

export const declineCancellation = endpoint({
  ...ofOperation,
  does: 'Decline a cancel that another person asked for',
  method: 'POST',
  path: '/api/cancellations/:id/decline',
  permission: 'approve',
  act: 'cancel-decline',
  body: z.strictObject({ reason: inWords }),
});

export const askAgainForCancellation = endpoint({
  ...ofOperation,
  does: 'Send one more Cancel for a link that was seen open twice since the last one',
  method: 'POST',
  path: '/api/cancellations/:id/ask-again',
  fresh: true,
  act: 'cancel-ask-again',
  body: z.strictObject({ attempts: z.int().check(z.gte(1)) }),
});

export const closeCancellation = endpoint({
  ...ofOperation,
  does: 'Record what InstantPay replied about a cancel that could not be confirmed',
  method: 'POST',
  path: '/api/cancellations/:id/close',
  permission: 'record-reply',
  act: 'cancel-close',
  body: z.strictObject({
    ticket: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
    truth: Truth,
    reason: inWords,
  }),
});
