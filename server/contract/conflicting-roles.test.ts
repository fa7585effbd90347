import { expect, test } from 'vitest';
import type { Role } from './permissions.ts';
import { conflictingRoles } from './conflicting-roles.ts';

test.each<[string, string | null]>([
  ['agent', null],
  ['operator', null],
  ['approver', null],
  ['admin', null],
  ['auditor', null],
  ['agent operator', null],
  ['agent admin', null],
  ['operator approver', 'Asks for cancels and approves cancels.'],
  ['agent approver', 'Asks for cancels and approves cancels.'],
  ['admin operator', 'Manages people and cancels links.'],
  ['admin approver', 'Manages people and cancels links.'],
  ['auditor agent', 'Acts, and audits what was done.'],
  ['auditor operator', 'Acts, and audits what was done.'],
  ['auditor approver', 'Acts, and audits what was done.'],
  ['auditor admin', 'Acts, and audits what was done.'],
  ['admin operator approver', 'Asks for cancels and approves cancels. Manages people and cancels links.'],
])('%s in one hand: %s', (roles, words) => {
  expect(conflictingRoles(roles.split(' ') as Role[])).toBe(words);
});
