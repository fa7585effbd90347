import { accountOf, claimRows, orderId, verifiedRow } from './activity-rows.ts';
import type { LinkPlan, Step } from './link-plan.ts';
import type { SeededRandom } from './seeded-random.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What will happen to a seeded link after it was sent. The steps come in order of time. */
export function seedSteps(random: SeededRandom, link: LinkPlan, index: number): Step[] {
  const expired: Step = { at: link.expiresAt, status: 'EXPIRED', rows: [{ status: 'Payout link expired' }] };
  const firstTry = firstTryAt(random, link);
  if (index < 2 || index === 3) return [expired];
  if (index === 2) return [...slowBank(random, link), expired];
  const fate = random.next();
  if (fate < 0.6) return [...claimed(random, link, firstTry), expired];
  if (fate < 0.68) return [...reopened(link, firstTry), expired];
  if (fate < 0.76) return [cancelled(firstTry), expired];
  return [expired];
}

/** From seconds to two days after the link became active, and well before it expires. */
function firstTryAt(random: SeededRandom, link: LinkPlan): number {
  const waitS = Math.floor(5 * 30_000 ** random.next());
  return Math.min(link.activatedAt + (5 + waitS) * 1000, link.expiresAt - 8 * HOUR_MS);
}

/** One in five first fails the account check; one in four is under way at the bank for a while. */
function claimed(random: SeededRandom, link: LinkPlan, at: number): Step[] {
  const steps: Step[] = [];
  let claimAt = at;
  if (link.verifyBene && random.chance(0.2)) {
    steps.push({ at, rows: [failedCheck(link, at)] });
    claimAt += random.between(1, 90) * MINUTE_MS;
  }
  if (!random.chance(0.25)) return [...steps, paid(link, claimAt, true)];
  steps.push(underWay(link, claimAt));
  return [...steps, paid(link, claimAt + random.between(1, 180) * MINUTE_MS, false)];
}

/** The bank refuses and the link can be claimed again; sometimes nobody does. */
function reopened(link: LinkPlan, at: number): Step[] {
  const steps = [underWay(link, at), { at: at + 40 * MINUTE_MS, status: 'ISSUED', rows: [REFUSED] }];
  return link.amountPaise % 2 === 0 ? steps : [...steps, paid(link, at + 3 * HOUR_MS, true)];
}

/** A bank that is down for longer than a day, so that something is always processing. */
function slowBank(random: SeededRandom, link: LinkPlan): Step[] {
  const at = link.createdAt + random.between(5, 50) * MINUTE_MS;
  const end = at + 26 * HOUR_MS;
  if (random.chance(0.6)) return [underWay(link, at), paid(link, end, false)];
  return [underWay(link, at), { at: end, status: 'ISSUED', rows: [REFUSED] }];
}

const REFUSED = { status: 'Link claim failed at bank, link reopened' };

function underWay(link: LinkPlan, at: number): Step {
  return { at, status: 'PROCESSING', rows: link.verifyBene ? [verifiedRow(link, at)] : [] };
}

/** `check`: the account check belongs to this moment, and has not stood there since the claim began. */
function paid(link: LinkPlan, at: number, check: boolean): Step {
  const rows = claimRows(link, at);
  return { at, status: 'CLAIMED', rows: check ? rows : rows.slice(-1) };
}

function failedCheck(link: LinkPlan, at: number) {
  return {
    status: 'Beneficiary verification failed',
    orderId: orderId(at, `${link.id}:f`),
    ...accountOf(link),
  };
}

function cancelled(at: number): Step {
  return { at, status: 'CANCELLED', rows: [{ status: 'Payout link cancelled' }] };
}
