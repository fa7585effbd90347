import { totpCode } from '../src/sign-in/totp.ts';
import { runSql } from './run-sql.ts';
import { browserOf, sessionCookieOf, type Browser } from './sign-in.ts';
import type { TestServer } from './start-server.ts';

/** What the authenticator app shows now, or so many steps of 30 seconds later. */
export function codeFor(secret: string, stepsLater = 0): string {
  return totpCode(secret, Date.now() + stepsLater * 30_000);
}

/** Sets up an authenticator app from a browser that may, and hands back the browser as it then is. */
export async function addSecondFactor(
  server: TestServer,
  browser: Browser,
): Promise<{ browser: Browser; secret: string; recoveryCodes: string[] }> {
  const setUp = await browser.post<{ secret: string }>('/api/auth/two-factor/set-up');
  const { secret } = setUp.body;
  const code = codeFor(secret);
  const { headers, body } = await browser.post<{ recoveryCodes: string[] }>('/api/auth/two-factor/confirm', {
    code,
  });
  return {
    browser: browserOf(server, sessionCookieOf(headers)),
    ...{ secret, recoveryCodes: body.recoveryCodes },
  };
}

/** As if half a minute had gone by since the last code, so that the one shown now counts. */
export async function forgetUsedCode({ database }: Pick<TestServer, 'database'>): Promise<void> {
  await runSql(database, 'update person set totp_used_step = totp_used_step - 3');
}
