import { CompiledQuery, PostgresDialect, PostgresDriver, PostgresQueryCompiler } from 'kysely';
import type { DatabaseConnection, QueryId, RootOperationNode } from 'kysely';
import pg from 'pg';
import { asTrouble, tellTrouble } from './records-trouble.ts';
import { assertStorable } from './storable.ts';
import { assertOutsideTransaction } from './transaction-scope.ts';

/** Kysely's PostgreSQL dialect, refusing what the SQLite one refuses. */
export class GuardedPostgresDialect extends PostgresDialect {
  readonly #pool: pg.Pool;

  constructor(databaseUrl: string) {
    const pool = openPool(databaseUrl);
    super({ pool });
    this.#pool = pool;
  }

  override createDriver = () => new GuardedDriver({ pool: this.#pool, onCreateConnection: makeDurable });
  override createQueryCompiler = () => new GuardedCompiler();
}

class GuardedDriver extends PostgresDriver {
  #inUse = 0;
  #whenUnused: () => void = () => undefined;

  override async acquireConnection(): Promise<DatabaseConnection> {
    assertOutsideTransaction();
    this.#inUse += 1;
    try {
      return tellTrouble(await super.acquireConnection());
    } catch (error) {
      this.#leave();
      throw asTrouble(error);
    }
  }

  override async releaseConnection(connection: PooledConnection): Promise<void> {
    await super.releaseConnection(connection);
    this.#leave();
  }

  /** A pool that is ended leaves whoever waits for a connection waiting for ever. */
  override async destroy(): Promise<void> {
    if (this.#inUse > 0) await new Promise<void>((resolve) => (this.#whenUnused = resolve));
    await super.destroy();
  }

  #leave(): void {
    this.#inUse -= 1;
    if (this.#inUse === 0) this.#whenUnused();
  }
}

type PooledConnection = Parameters<PostgresDriver['releaseConnection']>[0];

class GuardedCompiler extends PostgresQueryCompiler {
  override compileQuery(node: RootOperationNode, queryId: QueryId): CompiledQuery {
    const query = super.compileQuery(node, queryId);
    query.parameters.forEach(assertStorable);
    return query;
  }
}

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    application_name: 'linkdesk',
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    // A database that stops answering must not hold a person's request for longer than they wait.
    query_timeout: 5_000,
    types: parsers(),
  });
  // The pool drops a broken connection by itself, and a query on it fails. But without these listeners
  // the process would end when one breaks while idle, or taken but between two queries.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    dropWhenUnanswered(client);
  });
  return pool;
}

/** Behind a query that was never answered every later one of the connection would wait, the rollback first. */
function dropWhenUnanswered(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  Object.assign(client, {
    query: (...given: unknown[]) => {
      const answer = query(...given);
      if (answer instanceof Promise) {
        answer.catch(({ message }: Error) => {
          if (message === 'Query read timeout') client.end().catch(() => undefined);
        });
      }
      return answer;
    },
  });
}

/** Whole numbers arrive as text: `int8`, and `numeric`, which is what a sum of them is. */
function parsers() {
  const overrides = new pg.TypeOverrides();
  overrides.setTypeParser(pg.types.builtins.INT8, toNumber);
  overrides.setTypeParser(pg.types.builtins.NUMERIC, toNumber);
  return overrides;
}

function toNumber(text: string): number {
  const number = Number(text);
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) throw new RangeError(`${text} is too large for a number.`);
  return number;
}

/** A commit that was answered survives a crash, whatever the server's default is. */
async function makeDurable(connection: DatabaseConnection): Promise<void> {
  const weak = `current_setting('synchronous_commit') in ('off', 'local')`;
  await connection.executeQuery(
    CompiledQuery.raw(`select set_config('synchronous_commit', 'on', false) where ${weak}`),
  );
}
