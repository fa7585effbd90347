import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Condition } from './conditions-of.ts';
import type { Driver } from './link-walk.ts';
import type { Position, SortOrder } from './sort-order.ts';

/** The links that are found by a key, as they were made. */
export function keyDriver(key: bigint, descending: boolean): Driver {
  return {
    descending,
    next: (after, most) => {
      const beyond = after === null ? sql`` : sql`and ${isBeyond('k', 'created_at', after, descending)}`;
      return sql<Position>`select k.no, k.created_at as value from search_key k
        where k.key = ${key} ${beyond} ${inOrder('k', 'created_at', descending)} limit ${most}`;
    },
  };
}

/** The links of which one thing is asked, in no order: for those that are all taken at once. */
export function conditionDriver(environment: string, { where }: Condition): Driver {
  return {
    descending: false,
    next: (_after, most) => sql<Position>`select p.no, p.no as value from payout_link p
      where p.environment = ${environment} and ${where} limit ${most}`,
  };
}

/** The links in the order of a sort: those that have its value, and behind them those that have none. */
export function sortDrivers(
  environment: string,
  order: SortOrder,
  within: readonly RawBuilder<SqlBool>[],
): Driver[] {
  if (order.column !== 'expires_at') return [sortDriver(environment, order, within)];
  return [sql<SqlBool>`p.expires_at is not null`, sql<SqlBool>`p.expires_at is null`].map((part) =>
    sortDriver(environment, order, [...within, part]),
  );
}

function sortDriver(
  environment: string,
  { column, descending }: SortOrder,
  within: readonly RawBuilder<SqlBool>[],
): Driver {
  return {
    descending,
    next: (after, most) => {
      const bounds = [
        sql<SqlBool>`p.environment = ${environment}`,
        ...within,
        ...(after === null ? [] : [isBeyond('p', column, after, descending)]),
      ];
      return sql<Position>`select p.no, ${sql.ref(`p.${column}`)} as value from payout_link p
        where ${sql.join(bounds, sql` and `)} ${inOrder('p', column, descending)} limit ${most}`;
    },
  };
}

function isBeyond(
  table: 'k' | 'p',
  column: string,
  { value, no }: Position,
  descending: boolean,
): RawBuilder<SqlBool> {
  const sign = descending ? sql`<` : sql`>`;
  if (value === null) return sql<SqlBool>`${sql.ref(`${table}.no`)} ${sign} ${no}`;
  return sql<SqlBool>`(${sql.ref(`${table}.${column}`)}, ${sql.ref(`${table}.no`)}) ${sign} (${value}, ${no})`;
}

function inOrder(table: 'k' | 'p', column: string, descending: boolean): RawBuilder<unknown> {
  const way = descending ? sql`desc` : sql`asc`;
  return sql`order by ${sql.ref(`${table}.${column}`)} ${way}, ${sql.ref(`${table}.no`)} ${way}`;
}
