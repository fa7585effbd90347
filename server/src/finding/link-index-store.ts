import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Condition } from './conditions-of.ts';
import type { Position, SortOrder } from './sort-order.ts';
import { whereOf } from './where-store.ts';

/** The links of one index, in its order. It is told how many, so that no statement reads more. */
export type Driver = {
  /** A statement for the numbers of the next ones, and the `value` by which they are in order. */
  next(environment: string, after: Position | null, most: number): RawBuilder<Position>;
  descending: boolean;
  /** Its `value` is when the link was made: other keys of it are found without the link itself. */
  isAsMade: boolean;
};

/** A link has one of these search keys, or several. The environment is hashed with them. */
export type KeyChoice = readonly bigint[];

/** The links that are found by a choice of keys, as they were made. */
export function keyDriver(choice: KeyChoice, descending: boolean): Driver {
  return {
    ...{ descending, isAsMade: true },
    next: (_environment, after, most) => {
      const lists = choice.map((key) => linksOfKey(key, { after, most, descending }));
      const [only] = lists;
      if (only !== undefined && lists.length === 1) return only;
      const all = lists.map((list) => sql`select no, value from (${list}) o`);
      return sql<Position>`select u.no, u.value from (${sql.join(all, sql` union `)}) u
        ${inOrder('u', 'value', descending)} limit ${most}`;
    },
  };
}

function linksOfKey(
  key: bigint,
  { after, most, descending }: { after: Position | null; most: number; descending: boolean },
): RawBuilder<Position> {
  const beyond = after === null ? sql`` : sql`and ${isBeyond('k', 'created_at', after, descending)}`;
  return sql<Position>`select k.no, k.created_at as value from search_key k
    where k.key = ${key} ${beyond} ${inOrder('k', 'created_at', descending)} limit ${most}`;
}

/** The links of which one thing is asked, in no order: for those that are all taken at once. */
export function conditionDriver(condition: Condition): Driver {
  return {
    ...{ descending: false, isAsMade: false },
    next: (environment, _after, most) => sql<Position>`select p.no, p.no as value from payout_link p
      where p.environment = ${environment} and ${whereOf(environment, condition)} limit ${most}`,
  };
}

/** The links in the order of a sort: those that have its value, and behind them those that have none. */
export function sortDrivers(order: SortOrder, within: readonly Condition[]): Driver[] {
  if (order.column !== 'expires_at') return [sortDriver(order, within, [])];
  return [sql<SqlBool>`p.expires_at is not null`, sql<SqlBool>`p.expires_at is null`].map((part) =>
    sortDriver(order, within, [part]),
  );
}

function sortDriver(
  { column, descending }: SortOrder,
  within: readonly Condition[],
  part: readonly RawBuilder<SqlBool>[],
): Driver {
  return {
    ...{ descending, isAsMade: column === 'created_at' },
    next: (environment, after, most) => {
      const bounds = [
        sql<SqlBool>`p.environment = ${environment}`,
        ...within.map((condition) => whereOf(environment, condition)),
        ...part,
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

function inOrder(table: 'k' | 'p' | 'u', column: string, descending: boolean): RawBuilder<unknown> {
  const way = descending ? sql`desc` : sql`asc`;
  return sql`order by ${sql.ref(`${table}.${column}`)} ${way}, ${sql.ref(`${table}.no`)} ${way}`;
}
