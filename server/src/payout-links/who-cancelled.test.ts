import { expect, test } from 'vitest';
import type { Attempt, CancelOperation } from '../cancellations/cancel-operation.ts';
import { whoCancelled } from './who-cancelled.ts';

const ENDED = 2000;
const asked = (name: string, ...classes: Attempt['class'][]) =>
  ({
    actor: { id: name, name },
    approvedBy: null,
    attempts: classes.map((proven) => ({ class: proven })),
    endedAt: ENDED,
    updatedAt: ENDED + 1,
  }) as CancelOperation;

test('a link that nobody here asked to cancel was cancelled outside', () => {
  expect(whoCancelled([], 1000)).toBe('outside');
});

test('what provably did nothing did not cancel it', () => {
  expect(whoCancelled([asked('Asha', 'refused', 'not-sent'), asked('Ravi')], 1000)).toBe('outside');
});

test('a request that was accepted, lost or is still on its way may be the one', () => {
  expect(whoCancelled([asked('Asha', 'not-sent', 'accepted')], 1000)).toEqual({
    ...{ by: 'Asha', askedBy: null },
    ...{ at: 1000, proven: true },
  });
  expect(whoCancelled([asked('Asha', 'unknown')], 1000)).toMatchObject({ by: 'Asha', proven: false });
  expect(whoCancelled([asked('Asha', null)], 1000)).toMatchObject({ by: 'Asha', proven: false });
});

test('whoever approved it did it, for whoever asked', () => {
  const approved = { ...asked('Asha', 'accepted'), approvedBy: { id: 'arjun', name: 'Arjun' } };
  expect(whoCancelled([approved], 1000)).toMatchObject({ by: 'Arjun', askedBy: 'Asha' });
});

test('InstantPay’s own yes counts more than a newer request without one', () => {
  const operations = [asked('Asha', 'unknown'), asked('Ravi', 'accepted')];
  expect(whoCancelled(operations, 1000)).toMatchObject({ by: 'Ravi', proven: true });
});

test('the time is the provider’s where it gives one, else when it was settled here', () => {
  expect(whoCancelled([asked('Asha', 'accepted')], null)).toMatchObject({ at: ENDED });
  expect(whoCancelled([{ ...asked('Asha', 'accepted'), endedAt: null }], null)).toMatchObject({
    at: ENDED + 1,
  });
});
