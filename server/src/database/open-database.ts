import { Kysely, sql } from 'kysely';
import { dialectOf } from './dialect-of.ts';
import type { DialectName } from './dialect-of.ts';
import { openSqliteFile } from './open-sqlite-file.ts';
import { GuardedPostgresDialect } from './postgres-dialect.ts';
import { readNow } from './read-now.ts';
import { NodeSqliteDialect } from './sqlite-dialect.ts';
import type { Tables, Trx } from './tables.ts';
import { insideTransaction } from './transaction-scope.ts';

export type Database = {
  kysely: Kysely<Tables>;
  dialect: DialectName;
  /**
   * Commits when `work` resolves and rolls back when it rejects. Inside it only `trx` may be queried
   * and nothing awaited but the database: on SQLite every other query waits until it has ended.
   */
  transaction<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /** Milliseconds UTC by the one clock all replicas share: the database's on PostgreSQL, ours on SQLite. */
  readNow(db?: Kysely<Tables>): Promise<number>;
  close(): Promise<void>;
};

/**
 * Opens PostgreSQL when there is a `databaseUrl`, otherwise `linkdesk.sqlite` in `dataDir`. The tables
 * are there after `migrate`. One SQLite file can be opened once per process: two handles would block
 * the event loop waiting for each other.
 */
export async function openDatabase(settings: {
  dataDir: string;
  databaseUrl: string | null;
}): Promise<Database> {
  const kysely = settings.databaseUrl
    ? await openPostgres(settings.databaseUrl)
    : await openSqlite(settings.dataDir);
  return {
    kysely,
    dialect: dialectOf(kysely),
    transaction: (work) => runTransaction(kysely, work),
    readNow: (db = kysely) => readNow(db),
    close: () => kysely.destroy(),
  };
}

async function openSqlite(dataDir: string): Promise<Kysely<Tables>> {
  const kysely = new Kysely<Tables>({ dialect: new NodeSqliteDialect(openSqliteFile(dataDir)) });
  // Kysely closes only what was queried once.
  await sql`select 1`.execute(kysely);
  return kysely;
}

async function openPostgres(databaseUrl: string): Promise<Kysely<Tables>> {
  const kysely = new Kysely<Tables>({ dialect: new GuardedPostgresDialect(databaseUrl) });
  try {
    await readNow(kysely);
    return kysely;
  } catch (cause) {
    await kysely.destroy();
    // The address itself is not repeated: it holds the password.
    throw new Error(`DATABASE_URL: the database cannot be reached (${reasonOf(cause)}).`, { cause });
  }
}

/** Read committed, so that what is read after waiting for a lock is what the one before left. */
function runTransaction<T>(kysely: Kysely<Tables>, work: (trx: Trx) => Promise<T>): Promise<T> {
  return kysely
    .transaction()
    .setIsolationLevel('read committed')
    .execute((trx) => insideTransaction(() => work(trx)));
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || (cause as NodeJS.ErrnoException).code || cause.name;
}
