import { expect, test } from 'vitest';
import { permissionsOf, type Role } from '../../contract/permissions.ts';
import { after, asha, requested, SEEN } from '../../testing/test-operation.ts';
import { mayDecide } from './may-decide.ts';

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
    expect(mayDecide(waiting(asked), { id: 'meera', permissions }, limit)).toBe(may);
    // Nobody decides their own, whatever they have become since.
    expect(mayDecide(waiting(asked), { id: asha.id, permissions }, limit)).toBe(false);
  },
);

test('what was decided already is nobody’s to decide', () => {
  const declined = after(
    [0, requested({ needsApproval: true, askedOfFinance: true })],
    [1000, { type: 'declined', by: { id: 'meera', name: 'Meera' }, because: 'No' }],
  );
  expect(mayDecide(declined, { id: 'anil', permissions: permissionsOf(['approver']) }, null)).toBe(false);
});
