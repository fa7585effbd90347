import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { assertStorable } from './storable.ts';

/** Node's SQLite in the shape Kysely's driver expects. */
export function forKysely(file: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => file.close(),
    prepare(sql) {
      const kept = prepared.get(sql) ?? statement(file, sql);
      prepared.delete(sql);
      prepared.set(sql, kept);
      const [longestUnused] = prepared.keys();
      if (prepared.size > MOST_PREPARED && longestUnused !== undefined) prepared.delete(longestUnused);
      return kept;
    },
  };
}

/** Preparing costs as much as running most of ours. */
const MOST_PREPARED = 300;

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
