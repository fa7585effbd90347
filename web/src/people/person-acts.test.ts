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

test('whoever comes again without ever having set a password is said to need a link', () => {
  const [enable] = actsOn({ ...DEV, state: 'disabled', sessions: 0, secondFactor: false }, 'p-1').acts;
  expect(enable?.will('Dev', DEV)).toMatch(/new one-time link/);
  expect(enable?.will('Dev', { ...DEV, lastSignInAt: '2025-11-22T03:30:00Z' })).toMatch(/^Dev can sign in/);
  expect(enable?.will('Dev', { ...DEV, from: 'company' })).toMatch(/^Dev can sign in/);
});

test('one’s own password and second factor are no matter of this page', () => {
  expect(offered({}, 'p-2')).toEqual(['roles', 'sign-out', 'disable']);
});
