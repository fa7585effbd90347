import type { Role } from '@linkdesk/server/contract/permissions';
import { startServer, type TestServer } from '@linkdesk/server/testing';
import { expect, test as base, type Page } from '@playwright/test';
import { leaveAnswers, leaveStorage } from './leave-evidence.ts';
import { noAxeViolations } from './no-axe-violations.ts';
import { watchPage, type Refusal } from './watch-page.ts';

type Own = {
  /** Which refusals by our server, or `offline`, the test brings about on purpose; any other is a failure. */
  refusals: Refusal[];
  /** Signs in as a sample person and opens an address. */
  openAs: (role: Role, path?: string) => Promise<void>;
  /** A page in a browser of its own, where nobody is signed in; watched and checked like the other. */
  elsewhere: () => Promise<Page>;
};

type PerWorker = {
  server: TestServer;
  /** What this file's server is configured with. */
  serverEnv: Record<string, string>;
  /** How many links its InstantPay has besides those that a test makes and the two of its own pages. */
  seededLinks: number;
};

/** A real server with a sandbox of its own per worker; every page is watched, and checked by axe in its last state. */
export const test = base.extend<Own, PerWorker>({
  // Settling takes seconds instead of minutes, and what InstantPay has is read all the time.
  serverEnv: [
    { CANCEL_PACE: '0.25', DIRECTORY_EVERY_S: '0.2' },
    { option: true, scope: 'worker' },
  ],
  seededLinks: [0, { option: true, scope: 'worker' }],
  server: [
    async ({ serverEnv, seededLinks }, use) => {
      const server = await startServer({ env: serverEnv, sandbox: { seededLinks } });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
  refusals: [[], { option: true }],
  page: async ({ page, refusals }, use) => {
    const judge = watched(page, refusals);
    await use(page);
    await judge();
  },
  elsewhere: async ({ browser, refusals }, use) => {
    const opened: { page: Page; judge: () => Promise<void> }[] = [];
    await use(async () => {
      const page = await (await browser.newContext()).newPage();
      opened.push({ page, judge: watched(page, refusals) });
      return page;
    });
    for (const { page, judge } of opened) {
      await judge();
      await page.context().close();
    }
  },
  openAs: async ({ page, server }, use) => {
    await use(async (role, path = '/') => {
      // A page of somebody before would ask on with a session that this one ends.
      await page.goto('about:blank');
      await signInAsSample(page, server, role);
      if (role === 'agent') leaveAnswers(page);
      await page.goto(path);
    });
  },
});

export { expect } from '@playwright/test';

/** Without the sign-in page, for tests that are about what comes after. */
export async function signInAsSample(page: Page, server: TestServer, role: Role): Promise<void> {
  const headers = { origin: server.origin };
  const answer = await page.request.post('/api/sandbox/session', { data: { role }, headers });
  expect(answer.status()).toBe(200);
}

function watched(page: Page, refusals: Refusal[]): () => Promise<void> {
  const problems = watchPage(page, refusals);
  return async () => {
    await leaveStorage(page);
    await noAxeViolations(page);
    expect(problems).toEqual([]);
  };
}
