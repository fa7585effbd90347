import { notificationText, orderId } from './activity-rows.ts';
import { DAY_MS, startOfIstDay } from './ist.ts';
import type { LinkPlan } from './link-plan.ts';
import { seedPerson } from './seed-people.ts';
import { seedSteps } from './seed-steps.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

/** The seeded world begins this many days before the day it was first started on. */
export const SEEDED_DAYS = 45;

const HOUR_MS = 3_600_000;
const HEX = '0123456789abcdef';
const CODE = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789';

/** Seeded links begin `SEEDED_DAYS` before `firstDay` and go on being made for a year after it. */
export type Seeding = { seed: number; seededLinks: number; firstDay: number };

/** A day's share of the seeded links: `seededLinks` in all on the days before `firstDay`, spread evenly. */
export function seedDay({ seed, seededLinks, firstDay }: Seeding, day: number): LinkPlan[] {
  const n = day - firstDay + SEEDED_DAYS;
  const until = (days: number) => Math.floor((seededLinks * days) / SEEDED_DAYS);
  return seedLinks(seed, day, until(n + 1) - until(n));
}

/**
 * The links made on one IST day, always the same for the same seed. The first four of a day have fixed
 * parts, so that at any moment links expire today and tomorrow, and one has been processing for hours.
 */
export function seedLinks(seed: number, day: number, count: number): LinkPlan[] {
  return Array.from({ length: count }, (_, index) => seedLink(seed, day, index));
}

function seedLink(seed: number, day: number, index: number): LinkPlan {
  const random = seededRandom(`${seed}:${day}:${index}`);
  const createdAt = birth(random, day, index);
  const id = `${Math.floor(createdAt / 1000).toString(16)}${random.text(16, HEX)}`;
  const recipient = seedPerson(seed, random.next());
  const [purpose, description] = random.pick(PURPOSES);
  const activatedAt =
    index > 3 && random.chance(0.04) ? createdAt + random.between(6, 30) * HOUR_MS : createdAt;
  const link: LinkPlan = {
    id,
    amountPaise: amount(random),
    purpose,
    description,
    recipient,
    referenceNo: random.chance(0.35)
      ? 'NA'
      : `${random.pick(['INV', 'ORD', 'EMP', 'CN'])}-${random.between(10_000, 99_999)}`,
    orderId: orderId(createdAt, id),
    shortCode: random.text(6, CODE),
    paymentModes: random.pick(PAYMENT_MODES),
    verifyBene: recipient.name !== '' && random.chance(0.75),
    createdAt,
    activatedAt,
    expiresAt: expiry(random, day, index, activatedAt),
    steps: [{ at: createdAt, rows: [{ status: 'Payout link created' }] }],
  };
  if (recipient.mobile !== '') {
    link.steps.push({ at: createdAt + 1000, rows: [{ status: notificationText(recipient) }] });
  }
  link.steps.push(...seedSteps(random, link, index));
  return link;
}

/** Mostly between nine and nine; the day's third early enough to be under way when the day before's ends. */
function birth(random: SeededRandom, day: number, index: number): number {
  const hour = index < 4 ? 1 + index : random.between(7, 20);
  return startOfIstDay(day) + hour * HOUR_MS + random.between(0, 3599) * 1000;
}

/** The day's first expires at the end of the next day, its second a day later; the others later or much later. */
function expiry(random: SeededRandom, day: number, index: number, activatedAt: number): number {
  if (index < 2) return startOfIstDay(day + 2 + index) - 1000;
  if (index === 2 || index === 3 || random.chance(0.2)) return startOfIstDay(day + 91) - 1000;
  const days = random.between(2, 9);
  return random.chance(0.3) ? activatedAt + days * DAY_MS : startOfIstDay(day + days + 2) - 1000;
}

function amount(random: SeededRandom): number {
  const size = random.next();
  if (size < 0.35) return random.between(5, 400) * 500;
  if (size < 0.65) return random.between(4_900, 499_999);
  if (size < 0.85) return random.between(20, 500) * 10_000;
  if (size < 0.97) return random.between(50, 200) * 100_000 + random.between(0, 99);
  return random.between(2, 9) * 10_000_000;
}

/** Purposes in the provider's words, with what companies write beside them. */
const PURPOSES: readonly [string, string][] = [
  ['Refund', 'Order return'],
  ['Refund', 'Diwali refund Oct'],
  ['Refund', 'Security deposit returned'],
  ['Refund', 'Cancelled booking'],
  ['Cashback', 'Festive offer cashback'],
  ['Cashback', 'Referral cashback'],
  ['Payout', 'Vendor payout'],
  ['Payout', 'Salary advance'],
  ['Payout', 'Travel reimbursement'],
  ['Incentive', 'Quarterly sales incentive'],
  ['Comission', 'Partner commission'],
  ['Greeting', 'Wedding gift'],
];

const PAYMENT_MODES = [
  ['ACCOUNT'],
  ['ACCOUNT', 'VPA'],
  ['ACCOUNT', 'VPA'],
  ['VPA'],
  ['ACCOUNT', 'VPA', 'AMAZON'],
  ['ACCOUNT', 'VPA', 'AMAZON', 'CREDITCARD'],
];
