import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { judgeTotp, newTotpSecret, totpCode, totpUri } from './totp.ts';

/** RFC 6238, appendix B: the secret of its SHA-1 table, and its moments with the last six of their eight digits. */
const RFC_SECRET = Secret.fromUTF8('12345678901234567890').base32;
const RFC_TABLE = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
] as const;

test.each(RFC_TABLE)('the code of the RFC at %i s is right then', (seconds, code) => {
  const at = seconds * 1000;
  expect(totpCode(RFC_SECRET, at)).toBe(code);
  expect(judgeTotp(code, { secret: RFC_SECRET, usedStep: null, at })).toBe(Math.floor(seconds / 30));
  expect(judgeTotp(code, { secret: RFC_SECRET, usedStep: null, at: at + 90_000 })).toBeNull();
});

test('a code counts one step early or late, no further, and never once it or a newer one was used', () => {
  const secret = newTotpSecret();
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4e9 }),
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -3, max: 3 }),
      (seconds, off, used) => {
        const at = seconds * 1000;
        const now = Math.floor(seconds / 30);
        const code = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at + off * 30_000 });
        // Once in a million two neighbouring steps have the same code.
        const near = [-1, 0, 1].filter(
          (by) => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at + by * 30_000 }) === code,
        );
        fc.pre(near.length === (Math.abs(off) <= 1 ? 1 : 0));
        const judged = judgeTotp(code, { secret, usedStep: now + used, at });
        expect(judged).toBe(Math.abs(off) <= 1 && off > used ? now + off : null);
      },
    ),
  );
});

test('what is no six digits is no code, and a space within is how apps show it', () => {
  const secret = RFC_SECRET;
  const given = { secret, usedStep: null, at: 59_000 };
  for (const wrong of ['', '28708', '2870820', '28708a', '٢٨٧٠٨٢', '287082\0', '-287082', '2.87082'])
    expect([wrong, judgeTotp(wrong, given)]).toEqual([wrong, null]);
  expect(judgeTotp('287 082', given)).toBe(1);
});

test('secrets have 160 bits, differ, and their address is one that apps understand', () => {
  const secrets = new Set(Array.from({ length: 50 }, newTotpSecret));
  expect(secrets.size).toBe(50);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const uri = new URL(totpUri(RFC_SECRET, 'asha+desk@desk.example'));
  expect(`${uri.protocol}//${uri.host}`).toBe('otpauth://totp');
  expect(decodeURIComponent(uri.pathname)).toBe('/Linkdesk:asha+desk@desk.example');
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({ issuer: 'Linkdesk', secret: RFC_SECRET });
});
