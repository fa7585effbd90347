import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CancelState } from '../../contract/cancellations.ts';
import { isAllowed, missedEdges, NOT_CANCELLED, OPEN } from '../../simulation/edges-of-cancelling.ts';
import type { CancelEffect, CancelHappening, CancelOperation } from './cancel-operation.ts';
import {
  answered,
  asha,
  CLICK,
  clockJumped,
  happen,
  HOUR,
  MINUTE,
  QUIET,
  ravi,
  requested,
  SECOND,
  SEEN,
  sendBegan,
  timePassed,
  tracked,
  trackFailed,
} from '../../testing/test-operation.ts';

type Step = {
  before: CancelOperation | null;
  happened: CancelHappening;
  at: number;
  after: CancelOperation;
  effects: CancelEffect[];
};

/** One life of an operation, as a list of things that happen to it and of how long after one another. */
const life = fc
  .record({ needsApproval: fc.boolean(), things: fc.array(thing(), { minLength: 8, maxLength: 40 }) })
  .map(({ needsApproval, things }) => live(needsApproval, things));

const gone = new Set<string>();
const seen = new Set<string>();

// One run decides for all of them which edges were gone, so it is the same run each time.
const RUNS = { seed: 20260105, numRuns: 6000 };

test('whatever happens, a cancel keeps to the edges of the table and to every rule about sending', () => {
  fc.assert(
    fc.property(life, (steps) => {
      for (const step of steps) {
        expectEdge(step);
        expectOneVersionMore(step);
        expectNotSilentlyStuck(step);
        expectSendOnlyFromAnAttempt(step);
        expectQuietUntilNeverEarlier(step);
        expectCancelledOnlyWhenTracked(step);
        expectFinalChangesAnnounced(step);
      }
      expectAttemptsPermitted(steps);
      expectStillLiveProven(steps);
    }),
    RUNS,
  );
  expect(missedEdges(gone)).toEqual([]);
  expect(CancelState.options.filter((state) => !seen.has(state))).toEqual([]);
});

