import { expect, test } from 'vitest';
import { permissionsOf, type Role } from '../../contract/permissions.ts';
import { after, asha, requested, SEEN } from '../../testing/test-operation.ts';
import { mayDecide } from './may-decide.ts';

const session = { email: null };
const LIMIT = SEEN.amount;
const waiting = (askedOfFinance: boolean) => after([0, requested({ needsApproval: true, askedOfFinance })]);

/** By hand: role, asked by somebody who may not cancel, the limit in paise, whether the role decides. */
const TABLE: [Role, boolean, number | null, boolean][] = [
  ['agent', true, null, false],
  ['operator', true, null, true],
  ['operator', true, LIMIT, true],
  ['operator', true, LIMIT - 1, false],
  ['operator', false, LIMIT - 1, false],
  ['approver', true, null, true],
  ['approver', true, LIMIT - 1, true],
  ['approver', false, LIMIT - 1, true],
  ['admin', true, null, false],
  ['auditor', true, null, false],
];

test.each(TABLE)(
  'an %s decides what was asked of Finance (%s) with the limit %s: %s',
  (role, asked, limit, may) => {
    const permissions = permissionsOf([role]);
    expect(mayDecide(waiting(asked), { id: 'meera', permissions, session }, limit)).toBe(may);
    // Nobody decides their own, whatever they have become since.
    expect(mayDecide(waiting(asked), { id: asha.id, permissions, session }, limit)).toBe(false);
  },
);

test('what was decided already is nobody’s to decide', () => {
  const declined = after(
    [0, requested({ needsApproval: true, askedOfFinance: true })],
    [1000, { type: 'declined', by: { id: 'meera', name: 'Meera' }, because: 'No' }],
  );
  const anil = { id: 'anil', permissions: permissionsOf(['approver']), session };
  expect(mayDecide(declined, anil, null)).toBe(false);
});

test.each([
  ['asha@desk.example', 'Asha@Desk.example', false],
  ['asha@desk.example', 'meera@desk.example', true],
  ['asha@desk.example', null, true],
  [null, null, true],
])('one human with two accounts is one: asked by %s, decided by %s: %s', (actorEmail, email, may) => {
  const asked = after([0, requested({ needsApproval: true, askedOfFinance: true, actorEmail })]);
  const viewer = { id: 'meera', permissions: permissionsOf(['approver']), session: { email } };
  expect(mayDecide(asked, viewer, null)).toBe(may);
});
