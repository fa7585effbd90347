import type { Person } from '@linkdesk/server/contract/people';
import { expect, test } from 'vitest';
import { actsOn } from './person-acts.ts';

const DEV: Person = {
  id: 'p-2',
  name: 'Dev Mehta',
  email: 'dev@example.in',
  roles: ['operator'],
  state: 'active',
  from: 'password',
  secondFactor: true,
  sessions: 1,
  lastSignInAt: null,
  flag: null,
};

function offered(changes: Partial<Person>, you = 'p-1'): string[] {
  const { acts, mayChangeRoles, mayHaveLink } = actsOn({ ...DEV, ...changes }, you);
  return [
    ...(mayChangeRoles ? ['roles'] : []),
    ...(mayHaveLink ? ['link'] : []),
    ...acts.map(({ name }) => name),
  ];
}

test.each([
  ['somebody with a password', {}, ['roles', 'link', 'reset-second-factor', 'sign-out', 'disable']],
  ['somebody who is not signed in', { sessions: 0 }, ['roles', 'link', 'reset-second-factor', 'disable']],
  ['somebody without a second factor', { secondFactor: false }, ['roles', 'link', 'sign-out', 'disable']],
  ['a disabled person', { state: 'disabled', sessions: 0 }, ['roles', 'reset-second-factor', 'enable']],
  ['somebody of the company', { from: 'company' }, ['sign-out', 'disable']],
  ['a sample person', { from: 'sample' }, ['sign-out']],
  ['a sample person who is not signed in', { from: 'sample', sessions: 0 }, []],
] as const)('what may be done with %s', (_, changes, expected) => {
  expect(offered(changes)).toEqual(expected);
});

test('one’s own password and second factor are no matter of this page', () => {
  expect(offered({}, 'p-2')).toEqual(['roles', 'sign-out', 'disable']);
});
