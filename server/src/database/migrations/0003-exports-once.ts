import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { COLUMN_TYPES } from '../column-types.ts';
import { runStatements } from '../run-statements.ts';

/** Files that were asked for, each to be fetched once, by whichever replica is asked. */
export function exportsOnce(dialect: keyof typeof COLUMN_TYPES): Migration {
  const { text, int8, end } = COLUMN_TYPES[dialect];
  const statements = [
    `create table export (
      id ${text} primary key not null,
      person_id ${text} not null,
      kind ${text} not null,
      filter ${text} not null,
      created_at ${int8} not null,
      downloaded_at ${int8}
    ) ${end}`,
    `create index export_created on export (created_at)`,
  ];
  return { up: (db: Kysely<unknown>) => runStatements(db, statements) };
}
