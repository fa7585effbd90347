import { sql, type RawBuilder } from 'kysely';

/**
 * A sum of paise that no amount can break: two links of as much as a number holds are more than one holds, and SQLite
 * would refuse to read that, for everybody. Exact up to there.
 */
export function moneyOf(column: 'paise' | 'amount_paise'): RawBuilder<number | null> {
  return sql<number | null>`sum(cast(${sql.ref(column)} as double precision))`;
}

export function paiseOf(sum: number | null): number {
  return Math.min(sum ?? 0, Number.MAX_SAFE_INTEGER);
}
