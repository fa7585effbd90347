import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AttemptClass, CancelState, Truth } from '../../contract/cancellations.ts';
import { after, requested } from '../../testing/test-operation.ts';
import type { Attempt, CancelOperation, Closure, Person } from './cancel-operation.ts';
import { fromCancellationRow, toAttemptRow, toCancellationRow } from './cancellation-row.ts';
import { operationFor } from './operation-for.ts';

const text = fc.string();
const instant = fc.nat(Number.MAX_SAFE_INTEGER);
const count = fc.nat(1000);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });
const person: fc.Arbitrary<Person> = fc.record({ id: text, name: text });
const closure: fc.Arbitrary<Closure> = fc.record({
  by: person,
  providerTicket: text,
  truth: fc.constantFrom(...Truth.options),
  because: text,
});

const attempt: fc.Arbitrary<Attempt> = fc.record({
  ...{ n: count, class: maybe(fc.constantFrom(...AttemptClass.options)), because: maybe(text) },
  ...{ statusCode: maybe(text), providerReference: maybe(text), bodyHash: maybe(text) },
  ...{ startedAt: instant, endedAt: maybe(instant) },
});

/** A field that is added to an operation has to be added here, too: the type says so. */
const operation: fc.Arbitrary<CancelOperation> = fc.record({
  ...{ id: text, environment: text, linkId: text, state: fc.constantFrom(...CancelState.options) },
  ...{ version: count, actor: person, actorEmail: maybe(text), idempotencyKey: text, requestHash: text },
  ...{ reason: text, ticket: maybe(text), askedOfFinance: fc.boolean(), namesUnknown: fc.boolean() },
  seen: fc.record({ providerStatus: text, amount: instant, lastActivityAt: maybe(text) }),
  ...{ createdAt: instant, updatedAt: instant, clickAt: instant },
  attempts: fc.array(attempt, { maxLength: 3 }),
  ...{ quietUntil: maybe(instant), sendLeaseUntil: maybe(instant), jumpedAt: maybe(instant) },
  ...{ unknownSince: maybe(instant), checks: count, dueAt: maybe(instant), watchUntil: maybe(instant) },
  ...{ supersededBy: maybe(text), claimSeen: fc.boolean(), endedAt: maybe(instant) },
  reported: maybe(fc.record({ state: fc.constantFrom(...CancelState.options), at: instant })),
  lastTrack: maybe(fc.record({ status: text, at: instant, claimedAt: maybe(instant) })),
  issued: maybe(fc.record({ firstAt: instant, lastAt: instant, firstQuietAt: maybe(instant) })),
  ...{ contradictedSince: maybe(instant), contradicted: fc.boolean(), approvedBy: maybe(person) },
  ...{ notAllowed: maybe(person), declined: maybe(fc.record({ by: person, because: text })) },
  ...{ proposal: maybe(closure), closure: maybe(closure) },
});

test('whatever is known of a cancel and of its attempts is read again as it was kept', () => {
  fc.assert(
    fc.property(operation, (kept) => {
      const row = { ...toCancellationRow(kept), lease_until: null };
      const attempts = kept.attempts.map((one) => toAttemptRow(kept.id, one));
      expect(fromCancellationRow(row, attempts)).toEqual(kept);
    }),
    { seed: 20260105, numRuns: 200 },
  );
});

test('what was typed for a cancel before it was noted whether names were known is read without names', () => {
  const asked = after([
    0,
    requested({ reason: 'Refund for Kavita', ticket: 'Kavita 7', namesUnknown: false }),
  ]);
  const row = toCancellationRow(asked);
  const { namesUnknown, ...older } = JSON.parse(row.detail) as Record<string, unknown>;
  expect(namesUnknown).toBe(false);
  const read = fromCancellationRow({ ...row, detail: JSON.stringify(older), lease_until: null }, []);
  const nobodyKnown = { names: null, values: [] };
  expect(JSON.stringify(operationFor(read, nobodyKnown))).not.toContain('Kavita');
  expect(JSON.stringify(operationFor(asked, nobodyKnown))).toContain('Kavita');
});
