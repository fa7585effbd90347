import * as z from 'zod/mini';
import { CancelState } from './cancellations.ts';
import { endpoint } from './endpoint.ts';
import { Instant } from './instant.ts';
import { LinkId } from './link-id.ts';
import { Money } from './money.ts';
import { LinkFields, LinkStatus } from './payout-links.ts';

/** Why a link was found. */
export const MatchedBy = z.enum([
  'link id',
  'order id',
  'reference',
  'short link',
  'mobile',
  'e-mail',
  'name',
  'description',
  'amount',
  'account',
  'IFSC',
  /** Its own search found what nothing kept here explains. */
  'InstantPay',
  'status',
  'everything',
]);
export type MatchedBy = z.infer<typeof MatchedBy>;

/** What needs somebody. Days are calendar days in IST. */
export const Worklist = z.enum([
  'expires-today',
  'expires-tomorrow',
  /** Today and the six days after it. */
  'expires-within-7-days',
  'expired-yesterday',
  /** Over 30 minutes. */
  'processing-long',
  'never-sent',
  'not-confirmed',
  'ask-instantpay',
  'waiting-for-approval',
  'claimed-today',
  'cancelled-today',
]);
export type Worklist = z.infer<typeof Worklist>;

/** A minus: the greatest, or the newest, first. Links without an expiry come last either way. */
export const Sort = z.enum(['-created', 'created', 'expires', '-expires', '-amount', 'amount']);
export type Sort = z.infer<typeof Sort>;

/** A row of the list: a link, without what only its own page tells. */
export const PayoutLinkRow = z.strictObject({
  ...LinkFields,
  matchedBy: MatchedBy,
  /** Our clock when the answer was asked for that says this status. */
  asOf: Instant,
  /** The open cancellation of this link, or null. */
  cancelState: z.nullable(CancelState),
});
export type PayoutLinkRow = z.infer<typeof PayoutLinkRow>;

const Paise = z.int().check(z.gte(0));

const filterFields = {
  /** Whatever was typed or pasted. */
  q: z.optional(z.string().check(z.maxLength(10_000))),
  status: z.optional(z.array(LinkStatus).check(z.maxLength(6))),
  /** Exactly as a row shows it. */
  purpose: z.optional(z.string().check(z.maxLength(500))),
  /** From this instant on, and before that one; likewise for the expiry. */
  createdFrom: z.optional(Instant),
  createdTo: z.optional(Instant),
  expiresFrom: z.optional(Instant),
  expiresTo: z.optional(Instant),
  /** Both are within. */
  amountMin: z.optional(Paise),
  amountMax: z.optional(Paise),
  worklist: z.optional(Worklist),
  sort: z.optional(Sort),
};

/** What is asked of the list, page or file alike. */
export const LinkFilter = z.strictObject(filterFields);
export type LinkFilter = z.infer<typeof LinkFilter>;

/** How the typed text was understood. Nothing in it shows more than the person could see in a row. */
export const ReadAs = z.strictObject({
  kind: z.enum([...MatchedBy.options, 'several', 'nothing']),
  /** The reading, for example `••••••3210`; for `nothing` a sentence that says why. */
  text: z.string(),
  /** What else has to be said of it, for example that it looks like a UTR; null mostly. */
  note: z.nullable(z.string()),
});
export type ReadAs = z.infer<typeof ReadAs>;

export const searchPayoutLinks = endpoint({
  does: 'Find payout links by what was typed or pasted, and by filters',
  method: 'POST',
  path: '/api/payout-links/search',
  permission: 'look',
  body: z.strictObject({
    ...filterFields,
    /** Only these: what a page that shows them asks to see whether they changed. */
    linkIds: z.optional(z.array(LinkId).check(z.maxLength(200))),
    cursor: z.optional(z.string().check(z.maxLength(300))),
    limit: z.optional(z.int().check(z.gte(1), z.lte(200))),
  }),
  output: z.strictObject({
    items: z.array(PayoutLinkRow),
    nextCursor: z.nullable(z.string()),
    /** How many match in all; at least so many where it is not exact. */
    total: z.int(),
    totalIsExact: z.boolean(),
    readAs: ReadAs,
    /** Of several lines, in their order: how each was read and how many links it found. */
    lines: z.array(z.strictObject({ readAs: ReadAs, found: z.int() })),
    /** The one link that is meant beyond doubt: a page may open it at once. */
    opens: z.nullable(LinkId),
    /** How many more the words alone would find; null where no filter could hide any. */
    hiddenByFilters: z.nullable(z.int()),
    /** InstantPay could not be asked as well; a sentence, or null. */
    providerTrouble: z.nullable(z.string()),
  }),
});

export const exportPayoutLinks = endpoint({
  does: 'Prepare a CSV file of exactly what is filtered, masked as the person sees it',
  method: 'POST',
  path: '/api/payout-links/exports',
  permission: 'export',
  act: 'export-links',
  body: LinkFilter,
  output: z.strictObject({ id: z.uuid() }),
});

export const listPurposes = endpoint({
  does: 'List the purposes that links have, the most frequent first',
  method: 'GET',
  path: '/api/purposes',
  permission: 'look',
  output: z.strictObject({ items: z.array(z.strictObject({ purpose: z.string(), links: z.int() })) }),
});

export const listWorklists = endpoint({
  does: 'Count the links on each worklist, and their money',
  method: 'GET',
  path: '/api/worklists',
  permission: 'see-worklists',
  output: z.strictObject({
    items: z.array(z.strictObject({ worklist: Worklist, links: z.int(), amount: Money })),
  }),
});
