import { createLog } from '../src/log.ts';
import { readConfig } from '../src/config.ts';
import { startLinkdesk } from '../src/start-linkdesk.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox/start-sandbox.ts';
import { freshSqlite, type FreshDatabase } from './fresh-sqlite.ts';

export type TestServer = {
  origin: string;
  sandbox: Sandbox;
  /** What the server wrote to its log so far. */
  logged(): string;
  /** Stops it and starts it again on the same data and address. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

type Options = {
  /** Defaults to a new SQLite database. */
  database?: FreshDatabase;
  env?: Record<string, string>;
  sandbox?: Partial<SandboxOptions>;
};

/** The real server on a free port, with a sandbox of its own as the provider; sample people may sign in. */
export async function startServer(options: Options = {}): Promise<TestServer> {
  const database = options.database ?? (await freshSqlite());
  const sandbox = await startSandbox({ port: 0, seededLinks: 0, ...options.sandbox });
  const config = readConfig({
    PORT: '0',
    DATA_DIR: database.dataDir,
    ...(database.databaseUrl === null
      ? {}
      : { DATABASE_URL: database.databaseUrl, AUTH_SECRET: 'a-secret-for-tests-only' }),
    INSTANTPAY_CLIENT_ID: sandbox.clientId,
    INSTANTPAY_CLIENT_SECRET: sandbox.clientSecret,
    INSTANTPAY_BASE_URL: sandbox.origin,
    INSTANTPAY_ENVIRONMENT: options.sandbox?.environment === 'PRODUCTION' ? 'live' : 'sandbox',
    // The rate is proven beside the client; here it would only slow the tests down.
    INSTANTPAY_RATE: '1000',
    SAMPLE_PEOPLE: 'on',
    LOG_LEVEL: 'info',
    ...options.env,
  });
  let lines = '';
  const log = createLog(config.logLevel, { write: (line) => (lines += line) });
  if (config.provider === null) throw new Error('the test server always has a provider');
  const { provider } = config;
  let linkdesk = await startLinkdesk(config, provider, log);
  return {
    origin: linkdesk.origin,
    sandbox,
    logged: () => lines,
    async restart() {
      await linkdesk.close();
      const port = Number(new URL(linkdesk.origin).port);
      linkdesk = await startLinkdesk({ ...config, port }, provider, log);
    },
    async close() {
      await linkdesk.close();
      await sandbox.close();
      if (options.database === undefined) await database.drop();
    },
  };
}
