import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, fromIst, istDay, toIst } from './ist.ts';
import { linkAt } from './link-life.ts';
import type { Act, LinkPlan } from './link-plan.ts';
import { forceLink, makeLink } from './make-link.ts';
import { SEEDED_DAYS, seedLinks } from './seed-links.ts';

const NOW = Date.parse('2026-11-21T06:30:00Z');
const TODAY = istDay(NOW);

function world(seed: number): LinkPlan[] {
  return Array.from({ length: SEEDED_DAYS + 1 }, (_, i) =>
    seedLinks(seed, TODAY - SEEDED_DAYS + i, 13),
  ).flat();
}

const SEEDED = world(7);

function statusesAt(at: number): string[] {
  return SEEDED.filter((plan) => plan.createdAt <= at).map((plan) => linkAt(plan, [], at).status);
}

test('the same seed makes the same links, another seed makes others', () => {
  expect(world(7)).toEqual(SEEDED);
  expect(world(8).map(({ id }) => id)).not.toContain(SEEDED[0]?.id);
});

test('links of all five states are there at the start', () => {
  const counts = Object.groupBy(statusesAt(NOW), (status) => status);
  expect(Object.keys(counts).sort()).toEqual(['CANCELLED', 'CLAIMED', 'EXPIRED', 'ISSUED', 'PROCESSING']);
  expect(statusesAt(NOW).length).toBeGreaterThan(500);
});

test('at any hour of a day something is processing and issued links expire today and tomorrow', () => {
  for (let hour = 0; hour < 24; hour += 1) {
    const at = NOW - DAY_MS + hour * 3_600_000;
    const issued = SEEDED.filter((plan) => plan.createdAt <= at && linkAt(plan, [], at).status === 'ISSUED');
    const days = issued.map(({ expiresAt }) => istDay(expiresAt) - istDay(at));
    expect(days).toContain(0);
    expect(days).toContain(1);
    expect(statusesAt(at)).toContain('PROCESSING');
  }
});

test('seeded lives are told in order: created first, never after the link has ended, never before it was sent', () => {
  for (const plan of SEEDED) {
    const { rows, status } = linkAt(plan, [], Number.MAX_SAFE_INTEGER);
    const times = rows.map(({ activityAt }) => Number(activityAt));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(rows[0]?.status).toBe('Payout link created');
    expect(Number.parseInt(plan.id.slice(0, 8), 16) * 1000).toBe(plan.createdAt);
    expect(['CLAIMED', 'CANCELLED', 'EXPIRED']).toContain(status);
    if (status === 'CLAIMED') expect(rows.at(-1)?.status).toBe('Link Claimed successfully');
  }
});

test('the seeded world shows failed checks, refused claims, every way of being paid and people without contact', () => {
  const lives = SEEDED.map((plan) => ({ plan, rows: linkAt(plan, [], Number.MAX_SAFE_INTEGER).rows }));
  const rows = lives.flatMap((life) => life.rows);
  const texts = new Set(rows.map(({ status }) => status));
  expect(texts).toContain('Beneficiary verification failed');
  expect(texts).toContain('Link claim failed at bank, link reopened');
  const types = new Set(rows.map(({ accountType }) => accountType));
  expect([...types].filter((type) => type !== undefined).sort()).toEqual([
    'ACCOUNT',
    'AMAZON',
    'CREDITCARD',
    'VPA',
  ]);
  expect(rows.map(({ accountIfsc }) => accountIfsc)).toContain('YESB0CMSNOC');
  expect(lives.some(({ plan }) => plan.recipient.mobile === '')).toBe(true);
  expect(lives.some(({ plan }) => plan.amountPaise > 10_000_000)).toBe(true);
});

function cancelAt(at: number): Act {
  return { id: 'a', linkId: 'x', at, wallAt: at, does: 'cancel' };
}

test('a cancel that comes after the claim changes nothing and has no effect', () => {
  const plan = makeLink({ steps: [{ afterMs: 5000, status: 'CLAIMED' }] }, NOW);
  const early = linkAt(plan, [cancelAt(NOW + 4999)], NOW + 9000);
  const late = linkAt(plan, [cancelAt(NOW + 5000)], NOW + 9000);
  expect([early.status, early.effects.get('a')]).toEqual(['CANCELLED', NOW + 4999]);
  expect([late.status, late.effects.size]).toEqual(['CLAIMED', 0]);
});

test('a cancel has not happened before its time', () => {
  const plan = makeLink({}, NOW);
  expect(linkAt(plan, [cancelAt(NOW + 1000)], NOW + 999).status).toBe('ISSUED');
  expect(linkAt(plan, [cancelAt(NOW + 1000)], NOW + 1000).status).toBe('CANCELLED');
});

test('whatever is tried and whenever one looks, a link that has ended stays as it is', () => {
  const trial = fc.record({
    plan: fc.constantFrom(...SEEDED),
    tries: fc.array(fc.tuple(anyAct, anyAge)),
    look: anyAge,
  });
  fc.assert(
    fc.property(trial, ({ plan, tries, look }) => {
      const acts = tries
        .map(([does, age], i): Act => {
          const at = plan.createdAt + age;
          return { id: `${i}`, linkId: plan.id, at, wallAt: at, does };
        })
        .toSorted((a, b) => a.at - b.at);
      const then = linkAt(plan, acts, plan.createdAt + look);
      const end = linkAt(plan, acts, Number.MAX_SAFE_INTEGER);
      expect(end.rows.slice(0, then.rows.length)).toEqual(then.rows);
      if (['CLAIMED', 'CANCELLED', 'EXPIRED'].includes(then.status)) expect(end).toEqual(then);
      const cancels = acts.filter(({ id, does }) => does === 'cancel' && end.effects.has(id));
      expect(cancels.length).toBeLessThanOrEqual(end.status === 'CANCELLED' ? 1 : 0);
    }),
  );
});

const anyAct = fc.constantFrom('cancel' as const, 'notify' as const, 'claim' as const);
const anyAge = fc.integer({ min: 0, max: 10 * DAY_MS });

test('a forced link leaves its planned life and takes up the one it was given', () => {
  const plan = makeLink({ steps: [{ afterMs: 1000, status: 'CLAIMED' }] }, NOW);
  const change = { status: 'PROCESSING', steps: [{ afterMs: 2000, status: 'ISSUED' }] };
  const forced: Act = {
    id: 'f',
    at: NOW,
    wallAt: NOW,
    ...forceLink(plan, change, linkAt(plan, [], NOW), NOW),
  };
  expect([NOW, NOW + 1999, NOW + 2000].map((at) => linkAt(plan, [forced], at).status)).toEqual([
    'PROCESSING',
    'PROCESSING',
    'ISSUED',
  ]);
  expect(linkAt(plan, [forced], NOW + 4 * DAY_MS).status).toBe('EXPIRED');
});

test('instants are written in Indian time and read back', () => {
  expect(toIst(Date.parse('2023-12-14T11:12:49Z'))).toBe('2023-12-14 16:42:49');
  expect(fromIst('2023-12-14 16:42:49')).toBe(Date.parse('2023-12-14T11:12:49Z'));
});
