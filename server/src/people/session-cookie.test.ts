import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Role } from '../../contract/permissions.ts';
import { createSessionCookie, type SessionTicket } from './session-cookie.ts';

const NOW = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const TICKET: SessionTicket = { role: 'operator', person: 7, signedInAt: NOW };
const cookie = createSessionCookie('a secret', false);
const sent = (value: string) => `other=1; linkdesk=${value}; more=2`;

test('whoever signs in is known by the cookie, also to another server with the same secret', () => {
  const value = cookie.write(TICKET);
  expect(cookie.read(sent(value), NOW)).toEqual(TICKET);
  expect(createSessionCookie('a secret', false).read(sent(value), NOW)).toEqual(TICKET);
});

test('every role and person is read as it was written', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Role.options), fc.integer({ min: 1, max: 20 }), (role, person) => {
      const ticket = { role, person, signedInAt: NOW };
      expect(cookie.read(sent(cookie.write(ticket)), NOW)).toEqual(ticket);
    }),
  );
});

test('a cookie signed with another secret opens nothing', () => {
  const forged = createSessionCookie('another secret', false).write(TICKET);
  expect(cookie.read(sent(forged), NOW)).toBeNull();
});

test('a cookie changed into another role, person or time opens nothing', () => {
  const value = cookie.write(TICKET);
  for (const changed of [
    value.replace('operator', 'approver'),
    value.replace('.7.', '.8.'),
    value.replace(String(NOW), String(NOW + 1)),
  ]) {
    expect(changed).not.toBe(value);
    expect(cookie.read(sent(changed), NOW)).toBeNull();
  }
});

test('a cookie changed in any one character opens nothing', () => {
  const value = cookie.write(TICKET);
  fc.assert(
    fc.property(fc.nat(value.length - 1), fc.stringMatching(/^[\w.-]$/), (index, character) => {
      fc.pre(value[index] !== character);
      const changed = `${value.slice(0, index)}${character}${value.slice(index + 1)}`;
      expect(cookie.read(sent(changed), NOW)).toBeNull();
    }),
  );
});

test('after twelve hours one has to sign in again', () => {
  const value = cookie.write(TICKET);
  expect(cookie.read(sent(value), NOW + 12 * HOUR - 1)).toEqual(TICKET);
  expect(cookie.read(sent(value), NOW + 12 * HOUR)).toBeNull();
});

test.each([
  undefined,
  '',
  'linkdesk=',
  'linkdesk=operator.7',
  'linkdesk',
  '=;=;',
  'xlinkdesk=operator.7.1.a',
])('the cookie header %j opens nothing', (header) => {
  expect(cookie.read(header, NOW)).toBeNull();
});

test('on https the cookie can be set by this host only, and travels encrypted only', () => {
  const secure = createSessionCookie('a secret', true);
  expect(secure.name).toBe('__Host-linkdesk');
  expect(secure.options).toMatchObject({ secure: true, httpOnly: true, sameSite: 'strict', path: '/' });
  expect(secure.read(sent(secure.write(TICKET)), NOW)).toBeNull();
});