test('nothing but a request begins an operation, and nothing requests it twice', () => {
  fc.assert(
    fc.property(thing(), life, ({ happened }, steps) => {
      const concrete = happened({ before: null, at: 0 });
      expect(happen(null, 0, concrete)).toBeNull();
      const last = steps.at(-1);
      if (last !== undefined) expect(happen(last.after, last.at, requested())).toBeNull();
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('the same life is reduced the same way each time', () => {
  fc.assert(
    fc.property(life, (steps) => {
      for (const { before, at, happened, after, effects } of steps) {
        expect(happen(before, at, happened)).toEqual({ operation: after, effects });
      }
    }),
    { seed: 2, numRuns: 200 },
  );
});

function expectEdge({ before, after, happened }: Step): void {
  const from = before?.state ?? 'nothing';
  const again = from === after.state && (before?.attempts.length ?? 0) < after.attempts.length;
  if (from !== after.state || again || isChecked(happened)) gone.add(`${from} → ${after.state}`);
  seen.add(after.state);
  expect(isAllowed(from, after.state), `${from} → ${after.state} by ${happened.type}`).toBe(true);
}

const isChecked = ({ type }: CancelHappening) =>
  type === 'tracked' || type === 'track-failed' || type === 'time-passed';

function expectOneVersionMore({ before, after, at }: Step): void {
  expect(after.version).toBe((before?.version ?? 0) + 1);
  expect(after.updatedAt).toBe(CLICK + at);
}

/** Whatever is open has a moment at which it is looked at again. */
function expectNotSilentlyStuck({ after }: Step): void {
  if (OPEN.includes(after.state)) expect(after.dueAt).not.toBeNull();
  else expect(after.watchUntil === null).toBe(after.dueAt === null);
}

function expectSendOnlyFromAnAttempt({ before, after, effects, happened }: Step): void {
  const sends = effects.filter((effect) => effect.type === 'send');
  const added = after.attempts.length - (before?.attempts.length ?? 0);
  expect(sends).toEqual(added === 0 ? [] : [{ type: 'send', n: after.attempts.length }]);
  expect(added).toBeLessThanOrEqual(1);
  if (added === 1) expect(['send-began', 'asked-again']).toContain(happened.type);
}

function expectQuietUntilNeverEarlier({ before, after, happened }: Step): void {
  expect(after.quietUntil ?? 0).toBeGreaterThanOrEqual(before?.quietUntil ?? 0);
  if (happened.type === 'clock-jumped') {
    // From now at the least: a jump forward must not have used the quiet period up.
    const { updatedAt: at } = after;
    const was = before?.quietUntil ?? null;
    if (was !== null) expect(after.quietUntil).toBe(Math.max(at, Math.min(was, at + QUIET)) + QUIET);
    expect(after.issued).toBeNull();
  }
}

function expectCancelledOnlyWhenTracked({ before, after, happened }: Step): void {
  if (before?.state === after.state || !['cancelled', 'cancelled-late'].includes(after.state)) return;
  expect(happened).toMatchObject({ type: 'tracked', sighting: { providerStatus: 'CANCELLED' } });
}

function expectFinalChangesAnnounced({ before, after, effects }: Step): void {
  const wasFinal = before !== null && !OPEN.includes(before.state);
  if (!wasFinal || before.state === after.state) return;
  expect(['cancelled-late', 'needs-person']).toContain(after.state);
  if (NOT_CANCELLED.includes(before.state)) expect(after.state).toBe('cancelled-late');
  expect(effects.map((effect) => effect.type)).toContain('tell');
}

/** At most three by itself, each after a proven `not-sent` and in the minute after the click; the rest by a person. */
function expectAttemptsPermitted(steps: Step[]): void {
  const begun = steps.filter(({ before, after }) => after.attempts.length > (before?.attempts.length ?? 0));
  const byItself = begun.filter(({ happened }) => happened.type === 'send-began');
  expect(byItself.length).toBeLessThanOrEqual(3);
  for (const { before, at } of byItself) {
    expect(before?.attempts.every(({ class: proof }) => proof === 'not-sent')).toBe(true);
    expect(CLICK + at - (before?.clickAt ?? 0)).toBeLessThan(MINUTE);
  }
  for (const { before, at } of begun.filter(({ happened }) => happened.type === 'asked-again')) {
    expect(['unknown', 'needs-person']).toContain(before?.state);
    expect(CLICK + at - (before?.attempts.at(-1)?.startedAt ?? 0)).toBeGreaterThanOrEqual(2 * MINUTE);
    expect((before?.issued?.lastAt ?? 0) - (before?.issued?.firstAt ?? 0)).toBeGreaterThanOrEqual(MINUTE);
  }
}

/** Counted from what Track said and when, not from what the operation remembers of it. */
function expectStillLiveProven(steps: Step[]): void {
  const end = steps.findIndex(
    ({ before, after }) => before?.state !== after.state && after.state === 'still-live',
  );
  if (end === -1) return;
  const quietUntil = steps[end]?.before?.quietUntil ?? 0;
  let run: number[] = [];
  for (const { happened, at } of steps.slice(0, end + 1)) {
    if (happened.type === 'clock-jumped' || happened.type === 'asked-again') run = [];
    if (happened.type !== 'tracked') continue;
    const { providerStatus, ageMs } = happened.sighting;
    run = providerStatus === 'ISSUED' ? [...run, CLICK + at - ageMs] : [];
  }
  const quiet = run.filter((seenAt) => seenAt > quietUntil);
  expect(Math.max(...quiet) - Math.min(...quiet)).toBeGreaterThanOrEqual(MINUTE);
  expect(steps[end]?.before?.attempts.map((attempt) => attempt.class)).not.toContain('accepted');
}

type Now = { before: CancelOperation | null; at: number };
type Thing = { waits: (now: Now) => number; happened: (now: Now) => CancelHappening };

function live(needsApproval: boolean, things: Thing[]): Step[] {
  let at = 0;
  let operation: CancelOperation | null = null;
  const steps: Step[] = [];
  const all: Thing[] = [{ waits: () => 0, happened: () => requested({ needsApproval }) }, ...things];
  for (const { waits, happened: choose } of all) {
    const now: Now = { before: operation, at };
    at += Math.max(0, waits(now));
    const happened = choose({ before: operation, at });
    const reduced = happen(operation, at, happened);
    if (reduced === null) continue;
    steps.push({ before: operation, happened, at, after: reduced.operation, effects: reduced.effects });
    operation = reduced.operation;
  }
  return steps;
}

function thing(): fc.Arbitrary<Thing> {
  return fc.record({ waits: waiting(), happened: fc.oneof(...likely(), anything()) });
}

/** A moment is chosen by what it is near to: a bound of the table, the next check, the end of quiet. */
function waiting(): fc.Arbitrary<Thing['waits']> {
  const some = (ms: number) => () => ms;
  return fc.oneof(
    fc.constantFrom(0, 1, SECOND, 5 * SECOND, 20 * SECOND).map(some),
    fc.constantFrom(MINUTE - 1, MINUTE, 2 * MINUTE, HOUR, 2 * HOUR, 24 * HOUR, 200 * HOUR).map(some),
    fc.integer({ min: -2, max: 70_000 }).map(
      (more) =>
        ({ before, at }: Now) =>
          (before?.dueAt ?? 0) - CLICK - at + more,
    ),
    fc.integer({ min: -2, max: 70_000 }).map(
      (more) =>
        ({ before, at }: Now) =>
          (before?.quietUntil ?? 0) - CLICK - at + more,
    ),
  );
}

/** What comes next in most lives, so that the far ends of the table are reached. */
function likely(): { weight: number; arbitrary: fc.Arbitrary<Thing['happened']> }[] {
  const proofs = fc.constantFrom('accepted', 'refused', 'not-sent', 'not-sent', 'unknown', 'unknown');
  const next = proofs.map((proof) => ({ before }: Now): CancelHappening => {
    if (before?.state === 'awaiting-approval') return { type: 'approved', by: ravi, now: SEEN, ageMs: 100 };
    if (before?.state === 'prepared') return sendBegan;
    if (before?.state !== 'sending') return timePassed;
    const last = before.attempts.at(-1);
    return last?.class === null ? answered(last.n, proof) : sendBegan;
  });
  const again = ({ before }: Now): CancelHappening => ({
    ...{ type: 'asked-again', by: ravi, attempts: before?.attempts.length ?? 0 },
  });
  return [
    { weight: 6, arbitrary: next },
    { weight: 1, arbitrary: fc.constant(again) },
  ];
}

function anything(): { weight: number; arbitrary: fc.Arbitrary<Thing['happened']> } {
  const person = fc.constantFrom(asha, ravi);
  const statuses = fc.constantFrom(
    'ISSUED',
    'ISSUED',
    'ISSUED',
    'PROCESSING',
    'CLAIMED',
    'CANCELLED',
    'EXPIRED',
    'NEW',
  );
  const arbitrary: fc.Arbitrary<CancelHappening> = fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(statuses, fc.constantFrom(0, 100, 4000, 90_000))
        .map((seenAs) => tracked(...seenAs)),
    },
    { weight: 4, arbitrary: fc.constant(timePassed) },
    fc.constantFrom(trackFailed, sendBegan),
    fc.constant(clockJumped),
    fc
      .tuple(fc.nat(3), fc.constantFrom('accepted', 'refused', 'not-sent', 'unknown'))
      .map((given) => answered(...given)),
    person.map((by) => ({ type: 'taken-up', by }) as const),
    person.map((by) => ({ type: 'declined', by, because: 'not now' }) as const),
    fc
      .tuple(person, fc.boolean(), fc.constantFrom('cancelled', 'claimed', 'expired', 'live'))
      .map(([by, needsSecond, truth]) => ({
        type: 'closed' as const,
        needsSecond,
        closure: { by, truth, providerTicket: 'IP-7', because: 'they wrote so' },
      })),
  );
  return { weight: 7, arbitrary: arbitrary.map((happened) => () => happened) };
}
