import type * as NodeCrypto from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { hashPassword, isPassword } from './password-hash.ts';

const watched = vi.hoisted(() => ({ running: 0, most: 0, calls: 0, idle: false }));

/** Node's own, watched; idle where only the waiting counts. */
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof NodeCrypto>();
  const argon2: typeof crypto.argon2 = (algorithm, parameters, done) => {
    watched.calls += 1;
    watched.most = Math.max(watched.most, (watched.running += 1));
    const end: typeof done = (error, key) => {
      watched.running -= 1;
      done(error, key);
    };
    if (watched.idle) setTimeout(end, 1, null, Buffer.alloc(32));
    else crypto.argon2(algorithm, parameters, end);
  };
  return { ...crypto, argon2 };
});

test('a password is compared exactly: case, spaces, length and every character of it', async () => {
  const password = ` ${'Lantern '.repeat(12)}ñ🪁 `;
  expect(password.length).toBeGreaterThan(100);
  const stored = await hashPassword(password);
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await isPassword(password, stored)).toBe(true);
  for (const other of [
    ...[
      password.trim(),
      `${password} `,
      password.slice(0, -1),
      password.slice(0, 72),
      password.toLowerCase(),
    ],
    ...[password.normalize('NFD'), ''],
  ])
    expect([other, await isPassword(other, stored)]).toEqual([other, false]);
});

test('the same password is stored differently each time', async () => {
  expect(await hashPassword('seven quiet lanterns')).not.toBe(await hashPassword('seven quiet lanterns'));
});

test('where there is no password to compare with, the same work is done and nothing is right', async () => {
  const before = watched.calls;
  expect(await isPassword('seven quiet lanterns', null)).toBe(false);
  expect(watched.calls - before).toBe(1);
});

test('four are worked on at once, a hundred wait, and whoever comes then is told so', async () => {
  Object.assign(watched, { most: 0, idle: true });
  const all = Array.from({ length: 105 }, (_, n) => isPassword(`${n}`, null).catch(String));
  const answers = await Promise.all(all);
  expect(answers.slice(0, 104)).toEqual(Array.from({ length: 104 }, () => false));
  expect(answers.at(-1)).toMatch(/^Failure: Many people are signing in/);
  expect(watched.most).toBe(4);
});
