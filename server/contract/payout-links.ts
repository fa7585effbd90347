import * as z from 'zod/mini';
import { Answers } from './answers.ts';
import { CancelOperation } from './cancellations.ts';
import { endpoint } from './endpoint.ts';
import { Instant } from './instant.ts';
import { LinkId } from './link-id.ts';
import { Money } from './money.ts';
import { SeenLink } from './seen-link.ts';

/** The provider's own words; `OTHER` for one never seen, with its text in `providerStatus`. */
export const LinkStatus = z.enum(['ISSUED', 'PROCESSING', 'CLAIMED', 'CANCELLED', 'EXPIRED', 'OTHER']);
export type LinkStatus = z.infer<typeof LinkStatus>;

/** Masked already; null where the provider gave none. */
export const Recipient = z.strictObject({
  name: z.nullable(z.string()),
  mobile: z.nullable(z.string()),
  email: z.nullable(z.string()),
});
export type Recipient = z.infer<typeof Recipient>;

export const Account = z.strictObject({
  /** `ACCOUNT`, `VPA` … as the provider says it. */
  type: z.nullable(z.string()),
  /** Masked. */
  number: z.nullable(z.string()),
  ifsc: z.nullable(z.string()),
  bank: z.nullable(z.string()),
  /** The IFSC is one of a wallet or collection account. */
  virtual: z.boolean(),
});
export type Account = z.infer<typeof Account>;

export const ActivityKind = z.enum([
  'created',
  'notified',
  'verified',
  'claimed',
  'cancelled',
  'expired',
  'failed',
  'other',
  'resent',
  'cancel-asked',
  'cancel-answered',
  'cancel-settled',
  'noted',
  'revealed',
  'caller-checked',
]);
export type ActivityKind = z.infer<typeof ActivityKind>;

/** One row of the timeline; `at` is null where the provider gave an impossible time. */
export const Activity = z.strictObject({
  kind: ActivityKind,
  source: z.enum(['provider', 'linkdesk']),
  /** Masked, in the provider's words or ours. */
  text: z.string(),
  at: z.nullable(Instant),
  actor: z.optional(z.string()),
  orderId: z.optional(z.string()),
  account: z.optional(Account),
  /** `cancelled` by something other than this desk: the provider does not say by whom. */
  outside: z.optional(z.boolean()),
});
export type Activity = z.infer<typeof Activity>;

/** What List knows of a link and Track does not; all null until List has answered once. */
const listFields = {
  recipient: z.nullable(Recipient),
  purpose: z.nullable(z.string()),
  description: z.nullable(z.string()),
  referenceNo: z.nullable(z.string()),
  orderId: z.nullable(z.string()),
  paymentModes: z.nullable(z.array(z.string())),
  verifiesBeneficiary: z.nullable(z.boolean()),
  activatedAt: z.nullable(Instant),
  expiresAt: z.nullable(Instant),
};

/** What a row and a page of a link both say. */
export const LinkFields = {
  id: LinkId,
  status: LinkStatus,
  providerStatus: z.string(),
  amount: Money,
  createdAt: z.nullable(Instant),
  createdAtSource: z.nullable(z.enum(['activity', 'link-id'])),
  ...listFields,
};

export const PayoutLink = z.strictObject({
  ...LinkFields,
  /** List has answered for this link; until then its recipient, purpose and validity are not known, not absent. */
  factsRead: z.boolean(),
  /** Masked; absent for those who may not see it at all. */
  url: z.optional(z.nullable(z.string())),
  qrUrl: z.optional(z.nullable(z.string())),
  answers: Answers,
  /** What one would say aloud. */
  headline: z.string(),
  /** What to do next, for the person who asks. */
  whatToDo: z.string(),
  /** Oldest first. */
  activity: z.array(Activity),
  cancellation: z.strictObject({
    allowed: z.boolean(),
    /** Why not; null when allowed. */
    because: z.nullable(z.string()),
    seen: SeenLink,
  }),
  resending: z.strictObject({
    allowed: z.boolean(),
    because: z.nullable(z.string()),
    /** When the pause of a minute is over; null when nothing has to be waited for. */
    againAt: z.nullable(Instant),
    today: z.int(),
    perDay: z.int(),
  }),
  openOperation: z.nullable(CancelOperation),
  /** The newest ended cancellation asked for here, or null. */
  lastOperation: z.nullable(CancelOperation),
  /** Our clock when the Track was sent. */
  asOf: Instant,
  /** The newest attempt failed and this older answer is shown instead. */
  stale: z.boolean(),
  /** Why it is stale, in a sentence; null when it is not. */
  staleBecause: z.nullable(z.string()),
  /** It can still change by itself, so a page may refresh it. */
  moving: z.boolean(),
  provider: z.strictObject({
    reference: z.nullable(z.string()),
    environment: z.string(),
    statusCode: z.string(),
  }),
});
export type PayoutLink = z.infer<typeof PayoutLink>;

export const getPayoutLink = endpoint({
  does: 'Read one payout link with its story',
  method: 'GET',
  path: '/api/payout-links/:linkId',
  permission: 'look',
  params: z.strictObject({ linkId: LinkId }),
  query: z.strictObject({ fresh: z.optional(z.literal('1')) }),
  output: PayoutLink,
});

/** One Notify; `not-confirmed` means the message may or may not have gone. */
export const Resend = z.strictObject({
  id: z.string(),
  linkId: LinkId,
  state: z.enum(['sending', 'sent', 'not-sent', 'not-confirmed']),
  /** One sentence for the person, with the masked targets where the provider named them. */
  because: z.string(),
  actor: z.string(),
  at: Instant,
  providerReference: z.nullable(z.string()),
});
export type Resend = z.infer<typeof Resend>;

export const resendPayoutLink = endpoint({
  does: 'Ask the provider to send the link to its recipient again',
  method: 'POST',
  path: '/api/payout-links/:linkId/resends',
  permission: 'resend',
  act: 'resend',
  idempotent: true,
  params: z.strictObject({ linkId: LinkId }),
  body: z.strictObject({}),
  output: Resend,
});
