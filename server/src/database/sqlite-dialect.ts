import type { DatabaseSync } from 'node:sqlite';
import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import type { DatabaseConnection } from 'kysely';
import { tellTrouble } from './records-trouble.ts';
import { forKysely } from './sqlite-statement.ts';
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
  /** The driver queues instead of Kysely, because it can refuse a wait that would never end. */
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
    return tellTrouble(await super.acquireConnection());
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

  override async destroy(): Promise<void> {
    await this.#queue;
    await super.destroy();
  }
}
