import type { Sandbox } from '../sandbox/start-sandbox.ts';
import type { FreshDatabase } from './fresh-sqlite.ts';

export const TEST_DATA_KEY = '5e'.repeat(32);

/** The environment of a real server that has the sandbox for its provider; sample people may sign in. */
export function serverEnv(
  database: Pick<FreshDatabase, 'dataDir' | 'databaseUrl'>,
  sandbox: Sandbox,
): Record<string, string> {
  return {
    PORT: '0',
    DATA_DIR: database.dataDir,
    ...(database.databaseUrl === null
      ? {}
      : { DATABASE_URL: database.databaseUrl, AUTH_SECRET: 'a-secret-for-tests-only' }),
    INSTANTPAY_CLIENT_ID: sandbox.clientId,
    INSTANTPAY_CLIENT_SECRET: sandbox.clientSecret,
    INSTANTPAY_BASE_URL: sandbox.origin,
    // The stand-in may say that it is live, which takes a key.
    DATA_KEY: TEST_DATA_KEY,
    INSTANTPAY_ENVIRONMENT: 'sandbox',
    SAMPLE_PEOPLE: 'on',
    // Tests count the calls that they cause; those of the directory switch its own on.
    DIRECTORY_EVERY_S: '0',
  };
}
