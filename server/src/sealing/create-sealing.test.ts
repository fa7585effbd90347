import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSealing } from './create-sealing.ts';

const [key, nextKey] = [randomBytes(32), randomBytes(32)];
const sealing = createSealing([key]);

test('whatever is sealed opens where it belongs, and shows nothing of itself', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 3, unit: 'binary' }), fc.string(), (text, place) => {
      const sealed = sealing.seal(text, place);
      expect(sealing.open(sealed, place)).toBe(text.toWellFormed());
      expect(sealed).toMatch(/^s1\.[\da-f]{8}\.[\w-]{16}\.[\w-]+$/);
      expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString('utf8')).not.toContain(text);
    }),
  );
});

test('the same text is sealed into another one each time', () => {
  expect(sealing.seal('9876543210', 'a')).not.toBe(sealing.seal('9876543210', 'a'));
});

test('a sealed text opens nowhere else, and not when any part of it was changed', () => {
  const sealed = sealing.seal('a secret of somebody', 'person.totp.1');
  expect(() => sealing.open(sealed, 'person.totp.2')).toThrow();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'Q' : 'A'}${sealed.slice(at + 1)}`;
    // The last letter of base64url may hold bits that mean nothing.
    if (at < sealed.length - 1) expect(() => sealing.open(changed, 'person.totp.1')).toThrow();
  }
  for (const cut of ['', 's1', sealed.slice(0, -8), sealed.split('.').slice(0, 3).join('.')])
    expect(() => sealing.open(cut, 'person.totp.1')).toThrow();
});

test('what an earlier key sealed opens beside the new one, and no more without it', () => {
  const sealed = sealing.seal('kept', 'here');
  const both = createSealing([nextKey, key]);
  expect(both.open(sealed, 'here')).toBe('kept');
  expect(both.seal('new', 'here').split('.')[1]).toBe(createSealing([nextKey]).keyId);
  expect(() => createSealing([nextKey]).open(sealed, 'here')).toThrow(/^DATA_KEY: /);
});
