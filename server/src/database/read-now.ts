import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { dialectOf } from './dialect-of.ts';
import type { Tables } from './tables.ts';

/** Milliseconds UTC: the database's clock on PostgreSQL, so that replicas agree, and ours on SQLite. */
export async function readNow(db: Kysely<Tables>): Promise<number> {
  if (dialectOf(db) === 'sqlite') return Date.now();
  const { rows } = await sql<{ now: number }>`select ${nowWithin(db)} as now`.execute(db);
  const now = rows[0]?.now;
  if (now === undefined) throw new Error('The database did not tell its time.');
  return now;
}

/** The same as a column of another read. */
export function nowWithin(db: Kysely<Tables>): RawBuilder<number> {
  if (dialectOf(db) === 'sqlite') return sql<number>`${Date.now()}`;
  return sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::int8`;
}
