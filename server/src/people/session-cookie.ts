import { createHmac, timingSafeEqual } from 'node:crypto';
import { Role } from '../../contract/permissions.ts';

/** What a sample session says: which sample person, and when they signed in (ms UTC). */
export type SessionTicket = { role: Role; person: number; signedInAt: number };

const LIFETIME_MS = 12 * 3600 * 1000;

/** Signs, reads and names the session cookie. Signed with AUTH_SECRET, so it outlives a restart. */
export type SessionCookie = ReturnType<typeof createSessionCookie>;

export function createSessionCookie(authSecret: string, https: boolean) {
  // The prefix makes browsers insist on Secure, Path=/ and no Domain (RFC 6265bis).
  const name = https ? '__Host-linkdesk' : 'linkdesk';
  const options = { httpOnly: true, sameSite: 'strict', secure: https, path: '/' } as const;

  function sign(payload: string): string {
    return createHmac('sha256', authSecret).update(`session:${payload}`).digest('base64url');
  }

  return {
    name,
    options: { ...options, maxAge: LIFETIME_MS },
    clearOptions: options,
    write(ticket: SessionTicket): string {
      const payload = `${ticket.role}.${ticket.person}.${ticket.signedInAt}`;
      return `${payload}.${sign(payload)}`;
    },
    /** Null for none, a forged, a malformed or an old one. */
    read(cookieHeader: string | undefined, now: number): SessionTicket | null {
      const value = cookieValue(cookieHeader, name);
      const [, payload, role, person, signedInAt, signature] =
        /^(([a-z]+)\.(\d{1,2})\.(\d{1,15}))\.([A-Za-z0-9_-]{43})$/.exec(value) ?? [];
      if (payload === undefined || signature === undefined) return null;
      if (!timingSafeEqual(Buffer.from(signature), Buffer.from(sign(payload)))) return null;
      const known = Role.safeParse(role);
      const ticket = { person: Number(person), signedInAt: Number(signedInAt) };
      if (!known.success || now - ticket.signedInAt >= LIFETIME_MS) return null;
      return { role: known.data, ...ticket };
    },
  };
}

function cookieValue(header: string | undefined, name: string): string {
  const found = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? '';
}
