import { startSandbox, type Sandbox } from '../sandbox/start-sandbox.ts';
import { freshPostgres } from '../testing/fresh-postgres.ts';
import { freshSqlite, type FreshDatabase } from '../testing/fresh-sqlite.ts';

export type Kind = 'SQLite' | 'PostgreSQL';

/** Where proofs run: one stand-in for all of them, and as many empty databases as they want. */
export type ProofWorld = {
  sandbox: Sandbox;
  /** Null when there is none here. */
  postgresUrl: string | null;
  fresh(kind: Kind, options?: string): Promise<FreshDatabase>;
  close(): Promise<void>;
};

export async function createProofWorld(postgresUrl: string | null): Promise<ProofWorld> {
  const sandbox = await startSandbox({ port: 0, seededLinks: 0 });
  return {
    ...{ sandbox, postgresUrl },
    fresh(kind, options) {
      if (kind === 'SQLite') return freshSqlite();
      if (postgresUrl === null) throw new Error('there is no PostgreSQL here');
      return freshPostgres(postgresUrl, options);
    },
    close: () => sandbox.close(),
  };
}

export const NO_POSTGRES = 'no PostgreSQL is installed';

/** Fast enough to be waited for, slow enough that a busy machine keeps a Track fresh. */
export const BRISK = {
  CANCEL_PACE: '0.03',
  CANCEL_QUIET_PERIOD_S: '40',
  LOG_LEVEL: 'warn',
};
/** Within the quiet period of `BRISK`. */
export const LATER_MS = 700;
