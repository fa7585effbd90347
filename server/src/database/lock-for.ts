import { sql, type SelectQueryBuilder } from 'kysely';
import { dialectOf } from './dialect-of.ts';
import type { Tables, Trx } from './tables.ts';

/** Holds everyone else who names the same thing until this transaction has ended. SQLite's transactions queue anyway. */
export async function lockFor(trx: Trx, name: string): Promise<void> {
  if (dialectOf(trx) !== 'postgres') return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}

/** The rows that are read stay as they are until this transaction has ended. */
export function lockedForShare<T extends keyof Tables, O>(
  trx: Trx,
  query: SelectQueryBuilder<Tables, T, O>,
): SelectQueryBuilder<Tables, T, O> {
  return dialectOf(trx) === 'postgres' ? query.forShare() : query;
}
