import { sql } from 'kysely';
import { dialectOf } from './dialect-of.ts';
import type { Trx } from './tables.ts';

/** Holds everyone else who names the same thing until this transaction has ended. SQLite's transactions queue anyway. */
export async function lockFor(trx: Trx, name: string): Promise<void> {
  if (dialectOf(trx) !== 'postgres') return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}
