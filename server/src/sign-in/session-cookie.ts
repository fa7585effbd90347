import { createHmac, randomBytes } from 'node:crypto';
import { readCookie } from './read-cookie.ts';
import { SESSION_RULES } from './session-rules.ts';

/** Names, makes and reads the session cookie; whoever holds its value is signed in. */
export type SessionCookie = ReturnType<typeof createSessionCookie>;

export function createSessionCookie(authSecret: string, https: boolean) {
  // The prefix makes browsers insist on Secure, Path=/ and no Domain (RFC 6265bis).
  const name = https ? '__Host-linkdesk' : 'linkdesk';
  const options = { httpOnly: true, sameSite: 'strict', secure: https, path: '/' } as const;
  return {
    name,
    /** How long it is good for is decided by the records; the browser need not keep it longer. */
    options: { ...options, maxAge: SESSION_RULES.longestMs },
    clearOptions: options,
    /** 256 random bits. */
    newSecret: () => randomBytes(32).toString('base64url'),
    /** What the records keep in its place. */
    hash: (secret: string) =>
      createHmac('sha256', authSecret).update(`session:${secret}`).digest('base64url'),
    /** Null for none, and for what cannot be one. */
    read(cookieHeader: string | undefined): string | null {
      const value = readCookie(cookieHeader, name);
      return /^[\w-]{43}$/.test(value) ? value : null;
    },
  };
}
