import { expect, test } from 'vitest';
import { auditOf } from './cancel-audit.ts';
import type { CancelHappening } from './cancel-operation.ts';
import {
  asha,
  CLICK,
  clockJumped,
  happen,
  HOUR,
  MINUTE,
  ravi,
  tracked,
  unknown,
} from '../../testing/test-operation.ts';

const entryOf = (before = unknown(), happened: CancelHappening, at = MINUTE) => {
  const reduced = happen(before, at, happened);
  if (reduced === null) throw new Error(`${happened.type} changes nothing`);
  return auditOf(before, happened, reduced.operation, CLICK + at);
};

test('a check that settles nothing is not entered', () => {
  expect(entryOf(unknown(), tracked('ISSUED'))).toBeNull();
});

test('what settles it is entered with what tracking said, under our own name', () => {
  expect(entryOf(unknown(), tracked('CANCELLED'))).toMatchObject({
    actor: { id: 'linkdesk' },
    action: 'cancel-tracked',
    detail: { from: 'unknown', to: 'cancelled', tracked: 'CANCELLED' },
  });
});

test('a jump of the clock is entered: it moves every promise about time', () => {
  expect(entryOf(unknown(), clockJumped)).toMatchObject({ action: 'cancel-clock-jumped' });
});

test('a reply that waits for a second person is entered under the first one', () => {
  const taken = happen(unknown(), MINUTE, { type: 'taken-up', by: asha })?.operation;
  const closure = { by: ravi, providerTicket: 'IP-7', truth: 'live', because: 'They wrote so' } as const;
  expect(entryOf(taken, { type: 'closed', closure, needsSecond: true }, HOUR)).toMatchObject({
    actor: ravi,
    action: 'cancel-closed',
    detail: {
      from: 'needs-person',
      to: 'needs-person',
      reason: 'They wrote so',
      truth: 'live',
      ticket: 'IP-7',
    },
  });
});
