import { randomBytes } from 'node:crypto';
import { claimRows, notificationText, orderId, verifiedRow } from './activity-rows.ts';
import { DAY_MS } from './ist.ts';
import type { Act, ActivityRow, LinkPlan, Recipient, Step } from './link-plan.ts';

/** A link in any state, for a test. Instants are milliseconds UTC; every field has a default. */
export type LinkWish = Partial<Omit<LinkPlan, 'recipient' | 'steps'>> & {
  /** Default `ISSUED`; also words the provider never uses. */
  status?: string;
  recipient?: Partial<Recipient>;
  /** In place of the rows that fit the status; `activityAt` may be text, which is sent as it is. */
  activity?: ActivityRow[];
  steps?: FutureStep[];
};

/** Something that will happen by itself, so long after now on the sandbox's clock. */
export type FutureStep = { afterMs: number; status?: string; text?: string };

/** Turns a link into another state, whatever it was. */
export type LinkChange = {
  status?: string;
  /** Added to the rows; by default the one that fits the status. */
  rows?: ActivityRow[];
  /** In place of all rows. */
  activity?: ActivityRow[];
  expiresAt?: number;
  steps?: FutureStep[];
};

const FIELDS: readonly (keyof LinkWish)[] = [
  ...([
    'id',
    'status',
    'amountPaise',
    'purpose',
    'description',
    'recipient',
    'referenceNo',
    'orderId',
  ] as const),
  ...([
    'shortCode',
    'paymentModes',
    'verifyBene',
    'createdAt',
    'activatedAt',
    'expiresAt',
    'activity',
  ] as const),
  'steps',
];
const CHANGES: readonly (keyof LinkChange)[] = ['status', 'rows', 'activity', 'expiresAt', 'steps'];

export function makeLink(wish: LinkWish, now: number): LinkPlan {
  refuseUnknown(wish, FIELDS);
  const { status = 'ISSUED', activity, steps = [], recipient, ...given } = wish;
  // A minute old, so that everything on it has already happened.
  const createdAt = given.createdAt ?? Math.floor(now / 1000) * 1000 - 60_000;
  const id = given.id ?? `${Math.floor(createdAt / 1000).toString(16)}${randomBytes(8).toString('hex')}`;
  const expiresAt = status === 'EXPIRED' ? now - 1000 : now + 3 * DAY_MS;
  const plan: LinkPlan = {
    amountPaise: 12_011,
    purpose: 'Refund',
    description: 'Order return',
    referenceNo: 'NA',
    orderId: orderId(createdAt, id),
    shortCode: id.slice(-6),
    paymentModes: ['ACCOUNT', 'VPA'],
    verifyBene: true,
    activatedAt: createdAt,
    expiresAt,
    ...given,
    ...{ id, createdAt, steps: [] },
    recipient: { name: 'Ravi Kumar', mobile: '9876543210', email: 'ravi.kumar@gmail.com', ...recipient },
  };
  const story = activity ?? firstRows(plan, status);
  plan.steps = [{ at: createdAt, status, rows: story }, ...future(steps, now)];
  if (plan.expiresAt > now) plan.steps.push(expiryOf(plan.expiresAt));
  plan.steps.sort((a, b) => a.at - b.at);
  return plan;
}

type Force = Extract<Act, { does: 'force' }>;

export function forceLink(
  plan: LinkPlan,
  change: LinkChange,
  was: { status: string; expiresAt: number },
  now: number,
): Omit<Force, 'id' | 'at' | 'wallAt'> {
  refuseUnknown(change, CHANGES);
  const status = change.status ?? was.status;
  const rows = change.rows ?? (change.status === undefined ? [] : rowsFor(plan, status, now));
  // A link opened again after its expiry is given a new one, or it would expire at once.
  const renewed = status === 'ISSUED' && was.expiresAt <= now ? now + 3 * DAY_MS : was.expiresAt;
  const expiresAt = change.expiresAt ?? renewed;
  const steps = future(change.steps ?? [], now);
  if (expiresAt > now) steps.push(expiryOf(expiresAt));
  steps.sort((a, b) => a.at - b.at);
  const story = change.activity === undefined ? {} : { activity: change.activity };
  return { linkId: plan.id, does: 'force', status, rows, expiresAt, steps, ...story };
}

function firstRows(plan: LinkPlan, status: string): ActivityRow[] {
  const sent = { activityAt: plan.createdAt + 1000, status: notificationText(plan.recipient) };
  return [
    { activityAt: plan.createdAt, status: 'Payout link created' },
    ...(plan.recipient.mobile === '' && plan.recipient.email === '' ? [] : [sent]),
    ...(status === 'ISSUED' ? [] : rowsFor(plan, status, plan.createdAt + 6000)),
  ];
}

/** What stands in the story when a link has come into a state. */
function rowsFor(plan: LinkPlan, status: string, at: number): ActivityRow[] {
  if (status === 'CLAIMED') return claimRows(plan, at);
  if (status === 'PROCESSING') return plan.verifyBene ? [{ ...verifiedRow(plan, at), activityAt: at }] : [];
  const texts: Record<string, string> = {
    ISSUED: 'Link claim failed at bank, link reopened',
    CANCELLED: 'Payout link cancelled',
    EXPIRED: 'Payout link expired',
  };
  const text = Object.hasOwn(texts, status) ? texts[status] : undefined;
  return text === undefined ? [] : [{ activityAt: at, status: text }];
}

function future(steps: FutureStep[], now: number): Step[] {
  return steps.map(({ afterMs, status, text }) => ({
    at: now + afterMs,
    ...(status === undefined ? {} : { status }),
    ...(text === undefined ? {} : { rows: [{ status: text }] }),
  }));
}

function expiryOf(at: number): Step {
  return { at, status: 'EXPIRED', rows: [{ status: 'Payout link expired' }] };
}

function refuseUnknown(given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((field) => !known.includes(field));
  if (unknown !== undefined) throw new Error(`A link has no field ${unknown} to be set`);
}
