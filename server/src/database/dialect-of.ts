import { PostgresAdapter } from 'kysely';
import type { QueryExecutorProvider } from 'kysely';

export type DialectName = 'sqlite' | 'postgres';

/** For the few statements that only one of the two databases has or needs. */
export function dialectOf(db: QueryExecutorProvider): DialectName {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}
