import { expect, test } from 'vitest';
import type { WriteVerdict } from '../instantpay/instantpay.ts';
import { auditOf } from './cancel-audit.ts';
import type { CancelHappening, CancelOperation } from './cancel-operation.ts';
import {
  after,
  answered,
  asha,
  CLICK,
  clockJumped,
  happen,
  HOUR,
  MINUTE,
  ravi,
  requested,
  SECOND,
  sendBegan,
  timePassed,
  tracked,
  unknown,
} from '../../testing/test-operation.ts';

const entryOf = (before: CancelOperation | null = unknown(), happened: CancelHappening, at = MINUTE) => {
  const reduced = happen(before, at, happened);
  if (reduced === null) throw new Error(`${happened.type} changes nothing`);
  return auditOf(before, happened, reduced.operation, CLICK + at);
};

const takenUp = () =>
  after(
    [0, requested()],
    [0, sendBegan],
    [SECOND, answered(1, 'unknown')],
    [MINUTE, { type: 'taken-up', by: asha }],
  );

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
  const closure = { by: ravi, providerTicket: 'IP-7', truth: 'live', because: 'They wrote so' } as const;
  expect(entryOf(takenUp(), { type: 'closed', closure, needsSecond: true }, HOUR)).toMatchObject({
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

test('an answer that came after its lease had passed is entered, though it settles nothing', () => {
  const late = after([0, requested()], [0, sendBegan], [HOUR, timePassed]);
  expect(entryOf(late, answered(1, 'accepted'), HOUR + SECOND)).toMatchObject({
    action: 'cancel-answered',
    detail: { from: 'unknown', to: 'unknown', attempt: 1, class: 'accepted' },
  });
});

test('an answer is entered with the provider’s code and its reference', () => {
  const verdict: WriteVerdict = {
    ...{ because: 'InstantPay refused', statusCode: 'IAC', providerText: 'No', bodyHash: null },
    class: 'refused',
    reference: 'h0009ad832f4',
  };
  const sending = after([0, requested()], [0, sendBegan]);
  expect(entryOf(sending, { type: 'answered', n: 1, verdict })).toMatchObject({
    detail: { class: 'refused', statusCode: 'IAC', providerReference: 'h0009ad832f4' },
  });
});

const NAMED = 'Zubinqa asked again';
const MASKED = 'Z••••• asked again';
const closure = { by: ravi, providerTicket: NAMED, truth: 'live', because: NAMED } as const;

test.each<[string, CancelOperation | null, CancelHappening, object]>([
  [
    'the reason and the ticket of a request',
    null,
    requested({ reason: NAMED, ticket: NAMED, namesUnknown: true }),
    { reason: MASKED, ticket: MASKED },
  ],
  [
    'why it was declined',
    after([0, requested({ needsApproval: true })]),
    { type: 'declined', by: ravi, because: NAMED, namesUnknown: true },
    { reason: MASKED },
  ],
  [
    'the reply and its ticket',
    takenUp(),
    { type: 'closed', closure, needsSecond: false, namesUnknown: true },
    { reason: MASKED, ticket: MASKED },
  ],
])('%s is entered without a word that may be a name, where none is known', (_, before, happened, detail) => {
  expect(entryOf(before, happened)?.detail).toMatchObject(detail);
});
