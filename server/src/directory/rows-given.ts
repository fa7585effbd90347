import { sql, type RawBuilder } from 'kysely';
import type { DialectName } from '../database/dialect-of.ts';

export type Given = string | number | bigint | null;

/** Many rows as one parameter, so that a statement has the same text however many there are. */
export function rowsGiven(dialect: DialectName, rows: readonly (readonly Given[])[]): RawBuilder<unknown> {
  // JSON has no larger numbers, but both databases read them exactly.
  const json = `[${rows.map((row) => `[${row.map(jsonOf).join(',')}]`).join(',')}]`;
  return dialect === 'sqlite'
    ? sql`json_each(${json}) as given`
    : sql`json_array_elements(cast(${json} as json)) as given(value)`;
}

/** A column of `rowsGiven` that holds whole numbers. */
export function numberGiven(at: number): RawBuilder<number> {
  return sql<number>`cast(given.value ->> ${sql.lit(at)} as int8)`;
}

export function textGiven(at: number): RawBuilder<string> {
  return sql<string>`given.value ->> ${sql.lit(at)}`;
}

function jsonOf(value: Given): string {
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}
