import type { AuditEntry } from '../contract/audit.ts';
import type { Session } from '../contract/session.ts';
import type { TestDatabase } from './databases.ts';
import { startOidcProvider, type OidcProvider } from './oidc-provider.ts';
import { signIn } from './sign-in.ts';
import { startServer, type TestServer } from './start-server.ts';
import type { WalkingBrowser } from './walking-browser.ts';

export const START = '/api/auth/sign-in/social';

/** A signed token: two parts of JSON in base64url. Three letters alone are met in random ones too. */
export const SIGNED_TOKEN = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\./;

export type CompanyDesk = {
  company: OidcProvider;
  server: TestServer;
  /** Presses the button and does what the company asks for; the address one ends at. */
  walkIn(browser: WalkingBrowser, body?: { fresh?: true }): Promise<string>;
  /** What the audit log says of somebody, oldest first. */
  enteredOf(personId: string): Promise<[string, AuditEntry['detail']][]>;
  close(): Promise<void>;
};

/** A Linkdesk and the company whose people sign in to it. */
export async function startCompanyDesk(kind: TestDatabase): Promise<CompanyDesk> {
  const company = await startOidcProvider();
  const server = await startServer({ kind, env: company.env });
  company.serve(server.origin);
  return {
    ...{ company, server },
    async walkIn(browser, body = {}) {
      const { status, body: answer } = await browser.post<{ url: string }>(START, body);
      if (status !== 200) throw new Error(`the button answered ${status}`);
      const { url } = await browser.walk(answer.url);
      if (url.origin !== server.origin) throw new Error(`the walk ended at ${url.href}`);
      return url.pathname + url.search;
    },
    async enteredOf(personId) {
      const auditor = await signIn(server, 'auditor');
      const { body } = await auditor.get<{ items: AuditEntry[] }>(`/api/audit-entries?subject=${personId}`);
      return body.items.toReversed().map(({ action, detail }) => [action, detail]);
    },
    async close() {
      await server.close();
      await company.close();
    },
  };
}

/** The session that is open in this browser, or null. */
export async function sessionIn(browser: WalkingBrowser): Promise<Session | null> {
  const { status, body } = await browser.page().get<Session>('/api/session');
  return status === 200 ? body : null;
}

/** Whether the sign-in of a session is young enough for cancelling and revealing. */
export function isFresh(session: Session | null): boolean {
  return session !== null && Date.parse(session.freshUntil) > Date.now();
}
