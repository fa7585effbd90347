import { START } from './company-desk.ts';
import type { TestDatabase } from './databases.ts';
import { startEvilIssuer, type EvilIssuer } from './evil-issuer.ts';
import { startServer, type TestServer } from './start-server.ts';
import { walkingBrowser, type WalkingBrowser } from './walking-browser.ts';

export type Walk = { browser: WalkingBrowser; state: string; nonce: string };

export type EvilDesk = {
  evil: EvilIssuer;
  server: TestServer;
  begin(body?: { fresh?: true }, browser?: WalkingBrowser): Promise<Walk>;
  /** Comes back from there; where one is sent to. */
  comeBack(browser: WalkingBrowser, query: Record<string, string>): Promise<string>;
  /** All the way, with a token that is honest but for these claims. */
  enter(claims?: Record<string, unknown>): Promise<Walk & { end: string }>;
  close(): Promise<void>;
};

export const MALLORY = {
  ...{ sub: 'mallory', name: 'Mallory', email: 'mallory@example.in' },
  groups: ['finance'],
};

/** A Linkdesk whose company keeps no rule. */
export async function startEvilDesk(kind: TestDatabase): Promise<EvilDesk> {
  const evil = await startEvilIssuer('/realm');
  const env = {
    ...{
      OIDC_ISSUER: evil.issuer,
      OIDC_CLIENT_ID: 'linkdesk',
      OIDC_CLIENT_SECRET: 'the-secret-at-the-company',
    },
    ...{ OIDC_ROLES_CLAIM: 'groups', OIDC_ROLES: 'support=agent,finance=operator' },
  };
  const server = await startServer({ kind, env });

  async function begin(body = {}, browser = walkingBrowser(server)): Promise<Walk> {
    const { status, body: answer } = await browser.post<{ url: string }>(START, body);
    if (status !== 200) throw new Error(`the button answered ${status}`);
    const { searchParams } = new URL(answer.url);
    return { browser, state: searchParams.get('state') ?? '', nonce: searchParams.get('nonce') ?? '' };
  }

  async function comeBack(browser: WalkingBrowser, query: Record<string, string>): Promise<string> {
    const url = new URL('/api/auth/callback/company', server.origin);
    url.search = new URLSearchParams({ iss: evil.issuer, ...query }).toString();
    const { status, location } = await browser.step(url.href);
    if (status !== 303 || location?.origin !== server.origin)
      throw new Error(`the way back answered ${status}`);
    return location.pathname + location.search;
  }

  return {
    ...{ evil, server, begin, comeBack },
    async enter(claims = MALLORY) {
      const walk = await begin();
      evil.gives(evil.token({ nonce: walk.nonce, ...claims }));
      return { ...walk, end: await comeBack(walk.browser, { state: walk.state, code: 'c' }) };
    },
    async close() {
      await server.close();
      await evil.close();
    },
  };
}
