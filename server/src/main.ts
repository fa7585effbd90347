import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { readConfig, type Config, type ProviderConfig } from './config.ts';
import { ConfigError } from './environment-variable.ts';
import { createLog } from './log.ts';
import { startLinkdesk, type Linkdesk } from './start-linkdesk.ts';

/** EX_CONFIG of sysexits.h. */
const WRONG_CONFIGURATION = 78;
/** What is wrong with a setting can show as late as when it is used; its name then begins the sentence. */
const SETTING_AT_FAULT = /^(AUDIT_\w+|AUTH_SECRET|DATA_DIR|DATABASE_URL|INSTANTPAY_\w+|HOST|PORT): /;
/** Longer than any cancel that is under way, shorter than supervisors wait. */
const DRAIN_MS = 40_000;

try {
  await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  // One line: a wrong setting is an operator's matter, not a crash.
  console.error(error.message);
  process.exit(
    error instanceof ConfigError || SETTING_AT_FAULT.test(error.message) ? WRONG_CONFIGURATION : 1,
  );
}

async function main(): Promise<void> {
  const given = readConfig();
  const log = createLog(given.logLevel);
  const { config, provider, closeSandbox } = await providerFor(given);
  const linkdesk = await startLinkdesk(config, provider, log);
  closeWithGrace({ delay: DRAIN_MS, logger: false }, async ({ err }) => {
    if (err) log.fatal({ err }, 'stopping after an unexpected failure');
    await linkdesk.close();
    await closeSandbox();
  });
  announce(linkdesk, config, provider);
}

/** Without credentials: the built-in sandbox, which keeps everything of its own in a folder of its own. */
async function providerFor(
  config: Config,
): Promise<{ config: Config; provider: ProviderConfig; closeSandbox: () => Promise<void> }> {
  if (config.provider !== null) {
    return { config, provider: config.provider, closeSandbox: async () => undefined };
  }
  const dataDir = join(config.dataDir, 'sandbox');
  const sandbox = await startSandbox({ port: 0, dataDir: join(dataDir, 'instantpay') });
  const provider: ProviderConfig = {
    baseUrl: new URL(sandbox.origin),
    caFile: null,
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    authCode: '1',
    environment: 'sandbox',
  };
  return { config: { ...config, dataDir }, provider, closeSandbox: sandbox.close };
}

function announce({ origin, port, firstLink }: Linkdesk, config: Config, provider: ProviderConfig): void {
  const where = provider.environment === 'sandbox' ? 'the sandbox, no real money' : 'LIVE InstantPay';
  const listening = origin.endsWith(`:${port}`) ? '' : `, listening on port ${port}`;
  console.log(`\n  Linkdesk is running at ${origin}${listening} (${where})`);
  console.log(`  ${howToSignIn(config, firstLink)}\n`);
}

function howToSignIn({ samplePeople, company }: Config, firstLink: string | null): string {
  if (samplePeople) return 'Open it and continue as a sample person. Try link 65704add83911e52b70ebcbc.';
  if (firstLink !== null)
    return `Nobody has an account yet. Make the first administrator here, within 24 hours and before the next start:\n  ${firstLink}`;
  const orCompany = company === null ? '' : ', or at the company’s sign-in';
  return `People sign in with e-mail and password${orCompany}. Administrators invite others on the page People.`;
}
