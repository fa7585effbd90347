import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import type { DatabaseConnection, SqliteDatabase, SqliteStatement } from 'kysely';
import { assertStorable } from './storable.ts';
import { assertOutsideTransaction } from './transaction-scope.ts';

/** Kysely's SQLite dialect over Node's own SQLite, with transactions that queue and begin `immediate`. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #file: DatabaseSync;

  constructor(file: DatabaseSync) {
    super({ database: forKysely(file) });
    this.#file = file;
  }

  override createDriver = () => new QueueingDriver(this.#file);
  override createAdapter = () => new TransactionalAdapter();
}

class TransactionalAdapter extends SqliteAdapter {
  /** The driver queues instead, because it can refuse a wait that would never end. */
  override get supportsMultipleConnections() {
    return true;
  }
  /** Makes the migrator run in one transaction. */
  override get supportsTransactionalDdl() {
    return true;
  }
}

class QueueingDriver extends SqliteDriver {
  readonly #file: DatabaseSync;
  #queue: Promise<void> = Promise.resolve();
  #leave: () => void = () => undefined;

  constructor(file: DatabaseSync) {
    super({ database: forKysely(file) });
    this.#file = file;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    assertOutsideTransaction();
    const turn = this.#queue;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#queue = promise;
    await turn;
    this.#leave = resolve;
    return super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    this.#leave();
  }

  /** A deferred transaction that later writes fails at once when another process wrote meanwhile. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** SQLite has already rolled back by itself when the disk was full; a second rollback would hide that. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.isTransaction) await super.rollbackTransaction(connection);
  }
}

function forKysely(file: DatabaseSync): SqliteDatabase {
  return { close: () => file.close(), prepare: (sql) => statement(file, sql) };
}

function statement(file: DatabaseSync, sql: string): SqliteStatement {
  const prepared = file.prepare(sql);
  return {
    reader: prepared.columns().length > 0,
    // Node's rows have no prototype, pg's have: libraries call hasOwnProperty on them.
    all: (parameters) => prepared.all(...parameters.map(toSqlite)).map((row) => ({ ...row })),
    run: (parameters) => prepared.run(...parameters.map(toSqlite)),
    iterate: (parameters) => prepared.iterate(...parameters.map(toSqlite)),
  };
}

function toSqlite(value: unknown): SQLInputValue {
  assertStorable(value);
  return typeof value === 'boolean' ? Number(value) : (value as SQLInputValue);
}
