import { hkdfSync, randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { createSealing } from '../sealing/create-sealing.ts';
import { readCookie } from './read-cookie.ts';

/** One walk to the identity provider and back. It stands in a cookie of the browser that began it, and nowhere else. */
const CompanyFlow = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Milliseconds UTC. */
  startedAt: z.number(),
  /** To show that it is still the same person; otherwise to sign in. */
  fresh: z.boolean(),
  /**
   * The session of the browser that began: the walk back comes from another site, and a Strict cookie stays away
   * from it. Null where nobody was signed in.
   */
  sessionId: z.nullable(z.string()),
});
export type CompanyFlow = z.infer<typeof CompanyFlow>;

export type CompanyFlows = ReturnType<typeof createCompanyFlows>;

/** To find a telephone with a code on it. */
const LONGEST_MS = 10 * 60_000;

const PLACE = 'company-flow';

/**
 * Sealed with AUTH_SECRET, which signs sessions: every replica has it, and nobody knows it. DATA_KEY may be the
 * sample one.
 */
export function createCompanyFlows(authSecret: string, https: boolean) {
  const key = Buffer.from(hkdfSync('sha256', authSecret, '', 'linkdesk company sign-in', 32));
  const sealing = createSealing([key]);
  const name = https ? '__Host-linkdesk-company' : 'linkdesk-company';
  // Lax: the identity provider sends the browser back from another site.
  const options = { httpOnly: true, sameSite: 'lax', secure: https, path: '/' } as const;
  const used = new Map<string, number>();

  return {
    name,
    options: { ...options, maxAge: LONGEST_MS, encode: String },
    clearOptions: options,

    begin(fresh: boolean, sessionId: string | null): CompanyFlow {
      const [state, nonce, verifier] = [random(), random(), random()];
      return { state, nonce, verifier, startedAt: Date.now(), fresh, sessionId };
    },

    seal: (flow: CompanyFlow): string => sealing.seal(JSON.stringify(flow), PLACE),

    /** The one that this browser began and that `state` comes back from; null for every other. */
    open(cookieHeader: string | undefined, state: string | undefined): CompanyFlow | null {
      const flow = unsealed(readCookie(cookieHeader, name));
      if (flow === null || flow.state !== state || Date.now() >= flow.startedAt + LONGEST_MS) return null;
      return flow;
    },

    /** Once; a code is good once for the identity provider, too, wherever else it is brought. */
    take({ state, startedAt }: CompanyFlow): boolean {
      for (const [other, endsAt] of used) if (Date.now() >= endsAt) used.delete(other);
      if (used.has(state)) return false;
      used.set(state, startedAt + LONGEST_MS);
      return true;
    },

    /** Of one that let nobody in, nothing is worth remembering. */
    forget({ state }: CompanyFlow): void {
      used.delete(state);
    },
  };

  function unsealed(sealed: string): CompanyFlow | null {
    try {
      return CompanyFlow.parse(JSON.parse(sealing.open(sealed, PLACE)));
    } catch {
      return null;
    }
  }
}

/** 256 bits; as a PKCE verifier the shortest that is allowed (RFC 7636, 4.1). */
function random(): string {
  return randomBytes(32).toString('base64url');
}
