import { randomUUID } from 'node:crypto';
import { createLog } from '../src/log.ts';
import { readConfig } from '../src/config.ts';
import { startLinkdesk } from '../src/start-linkdesk.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox/start-sandbox.ts';
import type { TestDatabase } from './databases.ts';
import { leaveEvidence, leaveRecipient } from './evidence.ts';
import { freshSqlite, type FreshDatabase } from './fresh-sqlite.ts';
import { serverEnv } from './server-env.ts';

export type TestServer = {
  origin: string;
  /** Where it listens; `origin` may be the address of a proxy in front. */
  port: number;
  sandbox: Sandbox;
  /** What a start without anybody prints. */
  firstLink: string | null;
  /** For `runSql`, as somebody with its owner's rights would reach it. */
  database: Pick<FreshDatabase, 'dataDir' | 'databaseUrl'>;
  /** What the server wrote to its log so far. */
  logged(): string;
  /** Stops it and starts it again on the same data and address. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

type Options = {
  /** One that outlives the server; otherwise it has one of its own. */
  database?: FreshDatabase;
  /** Of which kind its own is; SQLite unless told. */
  kind?: TestDatabase;
  env?: Record<string, string>;
  sandbox?: Partial<SandboxOptions>;
  /** Its links hold words that stand everywhere, and are no evidence. */
  forgetsRecipients?: boolean;
  /** A running sandbox that several servers share; closing the server leaves it open. */
  provider?: Sandbox;
  /** The built web app, or what stands for it. */
  webDir?: string;
};

/** The real server on a free port, with a sandbox of its own as the provider; sample people may sign in. */
export async function startServer(options: Options = {}): Promise<TestServer> {
  const database = options.database ?? (await (options.kind?.fresh ?? freshSqlite)());
  const sandbox = options.provider ?? (await startTestSandbox(options.sandbox, options.forgetsRecipients));
  const config = readConfig({
    ...serverEnv(database, sandbox),
    INSTANTPAY_ENVIRONMENT: options.sandbox?.environment === 'PRODUCTION' ? 'live' : 'sandbox',
    // The rate is proven beside the client; here it would only slow the tests down.
    INSTANTPAY_RATE: '1000',
    LOG_LEVEL: 'info',
    ...options.env,
  });
  let lines = '';
  const log = createLog(config.logLevel, { write: (line) => (lines += line) });
  if (config.provider === null) throw new Error('the test server always has a provider');
  const { provider } = config;
  const wrapping = options.webDir === undefined ? {} : { webDir: options.webDir };
  let linkdesk = await startLinkdesk(config, provider, log, wrapping);
  return {
    origin: linkdesk.origin,
    port: linkdesk.port,
    ...{ sandbox, database, firstLink: linkdesk.firstLink },
    logged: () => lines,
    async restart() {
      await linkdesk.close();
      const port = Number(new URL(linkdesk.origin).port);
      linkdesk = await startLinkdesk({ ...config, port }, provider, log, wrapping);
    },
    async close() {
      await linkdesk.close();
      leaveEvidence('logs', lines);
      if (options.provider === undefined) await sandbox.close();
      if (options.database === undefined) await database.drop();
    },
  };
}

/** A sandbox with credentials of its own, which remembers whom links were made for. */
async function startTestSandbox(
  options: Partial<SandboxOptions> = {},
  forgetsRecipients = false,
): Promise<Sandbox> {
  const clientSecret = `canary-${randomUUID()}`;
  const sandbox = await startSandbox({ port: 0, seededLinks: 0, clientSecret, ...options });
  const { control } = sandbox;
  const made: string[] = [];
  leaveEvidence('secrets', sandbox.clientSecret);
  return {
    ...sandbox,
    control: {
      ...control,
      makeLink(wish) {
        const link = control.makeLink(wish);
        made.push(link.id);
        return link;
      },
    },
    async close() {
      if (!forgetsRecipients) for (const id of made) leaveRecipient(control.link(id));
      await sandbox.close();
    },
  };
}
