import { Secret, TOTP } from 'otpauth';

const PERIOD_S = 30;

/** 160 random bits in base32, as authenticator apps take them. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code says. */
export function totpUri(secret: string, email: string): string {
  return new TOTP({ issuer: 'Linkdesk', label: email, secret, period: PERIOD_S }).toString();
}

/** What the app shows at a moment. */
export function totpCode(secret: string, at: number): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), period: PERIOD_S, timestamp: at });
}

/**
 * Which 30 seconds the code is of, or null where it is wrong or no newer than the one that was used last. A clock may
 * be one step off to either side (RFC 6238, 5.2).
 */
export function judgeTotp(
  code: string,
  { secret, usedStep, at }: { secret: string; usedStep: number | null; at: number },
): number | null {
  if (!isTotpCode(code)) return null;
  const token = plain(code);
  const key = Secret.fromBase32(secret);
  const delta = TOTP.validate({ token, secret: key, period: PERIOD_S, timestamp: at, window: 1 });
  if (delta === null) return null;
  const step = TOTP.counter({ period: PERIOD_S, timestamp: at }) + delta;
  return usedStep === null || step > usedStep ? step : null;
}

/** Six digits, as only an authenticator app shows them. */
export function isTotpCode(code: string): boolean {
  return /^\d{6}$/.test(plain(code));
}

function plain(code: string): string {
  return code.replaceAll(/\s/g, '');
}
